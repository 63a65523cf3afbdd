import type { ConversationEffect } from '../conversation/effects.ts';
import type { ConversationEvent, TurnResult } from '../conversation/state.ts';
import type { MusicChangeId, OutboundMessageId, TurnId } from '../ids.ts';
import { chance, pick } from './chance.ts';

/**
 * A model of the world around a conversation: what each order comes to, decided by the seed and the order's own
 * name, so that the same order gets the same answer whenever and wherever it is asked.
 */
export function answerConversation(
  effect: ConversationEffect,
  { seed, at }: { seed: number; at: number },
): ConversationEvent | null {
  switch (effect.kind) {
    case 'draftTurn': {
      const name = `draft/${effect.turnId}/${effect.step}`;
      const kind = pick(seed, name, [
        ['proposed', 0.2],
        ['handedOver', 0.1],
        ['nothingToSay', 0.05],
        ['failed', 0.1],
        ['replied', 1],
      ] as const);
      const { turnId } = effect;
      if (kind === 'failed') return { kind: 'turnFailed', at, turnId, reason: 'model_away' };
      return {
        kind: 'turnDrafted',
        at,
        turnId,
        result: resultOf(kind, turnId, chance(seed, `${name}/change`)),
      };
    }
    case 'carryOutProposals': {
      const { turnId } = effect;
      const kind = pick(seed, `carry/${turnId}/${effect.step}`, [
        ['handedOver', 0.2],
        ['carriedOut', 1],
      ] as const);
      return { kind: 'turnDrafted', at, turnId, result: resultOf(kind, turnId, 1) };
    }
    case 'fallBackToPerson':
      return {
        kind: 'turnDrafted',
        at,
        turnId: effect.turnId,
        result: resultOf('handedOver', effect.turnId, 1),
      };
    case 'sendReply': {
      const { outboundMessageId } = effect;
      const status = pick(seed, `send/${outboundMessageId}`, [
        ['failed', 0.06],
        ['unknown', 0.06],
        ['accepted', 1],
      ] as const);
      return { kind: 'sendSettled', at, outboundMessageId, status };
    }
    case 'tellMusicOutcome': {
      const { changeId } = effect;
      return { kind: 'outcomeTold', at, changeId, outboundMessageId: outboundIdOf('outcome', changeId) };
    }
    case 'escalate': {
      const outboundMessageIds = [outboundIdOf('notice', effect.escalation.key)];
      return { kind: 'escalationWritten', at, outboundMessageIds };
    }
    case 'handOver':
    case 'recordClock':
    case 'withholdReply':
      return null;
  }
}

/** The change that a turn of this world answers "on its way". */
export function changeIdOf(turnId: TurnId): MusicChangeId {
  return `change/${turnId}` as MusicChangeId; // cast: ids of this world need no table
}

function resultOf(
  kind: 'replied' | 'handedOver' | 'proposed' | 'carriedOut' | 'nothingToSay',
  turnId: TurnId,
  changeChance: number,
): TurnResult {
  switch (kind) {
    case 'replied': {
      const awaitedChangeIds = changeChance < 0.4 ? [changeIdOf(turnId)] : [];
      return { kind, outboundMessageId: outboundIdOf('reply', turnId), awaitedChangeIds };
    }
    case 'handedOver':
      return { kind, outboundMessageId: outboundIdOf('acknowledgement', turnId), reasonCode: 'asked' };
    case 'proposed':
    case 'carriedOut':
    case 'nothingToSay':
      return { kind };
  }
}

function outboundIdOf(what: string, of: string): OutboundMessageId {
  return `${what}/${of}` as OutboundMessageId; // cast: ids of this world need no table
}
