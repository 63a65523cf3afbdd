import type { MessageId, MusicChangeId, TurnId, VenueId, ZoneId } from '../ids.ts';
import type { CommandChange } from './recognise-command.ts';
import type { TurnResult } from './state.ts';

/** What the bot waits to hear: the answer to its own question completes the order. */
export type OpenQuestion = {
  about: 'zone' | 'venue';
  wish: { kind: 'change'; change: CommandChange } | { kind: 'what_is_playing' } | { kind: 'status' };
  candidates: { venueId: VenueId; zoneId: ZoneId; name: string }[];
};

/** What the code said to a proposal of the model. */
export type ProposalCheck = { verdict: 'allowed' | 'refused' | 'needs_person'; reasonCode: string | null };

/** One line of what a turn did: the answer to "why did it say that?". Kept as written, read for years. */
export type TurnStep =
  | { kind: 'command'; messageId: MessageId; command: string; outcome: string; changeIds: MusicChangeId[] }
  | { kind: 'question'; question: OpenQuestion }
  | {
      kind: 'model';
      step: number;
      /** The model's own blocks, sent back unchanged in the next call. */
      content: unknown[];
      stopReason: string | null;
      requestId: string | null;
    }
  | {
      kind: 'proposal';
      step: number;
      toolUseId: string;
      name: string;
      input: unknown;
      check: ProposalCheck;
      changeIds: MusicChangeId[];
      /** Told "on its way": the verified outcome follows. */
      awaitedChangeIds: MusicChangeId[];
      /** What the model was told. */
      result: string;
    }
  | { kind: 'failure'; reason: string }
  | { kind: 'ended'; result: TurnResult };

export type TurnRecord = {
  turnId: TurnId;
  messageIds: MessageId[];
  path: 'command' | 'model';
  startedAt: Date;
  steps: TurnStep[];
  promptVersion: string | null;
  modelName: string | null;
  inputTokens: number;
  outputTokens: number;
};

/** Null while the turn is still on. */
export function resultOf(record: Pick<TurnRecord, 'steps'>): TurnResult | null {
  const last = record.steps.at(-1);
  return last?.kind === 'ended' ? last.result : null;
}
