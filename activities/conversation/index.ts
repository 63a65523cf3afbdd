import type { PlannedEscalation } from '../../domain/conversation/effects.ts';
import type { Escalation } from '../../domain/conversation/first-response.ts';
import type { ClockEntry, TurnFailure } from '../../domain/conversation/state.ts';
import type { MusicChangeId, OutboundMessageId, TurnId } from '../../domain/ids.ts';
import { escalateConversation } from '../../services/conversation/escalate-conversation.ts';
import { getOpening } from '../../services/conversation/get-opening.ts';
import { handOver } from '../../services/conversation/hand-over.ts';
import { recordClockEvents } from '../../services/conversation/record-clock-events.ts';
import { withholdReply } from '../../services/conversation/withhold-reply.ts';
import { contextOf } from '../dependencies.ts';
import { withHeartbeat } from '../with-heartbeat.ts';
import { wrapActivity } from '../wrap-activity.ts';
import { carryOutProposals } from './carry-out-proposals.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { draftTurn } from './draft-turn.ts';
import type { DraftTurnInput } from './draft-turn.ts';
import { fallBackToPerson } from './fall-back-to-person.ts';
import { tellMusicOutcome } from './tell-music-outcome.ts';
import { botContext } from './turn-scope.ts';
import type { ConversationIds, TurnInput } from './turn-scope.ts';

export type { ConversationDependencies } from './dependencies.ts';
export type ConversationActivities = ReturnType<typeof createConversationActivities>;

/** What a conversation's process can do. */
export function createConversationActivities(deps: ConversationDependencies) {
  const scope = ({ organizationId }: ConversationIds) =>
    contextOf(deps, { organizationId, actor: { kind: 'system', name: 'conversation' } });
  return {
    /** Twice is harmless: it reads. */
    getOpening: wrapActivity((input: ConversationIds) => getOpening(scope(input), input)),
    /** Twice is harmless: a turn finds its own draft. */
    draftTurn: wrapActivity((input: DraftTurnInput) => withHeartbeat(() => draftTurn(deps, input))),
    /** Twice is harmless: a change has its id from the proposal. */
    carryOutProposals: wrapActivity((input: TurnInput & { step: number }) =>
      withHeartbeat(() => carryOutProposals(deps, input)),
    ),
    /** Twice is harmless: the turn is finished once. */
    fallBackToPerson: wrapActivity((input: TurnInput & { reason: TurnFailure }) =>
      fallBackToPerson(deps, input),
    ),
    /** Twice is harmless: one message per change. */
    tellMusicOutcome: wrapActivity((input: ConversationIds & { changeId: MusicChangeId; turnId: TurnId }) =>
      tellMusicOutcome(deps, input),
    ),
    /** Twice is harmless: a person who handles it already is left alone. */
    handOver: wrapActivity(async (input: ConversationIds & { reasonCode: string }) => {
      const { conversationId, reasonCode } = input;
      await handOver(botContext(deps, input), { conversationId, reasonCode, turn: null, body: null });
    }),
    /** Twice is harmless: what has begun to be sent is not called back. */
    withholdReply: wrapActivity((input: ConversationIds & { outboundMessageId: OutboundMessageId }) =>
      withholdReply(scope(input), input),
    ),
    /** Twice is harmless: each event has a key. */
    recordClock: wrapActivity(
      (
        input: ConversationIds & {
          entries: ClockEntry[];
          policyVersion: string;
          next: PlannedEscalation | null;
        },
      ) => recordClockEvents(scope(input), input),
    ),
    /** Twice is harmless: alert and notices have business keys. */
    escalateConversation: wrapActivity((input: ConversationIds & { escalation: Escalation }) =>
      escalateConversation(scope(input), { ...input, publicUrl: deps.publicUrl }),
    ),
  };
}
