import {
  ActivityFailure,
  ApplicationFailure,
  isCancellation,
  proxyActivities,
  sleep,
} from '@temporalio/workflow';
import type { MessageActivities } from '../../activities/message/index.ts';
import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import { SEND_QUEUE } from '../message/contract.ts';

/** A vendor that asks for more patience than this is left to the message's own workflow. */
const QUICK_PAUSE_MS = 15_000;
const PATIENT_PAUSE_MS = 3_600_000;
/** Before the first patient try, when the vendor asked for nothing. */
const PARKED_PAUSE_MS = 30_000;

const sending = {
  taskQueue: SEND_QUEUE,
  // 2 s for the pace, 20 s for the vendor, 30 s for a database that is away right after the vendor's answer
  startToCloseTimeout: '1 minute',
  // a killed worker's message is looked after this soon
  heartbeatTimeout: '5 seconds',
} as const;

const quick = proxyActivities<Pick<MessageActivities, 'sendMessage'>>({
  ...sending,
  // only what certainly did not leave comes back for another try: after three it is parked, not dropped
  retry: { initialInterval: '1 second', backoffCoefficient: 3, maximumAttempts: 3 },
});
const patient = proxyActivities<Pick<MessageActivities, 'sendMessage'>>({
  ...sending,
  // a day later nobody waits for it any more
  scheduleToCloseTimeout: '24 hours',
  // a vendor that is back is used within two minutes
  retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '2 minutes' },
});
const { settleMessage } = proxyActivities<Pick<MessageActivities, 'settleMessage'>>({
  taskQueue: SEND_QUEUE,
  // a minute of looking for proof, and some room
  startToCloseTimeout: '2 minutes',
  heartbeatTimeout: '5 seconds',
  // a database that is away comes back; the question must not be lost meanwhile
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});
const { parkMessage, giveUpMessage } = proxyActivities<
  Pick<MessageActivities, 'parkMessage' | 'giveUpMessage'>
>({
  taskQueue: SEND_QUEUE,
  // one transaction in PostgreSQL
  startToCloseTimeout: '15 seconds',
  // as above: a message must not vanish between two notes
  retry: { initialInterval: '1 second', maximumInterval: '30 seconds' },
});

type Send = { organizationId: OrganizationId; outboundMessageId: OutboundMessageId };

/**
 * Sends one row of the ledger and never sends it twice. Returns when it is accepted, lost, or out of the caller's
 * hands: `unknown` is with a person, or parked and tried on by its own workflow.
 */
export async function sendOutbound(input: Send): Promise<SendOutcome> {
  return send(input, {
    activities: quick,
    longestPauseMs: QUICK_PAUSE_MS,
    whenUnsent: (error) => parkMessage({ ...input, waitMs: patienceOf(error) }),
  });
}

/** The same for a message whose quick tries are used up: a day of tries. */
export async function sendPatiently(input: Send): Promise<SendOutcome> {
  return send(input, {
    activities: patient,
    longestPauseMs: PATIENT_PAUSE_MS,
    whenUnsent: () => giveUpMessage(input),
  });
}

type Manner = {
  activities: Pick<MessageActivities, 'sendMessage'>;
  longestPauseMs: number;
  whenUnsent: (error: unknown) => Promise<SendOutcome>;
};

async function send(input: Send, manner: Manner): Promise<SendOutcome> {
  let problem: unknown = null;
  try {
    const outcome = await sendAtPace(input, manner);
    if (outcome.status !== 'unknown') return outcome;
  } catch (error) {
    if (!(error instanceof ActivityFailure) || isCancellation(error)) throw error;
    problem = error;
  }
  const settled = await settleMessage(input);
  return settled.status === 'may_be_sent' ? manner.whenUnsent(problem) : settled;
}

async function sendAtPace(input: Send, { activities, longestPauseMs }: Manner): Promise<SendOutcome> {
  let slotAt: number | null = null;
  while (true) {
    const step = await activities.sendMessage({ ...input, slotAt, longestPauseMs });
    if (step.status !== 'paced') return step;
    slotAt = step.slotAt;
    await sleep(Math.max(step.waitMs, 1));
  }
}

/** What the vendor asked for in its last refusal. */
function patienceOf(error: unknown): number {
  const cause = error instanceof ActivityFailure ? error.cause : undefined;
  const [details] = cause instanceof ApplicationFailure ? (cause.details ?? []) : [];
  const asked = (details as { retryAfterMs?: number } | undefined)?.retryAfterMs; // cast: written by the activity
  return asked ?? PARKED_PAUSE_MS;
}
