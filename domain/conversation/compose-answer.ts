import type { ZoneOutcome } from '../music/lists.ts';
import type { ZoneStatus } from '../zone/lists.ts';
import { ANSWER_PHRASES } from './answer-phrases.ts';
import type { AnswerPhrases } from './answer-phrases.ts';
import type { Language } from './language.ts';

export type MusicAction = 'volume' | 'pause' | 'play' | 'skip' | 'undo';

export type ZoneAnswer = {
  zoneName: string;
  outcome: ZoneOutcome;
  reasonCode: string | null;
  volumeBefore: number | null;
  volumeAfter: number | null;
  isPlayingAfter: boolean | null;
  volumeCeiling: number | null;
  /** Epoch ms. */
  offlineSince: number | null;
};

/** Everything the bot says by itself. It states what was verified and quotes a policy's target, nothing else. */
export type Answer =
  /** `isLater`: the second message, after an "on its way". */
  | { kind: 'music'; action: MusicAction; zones: ZoneAnswer[]; isLater: boolean; timezone: string }
  | { kind: 'emergency'; zones: ZoneAnswer[]; timezone: string }
  | { kind: 'volume_out_of_range'; asked: number }
  /** `isUnknown`: a name was given that no zone of the venue has. */
  | { kind: 'which_zone'; candidates: string[]; isUnknown: boolean }
  | { kind: 'which_venue'; candidates: string[] }
  /** The contact speaks for no venue, or for none with music. */
  | { kind: 'no_venue' }
  | { kind: 'nothing_to_undo' }
  | { kind: 'changed_since' }
  | { kind: 'playing_now'; zones: { zoneName: string; nowPlaying: string | null; status: ZoneStatus }[] }
  | {
      kind: 'status';
      zones: { zoneName: string; status: ZoneStatus; volume: number | null; since: number | null }[];
      timezone: string;
    }
  /** `answerWithinMs`: the policy's target; null where it has none. */
  | { kind: 'handed_over'; answerWithinMs: number | null }
  | { kind: 'model_away'; answerWithinMs: number | null }
  | { kind: 'incident_acknowledged' }
  | { kind: 'stop_confirmed' }
  | { kind: 'stop_asked' };

export function composeAnswer(answer: Answer, language: Language): string {
  const phrases = ANSWER_PHRASES[language];
  switch (answer.kind) {
    case 'music':
      return composeMusic(answer, phrases);
    case 'emergency':
      return `${composeMusic({ ...answer, kind: 'music', action: 'pause', isLater: false }, phrases)}\n${phrases.teamTold}`;
    case 'volume_out_of_range':
      return phrases.volumeOutOfRange(answer.asked);
    case 'which_zone':
      return `${answer.isUnknown ? phrases.unknownZone : phrases.whichZone}\n${bullets(answer.candidates)}`;
    case 'which_venue':
      return `${phrases.whichVenue}\n${bullets(answer.candidates)}`;
    case 'no_venue':
      return phrases.noVenue;
    case 'nothing_to_undo':
      return phrases.nothingToUndo;
    case 'changed_since':
      return phrases.changedSince;
    case 'playing_now':
      return lines(answer.zones, (zone) => phrases.playingNow(zone.zoneName, zone.status, zone.nowPlaying));
    case 'status':
      return lines(answer.zones, (zone) =>
        phrases.status(
          zone.zoneName,
          zone.status,
          zone.volume,
          instant(zone.since, answer.timezone, phrases),
        ),
      );
    case 'handed_over':
      return `${phrases.handedOver}${target(answer.answerWithinMs, phrases)}`;
    case 'model_away':
      return `${phrases.modelAway}${target(answer.answerWithinMs, phrases)}`;
    case 'incident_acknowledged':
      return phrases.incidentAcknowledged;
    case 'stop_confirmed':
      return phrases.stopConfirmed;
    case 'stop_asked':
      return phrases.stopAsked;
  }
}

function composeMusic(answer: Extract<Answer, { kind: 'music' }>, phrases: AnswerPhrases): string {
  const text = lines(answer.zones, (zone) => zoneLine(zone, answer.action, answer.timezone, phrases));
  const outcomes = new Set(answer.zones.map((zone) => zone.outcome));
  const hasChanged = answer.zones.some(
    (zone) => zone.outcome === 'verified' && zone.volumeBefore !== zone.volumeAfter,
  );
  const head =
    outcomes.size === 1 && outcomes.has('verified')
      ? answer.isLater
        ? phrases.confirmed
        : phrases.done
      : '';
  const tail = [
    outcomes.has('on_the_way') ? phrases.willTell : '',
    answer.action === 'volume' && hasChanged && !outcomes.has('on_the_way') ? phrases.isItBetter : '',
  ].filter(Boolean);
  const body =
    answer.zones.length > 1 && head !== '' ? `${head}\n${text}` : `${head}${head === '' ? '' : ' '}${text}`;
  return [body, ...tail].join(answer.zones.length > 1 ? '\n' : ' ');
}

function zoneLine(zone: ZoneAnswer, action: MusicAction, timezone: string, phrases: AnswerPhrases): string {
  switch (zone.outcome) {
    case 'verified':
      return verifiedLine(zone, action, phrases);
    case 'on_the_way':
      return phrases.onTheWay(zone.zoneName);
    case 'not_verified':
      return zone.reasonCode === 'music.superseded'
        ? phrases.superseded(zone.zoneName)
        : phrases.notVerified(zone.zoneName);
    case 'player_offline':
      return phrases.playerOffline(zone.zoneName, instant(zone.offlineSince, timezone, phrases));
    case 'refused':
    case 'failed':
      return phrases.refused(zone.zoneName, zone.reasonCode, zone.volumeCeiling);
  }
}

function verifiedLine(zone: ZoneAnswer, action: MusicAction, phrases: AnswerPhrases): string {
  if (action === 'skip') return phrases.skipped(zone.zoneName);
  if (action === 'pause') return phrases.paused(zone.zoneName);
  if (action === 'play') return phrases.playing(zone.zoneName);
  if (action === 'undo' && zone.volumeBefore === zone.volumeAfter && zone.isPlayingAfter !== null) {
    return zone.isPlayingAfter ? phrases.playing(zone.zoneName) : phrases.paused(zone.zoneName);
  }
  if (zone.volumeAfter === null) return phrases.restored(zone.zoneName);
  if (zone.volumeBefore === zone.volumeAfter) return phrases.volumeUnchanged(zone.zoneName, zone.volumeAfter);
  return phrases.volumeChanged(zone.zoneName, zone.volumeBefore, zone.volumeAfter);
}

function lines<T>(items: readonly T[], line: (item: T) => string): string {
  return items.length === 1 ? items.map(line).join('') : bullets(items.map(line));
}

function bullets(texts: readonly string[]): string {
  return texts.map((text) => `• ${text}`).join('\n');
}

function target(withinMs: number | null, phrases: AnswerPhrases): string {
  if (withinMs === null) return '';
  const minutes = Math.max(1, Math.round(withinMs / 60_000));
  return ` ${phrases.answerWithin(minutes % 60 === 0 ? phrases.hours(minutes / 60) : phrases.minutes(minutes))}`;
}

/** At the venue's wall clock. */
function instant(at: number | null, timezone: string, phrases: AnswerPhrases): string | null {
  if (at === null) return null;
  return new Intl.DateTimeFormat(phrases.locale, {
    timeZone: timezone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
}
