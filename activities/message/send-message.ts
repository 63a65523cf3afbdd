import { ApplicationFailure, sleep } from '@temporalio/activity';
import { DomainError } from '../../domain/errors.ts';
import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import type { SendOutcome, SendStep } from '../../domain/message/outbound.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { Context } from '../../services/context.ts';
import { beginAttempt } from '../../services/message/begin-attempt.ts';
import type { OutgoingMessage } from '../../services/message/begin-attempt.ts';
import { markAccepted } from '../../services/message/mark-accepted.ts';
import { markFailed } from '../../services/message/mark-failed.ts';
import { markUnknown } from '../../services/message/mark-unknown.ts';
import { releaseAttempt } from '../../services/message/release-attempt.ts';
import { reserveSendSlot } from '../../services/message/reserve-send-slot.ts';
import { contextOf } from '../dependencies.ts';
import { withHeartbeat } from '../with-heartbeat.ts';
import type { MessageDependencies } from './dependencies.ts';
import { openVendor } from './open-vendor.ts';

export type SendMessageInput = {
  organizationId: OrganizationId;
  outboundMessageId: OutboundMessageId;
  /** Epoch ms: handed out by an earlier call. */
  slotAt: number | null;
  /** A vendor that asks for more is answered with a failure that is not retried here. */
  longestPauseMs: number;
};

/** A longer wait is the workflow's: it holds no slot of this worker. */
const LONGEST_WAIT_MS = 2_000;
const NOTE_PAUSE_MS = 500;

/**
 * One attempt to send one row of the ledger. Twice is harmless: what was accepted is not sent again, and an attempt
 * that began and did not end makes the row `unknown`, unless the vendor recognises a repeat.
 */
export function createSendMessage(deps: MessageDependencies) {
  return (input: SendMessageInput): Promise<SendStep> => withHeartbeat(() => send(deps, input));
}

async function send(deps: MessageDependencies, input: SendMessageInput): Promise<SendStep> {
  const { organizationId, outboundMessageId } = input;
  const context = contextOf(deps, { organizationId, actor: { kind: 'system', name: 'sender' } });
  const heldSlotAt = input.slotAt === null ? null : new Date(input.slotAt);
  const slot = await reserveSendSlot(context, { outboundMessageId, heldSlotAt, spread: Math.random() });
  const now = deps.clock.now().getTime();
  if (slot.kind === 'later')
    return { status: 'paced', waitMs: slot.askAgainAt.getTime() - now, slotAt: null };
  const waitMs = slot.at.getTime() - now;
  if (waitMs > LONGEST_WAIT_MS) return { status: 'paced', waitMs, slotAt: slot.at.getTime() };
  if (waitMs > 0) await sleep(waitMs);

  // before the row is taken: a missing secret must not leave an attempt that nobody made
  const deliver = await openVendor(deps.vendors, {
    channel: slot.channel,
    ids: { organizationId, connectionId: slot.connectionId },
  });
  const attempt = await beginAttempt(context, { outboundMessageId, slotAt: slot.at });
  if (attempt.kind === 'over') {
    await deps.deliverEvents(attempt.events);
    return attempt.outcome;
  }
  const held: Held = { deps, context, message: attempt.message, attemptToken: attempt.attemptToken };
  let sent: { providerMessageId: string };
  try {
    sent = await deliver(attempt.message);
  } catch (error) {
    return noteRefusal(held, { error, longestPauseMs: input.longestPauseMs });
  }
  return noteAcceptance(held, sent.providerMessageId);
}

type Held = { deps: MessageDependencies; context: Context; message: OutgoingMessage; attemptToken: string };

async function noteAcceptance(held: Held, providerMessageId: string): Promise<SendOutcome> {
  const { deps, context, attemptToken } = held;
  const { outboundMessageId, connectionId } = held.message;
  const noted = await insist(held, () =>
    markAccepted(context, { outboundMessageId, connectionId, attemptToken, providerMessageId }),
  );
  await deps.deliverEvents(noted.events);
  if (!noted.isCurrent) {
    deps.log.warn({ outboundMessageId }, 'An attempt that had been given up was accepted after all');
    return { outboundMessageId, status: 'unknown', reason: 'superseded' };
  }
  // its report of failure may have been here before the vendor's answer was
  return { outboundMessageId, status: noted.status === 'failed' ? 'failed' : 'accepted', reason: null };
}

async function noteRefusal(
  held: Held,
  { error, longestPauseMs }: { error: unknown; longestPauseMs: number },
): Promise<SendOutcome> {
  const { deps, context, attemptToken } = held;
  const { outboundMessageId } = held.message;
  // what is no IntegrationError is a mistake of ours: then the message may have left
  const known = error instanceof IntegrationError ? error : null;
  const reason = known?.reason ?? 'unexpected';
  const note = { outboundMessageId, attemptToken, reason };
  if (known?.outcome === 'never') {
    const { events } = await insist(held, () => markFailed(context, note));
    await deps.deliverEvents(events);
    return { outboundMessageId, status: 'failed', reason };
  }
  if (known === null || !known.isSafeToRepeat) {
    deps.log.warn({ outboundMessageId, reason }, 'It is not known whether a message was sent');
    await insist(held, () => markUnknown(context, note));
    return { outboundMessageId, status: 'unknown', reason };
  }
  // not released after a lost answer: the row says for how long the vendor recognises the repeat
  if (known.outcome === 'try_again') await insist(held, () => releaseAttempt(context, note));
  const { retryAfterMs } = known;
  if (retryAfterMs === undefined || retryAfterMs <= longestPauseMs) throw known;
  throw ApplicationFailure.create({
    message: known.message,
    type: 'message.try_later',
    nonRetryable: true,
    details: [{ retryAfterMs }],
  });
}

/** What the vendor said is worth waiting for a database that is away: without it the outcome would be unknown. */
async function insist<T>({ deps }: Held, note: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + deps.timing.noteWaitMs;
  while (true) {
    try {
      return await note();
    } catch (error) {
      if (error instanceof DomainError || performance.now() > deadline) throw error;
      await sleep(NOTE_PAUSE_MS);
    }
  }
}
