import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { Answer } from '../../domain/conversation/compose-answer.ts';
import type { Language } from '../../domain/conversation/language.ts';
import type { OpenQuestion } from '../../domain/conversation/turn-record.ts';
import type { ConversationId, MusicChangeId, TurnId, VenueId } from '../../domain/ids.ts';
import type { Context } from '../../services/context.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { answerWithinMs } from './turn-scope.ts';

export type CommandScope = {
  deps: ConversationDependencies;
  context: Context;
  conversationId: ConversationId;
  turnId: TurnId;
  turn: TurnContext;
  /** Names the order within its turn. */
  name: string;
  answerBy: number;
};

/** What a command came to: what is said, and what follows from it. */
export type CommandOutcome = {
  text: string | null;
  outcome: string;
  changeIds: MusicChangeId[];
  awaitedChangeIds: MusicChangeId[];
  /** Set when a person has to go on with it. */
  handOverReason: string | null;
  question: OpenQuestion | null;
  venueId: VenueId | null;
};

export const NOTHING: CommandOutcome = {
  text: null,
  outcome: 'nothing_to_say',
  changeIds: [],
  awaitedChangeIds: [],
  handOverReason: null,
  question: null,
  venueId: null,
};

export function handOverWith(
  scope: CommandScope,
  { reasonCode, language }: { reasonCode: string; language: Language },
): CommandOutcome {
  const text = handedOverText(scope, language);
  return { ...NOTHING, text, outcome: 'handed_over', handOverReason: reasonCode };
}

export function handedOverText({ turn }: CommandScope, language: Language): string {
  return composeAnswer({ kind: 'handed_over', answerWithinMs: answerWithinMs(turn) }, language);
}

export function say(answer: Answer, language: Language): CommandOutcome {
  return { ...NOTHING, text: composeAnswer(answer, language), outcome: answer.kind };
}

export function onlyVenue(of: readonly { venueId: VenueId }[]): VenueId | null {
  const [first, ...others] = new Set(of.map(({ venueId }) => venueId));
  return first !== undefined && others.length === 0 ? first : null;
}
