import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { inTransaction, systemClock } from '../../services/context.ts';
import { publishChanges } from '../../services/live/publish-changes.ts';
import { createTestApp } from '../../test/app.ts';
import type { TestApp } from '../../test/app.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';

let made: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  made = await createTestDatabase();
  app = await createTestApp(made);
});
afterAll(async () => {
  await app.close();
  await made.close();
});

function publish(organizationId: OrganizationId, conversationId: string): Promise<void> {
  const context = {
    database: made.database,
    clock: systemClock,
    organizationId,
    actor: { kind: 'system' as const, name: 'test' },
  };
  return inTransaction(context, (tx) =>
    publishChanges(tx, [{ topic: 'conversation', payload: { conversationId } }]),
  );
}

/** Reads a stream until a text has come. */
async function readUntil(response: Response, text: string): Promise<string> {
  const reader = response.body?.getReader();
  let read = '';
  while (reader !== undefined && !read.includes(text)) {
    const { value, done } = await reader.read();
    if (done) break;
    read += new TextDecoder().decode(value);
  }
  await reader?.cancel();
  return read;
}

describe('the live stream', () => {
  it('tells what changed in the own organization and nothing of another', async () => {
    const { user, accessToken } = await app.signIn({ role: 'viewer' });
    const stranger = await makeOrganization(made.database);
    const stream = await app.request('/api/v1/live', { headers: { authorization: `Bearer ${accessToken}` } });
    await publish(stranger.id, 'foreign');
    await publish(user.organizationId, 'own');
    const read = await readUntil(stream, 'own');
    expect(read).toContain(
      'event: conversation\ndata: {"conversationId": "own"}'.replace(': "own"', ':"own"'),
    );
    expect(read).not.toContain('foreign');
  });

  it('a browser that was away catches up from its last event', async () => {
    const { user, accessToken, ask } = await app.signIn({ role: 'viewer' });
    const { liveCursor } = (await (await ask('/api/v1/zones')).json()) as { liveCursor: string };
    await publish(user.organizationId, 'missed');
    const stream = await app.request('/api/v1/live', {
      headers: { authorization: `Bearer ${accessToken}`, 'last-event-id': liveCursor },
    });
    expect(await readUntil(stream, 'missed')).toContain('missed');
  });

  it('needs a session', async () => {
    expect((await app.request('/api/v1/live')).status).toBe(401);
  });
});
