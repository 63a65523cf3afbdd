import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inPlatform } from '../db/connection.ts';
import { makeOrganization } from '../db/factories/make-organization.ts';
import type { WorkflowEvent } from '../domain/outbox/workflow-event.ts';
import type { Context } from '../services/context.ts';
import { inTransaction } from '../services/context.ts';
import { addWorkflowEvent } from '../services/outbox/add-workflow-event.ts';
import { claimDueEvents } from '../services/outbox/claim-due-events.ts';
import { markEventsDelivered } from '../services/outbox/mark-events-delivered.ts';
import { createTestDatabase } from '../test/database.ts';
import type { TestDatabase } from '../test/database.ts';
import { relayDueEvents } from './relay-due-events.ts';
import { startWorkflowEventRelay } from './workflow-event-relay.ts';

// a database for each case: the relay looks at all organizations
let db: TestDatabase;
const made: TestDatabase[] = [];
beforeEach(async () => {
  db = await createTestDatabase();
  made.push(db);
});
afterAll(() => Promise.all(made.map((one) => one.close())));

const START = Date.parse('2026-03-02T09:00:00Z');
const clock = { at: START, now: () => new Date(clock.at) };
const later = (seconds: number) => {
  clock.at += seconds * 1_000;
};

async function leaveBehind(count: number, processId = 'c1'): Promise<WorkflowEvent[]> {
  clock.at = START;
  const { id: organizationId } = await makeOrganization(db.database);
  const actor = { kind: 'system', name: 'test' } as const;
  const context: Context = { database: db.database, clock, organizationId, actor };
  const events = [];
  for (let index = 0; index < count; index += 1) {
    const payload = { kind: 'messageReceived', number: index };
    events.push(
      await inTransaction(context, (inner) =>
        addWorkflowEvent(inner, {
          processType: 'conversation',
          processId,
          signal: 'messageReceived',
          payload,
        }),
      ),
    );
  }
  return events;
}

const relay = (deliver: (event: WorkflowEvent) => Promise<void>, limit = 100) =>
  relayDueEvents({ database: db.database, clock }, { limit, deliver });
const stored = async () => {
  const { rows } = await inPlatform(db.database, (tx) =>
    tx.execute<{ processId: string; lastError: string | null; deliveredAt: string | null }>(
      sql`select process_id "processId", last_error "lastError", delivered_at "deliveredAt" from workflow_events`,
    ),
  );
  return rows;
};

describe('an event that was committed and not delivered', () => {
  test('is delivered once its writer has had its time, in order, and then no more', async () => {
    const events = await leaveBehind(3);
    const delivered: WorkflowEvent[] = [];
    const deliver = async (event: WorkflowEvent) => void delivered.push(event);
    expect(await relay(deliver)).toEqual({ due: 0, failed: 0 });
    later(3);
    expect(await relay(deliver)).toEqual({ due: 3, failed: 0 });
    expect(delivered).toEqual(events);
    later(3_600);
    expect(await relay(deliver)).toEqual({ due: 0, failed: 0 });
  });

  test('whose writer delivered it is left alone', async () => {
    const events = await leaveBehind(2);
    await markEventsDelivered({ database: db.database, clock }, events);
    later(60);
    expect(await claimDueEvents({ database: db.database, clock }, { limit: 10 })).toEqual([]);
  });

  test('is claimed by one of several relays', async () => {
    await leaveBehind(40);
    later(3);
    const claims = await Promise.all(
      Array.from({ length: 4 }, () => claimDueEvents({ database: db.database, clock }, { limit: 20 })),
    );
    const ids = claims.flat().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('is delivered again after a crash between delivery and note', async () => {
    const [event] = await leaveBehind(1);
    later(3);
    // delivered by a relay that dies before it can say so
    expect(await claimDueEvents({ database: db.database, clock }, { limit: 10 })).toHaveLength(1);
    const delivered: WorkflowEvent[] = [];
    later(6);
    await relay(async (again) => void delivered.push(again));
    expect(delivered).toEqual([event]);
  });

  test('that cannot be delivered says why, is tried less and less often, and holds back only its own process', async () => {
    await leaveBehind(2, 'broken');
    await leaveBehind(1, 'sound');
    later(3);
    const tried: string[] = [];
    const deliver = async (event: WorkflowEvent) => {
      tried.push(event.processId);
      if (event.processId === 'broken') throw new Error('no workflow like that');
    };
    expect(await relay(deliver)).toEqual({ due: 3, failed: 2 });
    expect(tried.toSorted()).toEqual(['broken', 'sound']);
    const broken = (await stored()).filter(({ processId }) => processId === 'broken');
    expect(broken.map(({ lastError }) => lastError)).toContain('Error: no workflow like that');
    later(4);
    expect(await relay(deliver)).toEqual({ due: 0, failed: 0 });
    later(2);
    expect(await relay(deliver)).toEqual({ due: 2, failed: 2 });
    later(6);
    expect(await relay(deliver)).toEqual({ due: 0, failed: 0 });
  });
});

describe('the relay', () => {
  test('empties a long queue without pausing, and goes on when the database comes back', async () => {
    await leaveBehind(250);
    later(3);
    const delivered = new Set<string>();
    const warnings: string[] = [];
    const allDelivered = Promise.withResolvers<void>();
    const fail = Promise.withResolvers<void>();
    const log = {
      debug: () => {},
      info: () => {},
      error: () => {},
      warn: (_: object, sentence: string) => {
        warnings.push(sentence);
        fail.resolve();
      },
    };
    // away until the relay has noticed it
    let isAway = true;
    const pool = db.database.pool;
    const connect = pool.connect.bind(pool);
    pool.connect = (() => (isAway ? Promise.reject(new Error('away')) : connect())) as typeof pool.connect; // cast: overloads
    const running = startWorkflowEventRelay({
      database: db.database,
      clock,
      log,
      deliver: async ({ id }) => {
        delivered.add(id);
        if (delivered.size === 250) allDelivered.resolve();
      },
    });
    await fail.promise;
    isAway = false;
    await allDelivered.promise;
    await running.stop();
    expect(warnings).toEqual(['Events cannot be delivered; they wait in the outbox']);
    expect((await stored()).every(({ deliveredAt }) => deliveredAt !== null)).toBe(true);
  });
});
