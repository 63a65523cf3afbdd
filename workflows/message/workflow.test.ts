import { randomUUID } from 'node:crypto';
import { ApplicationFailure, ApplicationFailureCategory } from '@temporalio/common';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MessageActivities } from '../../activities/message/index.ts';
import type { OrganizationId, OutboundMessageId, WorkflowEventId } from '../../domain/ids.ts';
import type { SendOutcome, SendStep } from '../../domain/message/outbound.ts';
import type { SendOrder } from '../../domain/message/send-order.ts';
import type { sendingWorkflow } from '../../test/fixtures/sending-workflows.ts';
import { openSkippedTime } from '../../test/skipped-time.ts';
import type { SkippedTime } from '../../test/skipped-time.ts';
import { buildWorkflowBundle } from '../../test/workflow-bundle.ts';
import { deliverMessageEvent } from './client.ts';
import { MESSAGE_QUEUE, messageWorkflowId, SEND_QUEUE } from './contract.ts';

const organizationId = '019470a0-0000-7000-8000-00000000000a' as OrganizationId; // cast: any id does
const outboundMessageId = '019470a0-0000-7000-8000-00000000000b' as OutboundMessageId; // cast: as above
const ids = { organizationId, outboundMessageId };
const outcome = (status: SendOutcome['status'], reason: string | null = null) => ({
  outboundMessageId,
  status,
  reason,
});
// benign only to keep the test's output short
const category = ApplicationFailureCategory.BENIGN;
const tryAgain = (more: { nextRetryDelay?: number } = {}) =>
  ApplicationFailure.create({ type: 'integration.try_again', message: 'not now', category, ...more });
const tryLater = (retryAfterMs: number) =>
  ApplicationFailure.create({
    type: 'message.try_later',
    nonRetryable: true,
    details: [{ retryAfterMs }],
    category,
  });

type Script = {
  send: (SendStep | ApplicationFailure)[];
  settle?: Awaited<ReturnType<MessageActivities['settleMessage']>>;
};
/** What the activities of each test are to say, and what they were asked. */
let script: Script = { send: [] };
let asked: { name: keyof MessageActivities; input: object }[] = [];
const activities: MessageActivities = {
  sendMessage: async (input) => {
    asked.push({ name: 'sendMessage', input });
    const next = script.send.length > 1 ? script.send.shift() : script.send[0];
    if (next === undefined || next instanceof ApplicationFailure) throw next ?? new Error('no script');
    return next;
  },
  settleMessage: async (input) => {
    asked.push({ name: 'settleMessage', input });
    return script.settle ?? { status: 'may_be_sent' };
  },
  parkMessage: async (input) => {
    asked.push({ name: 'parkMessage', input });
    return outcome('unknown', 'parked');
  },
  giveUpMessage: async (input) => {
    asked.push({ name: 'giveUpMessage', input });
    return outcome('failed', 'gave_up');
  },
};
const names = () => asked.map(({ name }) => name);

let time: SkippedTime;
beforeAll(async () => {
  time = await openSkippedTime();
  const entry = new URL('../../test/fixtures/sending-workflows.ts', import.meta.url);
  const workflowBundle = await buildWorkflowBundle(entry);
  await time.startWorker({ taskQueue: MESSAGE_QUEUE, workflowBundle });
  await time.startWorker({ taskQueue: SEND_QUEUE, workflowBundle, activities });
});
afterAll(() => time?.close());
afterEach(() => {
  script = { send: [] };
  asked = [];
});

const sendOnce = () =>
  time.skippingClient.workflow.execute<typeof sendingWorkflow>('sendingWorkflow', {
    taskQueue: MESSAGE_QUEUE,
    workflowId: randomUUID(),
    args: [ids],
  });

