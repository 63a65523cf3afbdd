import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveryReport } from '../../domain/message/inbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { IntegrationOutcome } from '../../integrations/errors.ts';
import { applyDeliveryReports } from '../../services/message/apply-delivery-reports.ts';
import { beginAttempt } from '../../services/message/begin-attempt.ts';
import { makeLedgerScene } from '../../test/fixtures/ledger-scene.ts';
import type { LedgerScene } from '../../test/fixtures/ledger-scene.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { MessageDependencies } from './dependencies.ts';
import { createMessageActivities } from './index.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

type Call = { operation: string; to: string; key: string; text: string };
type Answer = () => Promise<string> | string;

/** All three vendors behind one script: each send takes its next line, and the last one again and again. */
function fakeVendors(...answers: Answer[]) {
  const calls: Call[] = [];
  const send = async (call: Call) => {
    calls.push(call);
    const answer = answers.length > 1 ? answers.shift() : answers[0];
    return { providerMessageId: await answer!() }; // each test gives at least one
  };
  const unused = () => Promise.reject(new Error('not a part of sending'));
  const vendors: MessageDependencies['vendors'] = {
    whatsapp: async () => ({
      sendText: ({ to, body, outboundId }) => send({ operation: 'text', to, key: outboundId, text: body }),
      sendTemplate: ({ to, name, bodyParameters, outboundId }) =>
        send({ operation: name, to, key: outboundId, text: bodyParameters.join() }),
      showTyping: unused,
    }),
    line: async () => ({
      push: ({ to, text, retryKey }) => send({ operation: 'push', to, key: retryKey, text }),
      reply: unused,
      showLoading: unused,
      getProfile: unused,
    }),
    email: async () => ({
      send: ({ to, subject, text, messageId }) => send({ operation: subject, to, key: messageId, text }),
    }),
  };
  return { calls, vendors };
}

const accepted = (id: string) => () => id;
const refused =
  (outcome: IntegrationOutcome, more: { retryAfterMs?: number; isSafeToRepeat?: boolean } = {}): Answer =>
  () => {
    throw new IntegrationError({
      vendor: 'whatsapp',
      operation: 'send_text',
      outcome,
      reason: outcome === 'unknown' ? 'timeout' : 'rate_limited',
      ...more,
    });
  };

function sending(scene: LedgerScene, ...answers: Answer[]) {
  const { calls, vendors } = fakeVendors(...answers);
  const delivered: WorkflowEvent[] = [];
  const activities = createMessageActivities({
    database: db.database,
    clock: scene.clock,
    deliverEvents: async (events) => void delivered.push(...events),
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
    vendors,
    timing: { settleWaitMs: 300, settlePollMs: 20, noteWaitMs: 5_000 },
  });
  const ids = { organizationId: scene.context.organizationId, outboundMessageId: scene.outboundMessageId };
  const run = <I, O>(activity: (input: I) => Promise<O>, input: I): Promise<O> =>
    new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') }).run(activity, input);
  return {
    calls,
    delivered,
    send: (longestPauseMs = 15_000) => run(activities.sendMessage, { ...ids, slotAt: null, longestPauseMs }),
    settle: () => run(activities.settleMessage, ids),
    report: (report: DeliveryReport) =>
      applyDeliveryReports(scene.context, { connectionId: scene.identity.connectionId, reports: [report] }),
  };
}

describe('sending a message', () => {
  test('twice leaves once', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, calls } = sending(scene, accepted('wamid.1'));
    const outcome = { outboundMessageId: scene.outboundMessageId, status: 'accepted' };
    expect(await send()).toMatchObject(outcome);
    expect(await send()).toMatchObject(outcome);
    expect(calls).toEqual([
      {
        operation: 'text',
        to: scene.identity.externalId,
        key: scene.outboundMessageId,
        text: 'The lobby is at volume 6 now.',
      },
    ]);
    expect(await scene.row()).toMatchObject({
      status: 'accepted',
      providerMessageId: 'wamid.1',
      attempts: 1,
    });
  });

  test('by two workers at once leaves once', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, calls } = sending(scene, accepted('wamid.1'));
    const outcomes = await Promise.all([send(), send()]);
    expect(calls).toHaveLength(1);
    expect(outcomes.map(({ status }) => status)).toContain('accepted');
    expect((await scene.row()).status).toBe('accepted');
  });

  test('as mail carries our own id, so that a repeat is recognised', async () => {
    const scene = await makeLedgerScene(db.database, { channel: 'email' });
    const { send, calls } = sending(scene, accepted('<m@venue.example>'));
    expect(await send()).toMatchObject({ status: 'accepted' });
    expect(calls).toMatchObject([{ operation: 'Your lobby' }]);
    expect(calls[0]?.key).toMatch(new RegExp(`^<${scene.outboundMessageId}@`));
  });

  test('as a notice outside the service window leaves in its approved wording', async () => {
    const scene = await makeLedgerScene(db.database, {
      purpose: 'incident_notice',
      minutesSinceInbound: 3_000,
    });
    const { send, calls } = sending(scene, accepted('wamid.1'));
    await send();
    expect(calls).toMatchObject([{ operation: 'service_notice', text: 'The lobby is at volume 6 now.' }]);
  });

  test('is refused when the window has closed, and the vendor hears nothing', async () => {
    const scene = await makeLedgerScene(db.database, { minutesSinceInbound: 3_000 });
    const { send, calls } = sending(scene, accepted('wamid.1'));
    expect(await send()).toMatchObject({ status: 'skipped', reason: 'window_closed' });
    expect(calls).toEqual([]);
  });

  test('waits its turn elsewhere when the account has no room soon', async () => {
    const scene = await makeLedgerScene(db.database, { channel: 'email' });
    const { send, calls } = sending(scene, accepted('<m@venue.example>'));
    for (let index = 0; index < 50; index += 1) await send();
    expect(await send()).toEqual({
      status: 'paced',
      waitMs: 72_000,
      slotAt: scene.clock.at.getTime() + 72_000,
    });
    expect(calls).toHaveLength(1);
  });
});

