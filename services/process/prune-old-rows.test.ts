import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeOrganization } from '../../db/factories/make-organization.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { markEventsDelivered } from '../outbox/mark-events-delivered.ts';
import { pruneOldRows } from './prune-old-rows.ts';

const NOW = new Date('2026-03-20T00:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.close());

test('what was told goes after its time; a fact that nobody has taken stays for ever', async () => {
  const { id: organizationId } = await makeOrganization(made.database);
  const at = (now: Date): Context => ({
    database: made.database,
    clock: { now: () => now },
    organizationId,
    actor: { kind: 'system', name: 'test' },
  });
  const write = (now: Date) =>
    inTransaction(at(now), async (tx) => {
      await publishChanges(tx, [{ topic: 'conversation', payload: { conversationId: now.toISOString() } }]);
      const event = { processType: 'sweep', processId: '0', signal: 'checkNow', payload: {} } as const;
      return [await addWorkflowEvent(tx, event), await addWorkflowEvent(tx, event)] as const;
    });
  for (const days of [0, 2, 8]) {
    const [delivered] = await write(daysAgo(days));
    await markEventsDelivered(at(daysAgo(days)), [delivered]);
  }
  await pruneOldRows(at(NOW));
  const read = async (query: ReturnType<typeof sql>) =>
    (await inOrganization(made.database, organizationId, (tx) => tx.execute(query))).rows;
  expect(await read(sql`select 1 from live_changes`)).toHaveLength(1);
  expect(await read(sql`select 1 from workflow_events where delivered_at is not null`)).toHaveLength(2);
  expect(await read(sql`select 1 from workflow_events where delivered_at is null`)).toHaveLength(3);
});