/** Starts the message's own workflow the way the outbox does, and waits for its end. */
async function order(payload: SendOrder, eventId = randomUUID()): Promise<void> {
  await deliverMessageEvent(time.skippingClient, {
    id: eventId as WorkflowEventId, // cast: any id does
    organizationId,
    processType: 'message',
    processId: outboundMessageId,
    signal: payload.kind,
    payload,
  });
  await time.client.workflow.getHandle(messageWorkflowId(organizationId, outboundMessageId)).result();
}

describe('sending from a process', () => {
  test('is over with the first acceptance', async () => {
    script = { send: [outcome('accepted')] };
    expect(await sendOnce()).toEqual(outcome('accepted'));
    expect(names()).toEqual(['sendMessage']);
  });

  test('tries three times while nothing leaves, then parks the message instead of dropping it', async () => {
    script = { send: [tryAgain()] };
    expect(await sendOnce()).toEqual(outcome('unknown', 'parked'));
    expect(names()).toEqual(['sendMessage', 'sendMessage', 'sendMessage', 'settleMessage', 'parkMessage']);
    expect(asked.at(-1)?.input).toEqual({ ...ids, waitMs: 30_000 });
  });

  test('goes on after a refusal that was only for now', async () => {
    script = { send: [tryAgain(), outcome('accepted')] };
    expect(await sendOnce()).toEqual(outcome('accepted'));
    expect(names()).toEqual(['sendMessage', 'sendMessage']);
  });

  test('parks at once when the vendor asks for ten minutes, and hands that on', async () => {
    script = { send: [tryLater(600_000)] };
    expect(await sendOnce()).toEqual(outcome('unknown', 'parked'));
    expect(names()).toEqual(['sendMessage', 'settleMessage', 'parkMessage']);
    expect(asked.at(-1)?.input).toEqual({ ...ids, waitMs: 600_000 });
  });

  test('waits for its place in the account’s pace without holding a worker', async () => {
    script = {
      send: [
        { status: 'paced', waitMs: 72_000, slotAt: null },
        { status: 'paced', waitMs: 30_000, slotAt: 1_772_442_000_000 },
        outcome('accepted'),
      ],
    };
    expect(await sendOnce()).toEqual(outcome('accepted'));
    expect(asked.map(({ input }) => (input as { slotAt: number | null }).slotAt)).toEqual([
      null,
      null,
      1_772_442_000_000,
    ]);
  });

  test.each([
    ['a report proves it', outcome('accepted')],
    ['nothing does', outcome('unknown', 'attempt_lost')],
  ])('settles what is not known before anything else, and %s', async (_, settle) => {
    script = { send: [outcome('unknown', 'attempt_lost')], settle };
    expect(await sendOnce()).toEqual(settle);
    expect(names()).toEqual(['sendMessage', 'settleMessage']);
  });
});

describe("a message's own workflow", () => {
  test('gives the vendor the time it asked for, then tries until the message leaves', async () => {
    script = { send: [tryAgain(), tryAgain(), tryAgain(), tryAgain(), outcome('accepted')] };
    await order({ kind: 'parked', at: 0, waitMs: 600_000 });
    expect(names()).toEqual(Array.from({ length: 5 }, () => 'sendMessage'));
  });

  test('gives up after a day', async () => {
    script = { send: [tryAgain({ nextRetryDelay: 3_600_000 })] };
    await order({ kind: 'parked', at: 0, waitMs: 0 });
    expect(names().slice(-2)).toEqual(['settleMessage', 'giveUpMessage']);
    // as often as the vendor allows
    expect(names().filter((name) => name === 'sendMessage')).toHaveLength(24);
  });

  test('starts anew with an order that comes after its end', async () => {
    script = { send: [outcome('unknown')], settle: outcome('unknown', 'timeout') };
    await order({ kind: 'sendAgain', at: 0 });
    script = { send: [outcome('accepted')] };
    await order({ kind: 'sendAgain', at: 1 });
    expect(names()).toEqual(['sendMessage', 'settleMessage', 'sendMessage']);
  });
});
