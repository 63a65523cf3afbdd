import { randomUUID } from 'node:crypto';
import { isContractProcedure } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../db/connection.ts';
import { makeConversation } from '../db/factories/make-conversation.ts';
import { makeIncident } from '../db/factories/make-incident.ts';
import { makeZone } from '../db/factories/make-zone.ts';
import { contract } from '../domain/contract/contract.ts';
import { createTestApp } from '../test/app.ts';
import type { TestApp } from '../test/app.ts';
import { createTestDatabase } from '../test/database.ts';
import type { TestDatabase } from '../test/database.ts';
import { generateOpenApi } from './docs/openapi.ts';

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

/** Every route of the contract with an id in each place for one. */
function routes(): { method: string; path: string }[] {
  const found: { method: string; path: string }[] = [];
  const walk = (node: object): void => {
    if (isContractProcedure(node)) {
      const { method, path } = node['~orpc'].route;
      found.push({
        method: method ?? 'POST',
        path: `/api/v1${(path ?? '').replace(/\{\w+\}/g, () => randomUUID())}`,
      });
      return;
    }
    for (const child of Object.values(node)) walk(child as object);
  };
  walk(contract);
  return found;
}
const isOpen = (path: string) => /auth\/(login|refresh)$/.test(path);

describe('who may ask', () => {
  it('without a token every route but login and refresh answers 401 as a problem document', async () => {
    const asked = routes().filter(({ path }) => !isOpen(path));
    expect(asked.length).toBeGreaterThan(25);
    for (const { method, path } of asked) {
      const answer = await app.request(path, { method });
      const problem = (await answer.json()) as { status: number; code: string; requestId: string };
      expect([method, path, answer.status, problem.code]).toEqual([method, path, 401, 'user.not_signed_in']);
      expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
    }
  });

  it('a viewer reads everything and changes nothing', async () => {
    const zone = await makeZone(made.database);
    const { ask } = await app.signIn({ role: 'viewer', organizationId: zone.organizationId });
    expect((await ask('/api/v1/zones')).status).toBe(200);
    expect((await ask(`/api/v1/venues/${zone.venueId}`)).status).toBe(200);
    expect(
      (await ask(`/api/v1/monitoring/zones/${zone.id}/check`, { method: 'POST', json: {} })).status,
    ).toBe(403);
    const music = { changeId: randomUUID(), zoneIds: [zone.id], change: { kind: 'pause' } };
    expect(
      (await ask(`/api/v1/venues/${zone.venueId}/music-changes`, { method: 'POST', json: music })).status,
    ).toBe(403);
    const silence = { until: null, reason: 'none' };
    expect(
      (await ask(`/api/v1/venues/${zone.venueId}/silence`, { method: 'PUT', json: silence })).status,
    ).toBe(403);
  });

  it("another organization's object answers exactly like one that does not exist", async () => {
    const zone = await makeZone(made.database);
    const conversation = await makeConversation(made.database);
    const incident = await makeIncident(made.database);
    const { ask } = await app.signIn({ role: 'admin' });
    const pairs = [
      [`/api/v1/venues/${zone.venueId}`, `/api/v1/venues/${randomUUID()}`],
      [`/api/v1/monitoring/zones/${zone.id}/history`, `/api/v1/monitoring/zones/${randomUUID()}/history`],
      [`/api/v1/conversations/${conversation.id}`, `/api/v1/conversations/${randomUUID()}`],
      [`/api/v1/conversations/${conversation.id}/messages`, `/api/v1/conversations/${randomUUID()}/messages`],
      [`/api/v1/incidents/${incident.id}`, `/api/v1/incidents/${randomUUID()}`],
    ] as const;
    for (const [foreign, unknown] of pairs) {
      const [one, other] = [await ask(foreign), await ask(unknown)];
      const [body, expected] = [(await one.json()) as object, (await other.json()) as object];
      expect([foreign, one.status]).toEqual([foreign, 404]);
      expect({ ...body, requestId: '' }).toEqual({ ...expected, requestId: '' });
    }
  });
});

describe('bad input', () => {
  it('says which field is wrong and keeps the request id', async () => {
    const { ask } = await app.signIn({ role: 'agent' });
    const answer = await ask('/api/v1/venues?limit=9999');
    expect(answer.status).toBe(400);
    expect(answer.headers.get('content-type')).toContain('json');
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', status: 400 });
  });

  it('a body that is no JSON, too long, or full of NUL is refused with a problem document', async () => {
    const { ask, accessToken } = await app.signIn({ role: 'agent' });
    const headers = { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' };
    const post = (body: string) => app.request('/api/v1/auth/login', { method: 'POST', headers, body });
    const broken = await post('{"email":');
    expect([broken.status, ((await broken.json()) as { status?: number }).status]).toEqual([400, 400]);
    expect((await post(`"${'x'.repeat(300_000)}"`)).status).toBe(413);
    const nul = await ask('/api/v1/venues?search=%00');
    expect([nul.status, ((await nul.json()) as { code: string }).code]).toEqual([
      400,
      'request.unstorable_text',
    ]);
  });

  it('a volume beyond the scale is refused', async () => {
    const zone = await makeZone(made.database);
    const { ask } = await app.signIn({ role: 'agent', organizationId: zone.organizationId });
    const order = { changeId: randomUUID(), zoneIds: [zone.id], change: { kind: 'volume_to', level: 17 } };
    expect(
      (await ask(`/api/v1/venues/${zone.venueId}/music-changes`, { method: 'POST', json: order })).status,
    ).toBe(400);
  });
});

describe('when the database is away', () => {
  it('requests answer 503 with Retry-After and say that nothing was lost', async () => {
    const nobody = openDatabase('postgres://nobody:x@127.0.0.1:9/none', { poolSize: 1 });
    const { accessToken } = await app.signIn({ role: 'agent' });
    const cut = await createTestApp(made, { database: nobody, findAbsent: async () => ['database'] });
    const answer = await cut.request('/api/v1/venues', {
      headers: { authorization: `Bearer ${accessToken}` },
    });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
    const ready = await cut.request('/ready');
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'not ready', absent: ['database'] }]);
    expect((await cut.request('/health')).status).toBe(200);
    await cut.close();
  });
});

describe('the reference page', () => {
  it('is made from the contract, names every route and needs nothing from outside', async () => {
    const document = await generateOpenApi({ version: '1', publicUrl: 'http://127.0.0.1:3000' });
    const operations = Object.values(document.paths ?? {}).flatMap((path) => Object.keys(path ?? {}));
    expect(operations).toHaveLength(routes().length);
    const page = await app.request('/docs');
    expect(page.status).toBe(200);
    expect(await page.text()).not.toMatch(/https?:\/\//);
    expect((await app.request('/docs/swagger-ui-bundle.js')).status).toBe(200);
    expect((await app.request('/api/v1/openapi.json')).status).toBe(200);
  });
});

describe('every answer', () => {
  it('that is large travels compressed', async () => {
    const { headers } = await app.request('/docs/swagger-ui-bundle.js', {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers.get('content-encoding')).toBe('gzip');
  });

  it('carries the protective headers', async () => {
    const { headers } = await app.request('/health');
    expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});