describe('a vendor that refuses', () => {
  test('for now is tried again, with the pause that it asks for, and the message leaves once', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, calls } = sending(
      scene,
      refused('try_again', { retryAfterMs: 4_000 }),
      accepted('wamid.1'),
    );
    await expect(send()).rejects.toMatchObject({
      type: 'integration.try_again',
      nonRetryable: false,
      nextRetryDelay: 4_000,
    });
    expect(await scene.row()).toMatchObject({
      status: 'sending',
      attemptToken: null,
      statusReason: 'rate_limited',
    });
    expect(await send()).toMatchObject({ status: 'accepted' });
    expect(calls).toHaveLength(2);
    expect((await scene.row()).attempts).toBe(2);
  });

  test('for longer than anybody here waits is left to patience', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send } = sending(scene, refused('try_again', { retryAfterMs: 600_000 }));
    await expect(send()).rejects.toMatchObject({
      type: 'message.try_later',
      nonRetryable: true,
      details: [{ retryAfterMs: 600_000 }],
    });
    await expect(send(3_600_000)).rejects.toMatchObject({ nonRetryable: false, nextRetryDelay: 600_000 });
  });

  test('for good makes it failed, and it is not tried again', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, calls } = sending(scene, refused('never'));
    expect(await send()).toMatchObject({ status: 'failed', reason: 'rate_limited' });
    expect(await send()).toMatchObject({ status: 'failed' });
    expect(calls).toHaveLength(1);
    expect(await scene.alerts()).toMatchObject([{ type: 'send_failed' }]);
  });
});

describe('an answer that got lost', () => {
  test('leaves the message unknown: it is not sent again, and a report settles it', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, settle, calls, report } = sending(scene, refused('unknown'));
    expect(await send()).toMatchObject({ status: 'unknown', reason: 'timeout' });
    expect(await send()).toMatchObject({ status: 'unknown' });
    const settling = settle();
    await report(scene.report('sent'));
    expect(await settling).toMatchObject({ status: 'accepted' });
    expect(calls).toHaveLength(1);
    expect(await scene.alerts()).toEqual([]);
  });

  test('and no report: it is with a person', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send, settle, calls } = sending(scene, refused('unknown'));
    await send();
    expect(await settle()).toMatchObject({ status: 'unknown', reason: 'timeout' });
    expect(await settle()).toMatchObject({ status: 'unknown' });
    expect(await scene.alerts()).toMatchObject([{ type: 'send_unknown', isResolved: false }]);
    expect(calls).toHaveLength(1);
  });

  test('of LINE is asked for again under the same key', async () => {
    const scene = await makeLedgerScene(db.database, { channel: 'line' });
    const lost = refused('unknown', { isSafeToRepeat: true });
    const { send, settle, calls } = sending(scene, lost, accepted('line.1'));
    await expect(send()).rejects.toMatchObject({ type: 'integration.unknown', nonRetryable: false });
    expect(await settle()).toEqual({ status: 'may_be_sent' });
    expect(await send()).toMatchObject({ status: 'accepted' });
    expect(calls.map(({ key }) => key)).toEqual([scene.outboundMessageId, scene.outboundMessageId]);
  });

  test('with the worker that waited for it: the next one asks the reports, not the vendor', async () => {
    const scene = await makeLedgerScene(db.database);
    // the attempt of a killed worker
    await beginAttempt(scene.context, { outboundMessageId: scene.outboundMessageId, slotAt: scene.clock.at });
    const { send, settle, calls, report } = sending(scene, accepted('wamid.2'));
    expect(await send()).toMatchObject({ status: 'unknown', reason: 'attempt_lost' });
    await report(scene.report('delivered', { providerMessageId: 'wamid.1' }));
    expect(await settle()).toMatchObject({ status: 'accepted' });
    expect(calls).toEqual([]);
  });

  test('because of a mistake of ours counts as unknown too', async () => {
    const scene = await makeLedgerScene(db.database);
    const { send } = sending(scene, () => {
      throw new TypeError('cannot read properties of undefined');
    });
    expect(await send()).toMatchObject({ status: 'unknown', reason: 'unexpected' });
  });
});

describe('a report that is faster than the vendor’s answer', () => {
  test('of failure makes the send failed at once', async () => {
    const scene = await makeLedgerScene(db.database);
    const told = sending(scene, async () => {
      await told.report(scene.report('failed', { providerMessageId: 'wamid.1', errorCode: '131026' }));
      return 'wamid.1';
    });
    expect(await told.send()).toMatchObject({ status: 'failed' });
    expect(await scene.row()).toMatchObject({ status: 'failed', providerMessageId: 'wamid.1' });
  });

  test('a database that is away right after acceptance is waited for', async () => {
    const scene = await makeLedgerScene(db.database);
    const pool = db.database.pool;
    const connect = pool.connect.bind(pool);
    let refusals = 2;
    const { send, calls } = sending(scene, () => {
      pool.connect = (() =>
        refusals-- > 0 ? Promise.reject(new Error('away')) : connect()) as typeof pool.connect; // cast: overloads
      return 'wamid.1';
    });
    expect(await send()).toMatchObject({ status: 'accepted' });
    pool.connect = connect;
    expect(calls).toHaveLength(1);
    expect((await scene.row()).status).toBe('accepted');
  });
});
