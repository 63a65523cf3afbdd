import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { ConversationActivities } from '../../activities/conversation/index.ts';
import type { ConversationEffect } from '../../domain/conversation/effects.ts';
import type { ConversationEvent, TurnFailure, TurnResult } from '../../domain/conversation/state.ts';
import type { ConversationId, OrganizationId, TurnId } from '../../domain/ids.ts';
import type { InFlight } from '../loop/in-flight.ts';
import type { Inbox } from '../loop/inbox.ts';
import { sendOutbound } from '../loop/send-outbound.ts';

/** Written to our own database. */
export const notes = proxyActivities<ConversationActivities>({
  // one transaction in PostgreSQL
  startToCloseTimeout: '15 seconds',
  // a database that is away comes back; no promise may be forgotten meanwhile
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});
const turns = proxyActivities<Pick<ConversationActivities, 'draftTurn' | 'carryOutProposals'>>({
  // 25 s for the model, or a few for the music, and the database
  startToCloseTimeout: '45 seconds',
  // a killed worker's turn is taken up this soon
  heartbeatTimeout: '5 seconds',
  // a model that is away ends the turn by itself; what comes back is the database
  retry: { initialInterval: '500 milliseconds', maximumInterval: '10 seconds' },
});

export type Hands = {
  ids: { organizationId: OrganizationId; conversationId: ConversationId };
  inbox: Inbox<ConversationEvent>;
  inFlight: InFlight;
};

/** Starts what an effect orders; what it brings back goes into the inbox. Nothing is decided here. */
export function carryOut({ ids, inbox, inFlight }: Hands, effect: ConversationEffect): void {
  const bring = (event: ConversationEvent) => inbox.add(event);
  switch (effect.kind) {
    case 'draftTurn':
      return inFlight.start(async () => {
        bring(await afterTurn(effect.turnId, () => turns.draftTurn({ ...ids, ...withoutKind(effect) })));
      });
    case 'carryOutProposals':
      return inFlight.start(async () => {
        bring(
          await afterTurn(effect.turnId, () => turns.carryOutProposals({ ...ids, ...withoutKind(effect) })),
        );
      });
    case 'fallBackToPerson':
      return inFlight.start(async () => {
        const { turnId, reason: reasonCode } = effect;
        const result = await notes
          .fallBackToPerson({ ...ids, ...withoutKind(effect) })
          // nothing could be written: the person's clock still runs, and tells
          .catch(refused(() => ({ kind: 'handedOver' as const, outboundMessageId: null, reasonCode })));
        bring({ kind: 'turnDrafted', at: Date.now(), turnId, result });
      });
    case 'sendReply':
      return inFlight.start(async () => {
        const { outboundMessageId } = effect;
        const { status } = await sendOutbound({
          organizationId: ids.organizationId,
          outboundMessageId,
        }).catch(refused(() => ({ status: 'unknown' as const })));
        bring({ kind: 'sendSettled', at: Date.now(), outboundMessageId, status });
      });
    case 'tellMusicOutcome':
      return inFlight.start(async () => {
        const { changeId } = effect;
        const { outboundMessageId } = await notes
          .tellMusicOutcome({ ...ids, ...withoutKind(effect) })
          .catch(refused(() => ({ outboundMessageId: null })));
        bring({ kind: 'outcomeTold', at: Date.now(), changeId, outboundMessageId });
      });
    case 'escalate':
      return inFlight.startInOrder(async () => {
        const { outboundMessageIds } = await notes.escalateConversation({ ...ids, ...withoutKind(effect) });
        bring({ kind: 'escalationWritten', at: Date.now(), outboundMessageIds });
      });
    case 'handOver':
      return inFlight.startInOrder(() => notes.handOver({ ...ids, reasonCode: effect.reasonCode }));
    case 'withholdReply':
      return inFlight.startInOrder(() => notes.withholdReply({ ...ids, ...withoutKind(effect) }));
    case 'recordClock':
      return inFlight.startInOrder(() => notes.recordClock({ ...ids, ...withoutKind(effect) }));
  }
}

async function afterTurn(turnId: TurnId, run: () => Promise<TurnResult>): Promise<ConversationEvent> {
  try {
    return { kind: 'turnDrafted', result: await run(), at: Date.now(), turnId };
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    return { kind: 'turnFailed', at: Date.now(), turnId, reason: reasonOf(error) };
  }
}

function reasonOf({ cause }: ActivityFailure): TurnFailure {
  const type = cause instanceof ApplicationFailure ? cause.type : null;
  if (type === 'turn.model_away') return 'model_away';
  return type === 'turn.budget' ? 'budget' : 'failed';
}

/** Only what an activity refused for good; a cancellation goes on its way. */
function refused<T>(instead: () => T): (error: unknown) => T {
  return (error) => {
    if (error instanceof ActivityFailure && error.cause instanceof ApplicationFailure) return instead();
    throw error;
  };
}

function withoutKind<E extends ConversationEffect>({ kind: _, ...order }: E): Omit<E, 'kind'> {
  return order;
}
