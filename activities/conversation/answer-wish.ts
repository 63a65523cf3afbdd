import { answerMusicChange } from '../../domain/conversation/answer-music-change.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { Answer } from '../../domain/conversation/compose-answer.ts';
import type { ZonesMeant, ZonesOfVenue } from '../../domain/conversation/find-zones-meant.ts';
import type { Language } from '../../domain/conversation/language.ts';
import type { OpenQuestion } from '../../domain/conversation/turn-record.ts';
import { changeMusic, needsApproval } from './change-music.ts';
import type { CarriedOut } from './change-music.ts';
import { handedOverText, NOTHING, onlyVenue, say } from './command-outcome.ts';
import type { CommandOutcome, CommandScope } from './command-outcome.ts';
import { readZonesLive } from './read-zones-live.ts';

/** A wish whose zones are known, or the question for them. */
export async function answerWish(
  scope: CommandScope,
  input: { wish: OpenQuestion['wish']; meant: ZonesMeant; language: Language },
): Promise<CommandOutcome> {
  const { wish, meant, language } = input;
  switch (meant.kind) {
    case 'found':
      return wish.kind === 'change'
        ? answerChange(scope, { change: wish.change, venues: meant.venues, language })
        : answerReading(scope, { kind: wish.kind, venues: meant.venues, language });
    case 'which_zone':
    case 'which_venue': {
      const candidates = [...new Set(meant.candidates.map(({ name }) => name))];
      const asked: Answer =
        meant.kind === 'which_zone'
          ? { kind: 'which_zone', candidates, isUnknown: meant.isUnknown }
          : { kind: 'which_venue', candidates };
      const about = meant.kind === 'which_zone' ? ('zone' as const) : ('venue' as const);
      return { ...say(asked, language), question: { about, wish, candidates: meant.candidates } };
    }
    case 'no_venue': {
      const text = [composeAnswer({ kind: 'no_venue' }, language), handedOverText(scope, language)].join(' ');
      return { ...NOTHING, text, outcome: 'no_venue', handOverReason: 'no_venue' };
    }
  }
}

async function answerChange(
  scope: CommandScope,
  input: {
    change: Extract<OpenQuestion['wish'], { kind: 'change' }>['change'];
    venues: ZonesOfVenue[];
    language: Language;
  },
): Promise<CommandOutcome> {
  const { change, venues, language } = input;
  const carriedOut = await changeMusic(scope.deps, scope.context, {
    ...scope,
    venues,
    change,
    reason: `command: ${change.kind}`,
  });
  return tellChanges(scope, carriedOut, language);
}

/** What became of changes, and the hand-over where a person has to approve one. */
export function tellChanges(
  scope: CommandScope,
  carriedOut: CarriedOut[],
  language: Language,
): CommandOutcome {
  const texts = carriedOut.map(({ view }) => composeAnswer(answerMusicChange(view, false), language));
  const isForPerson = needsApproval(carriedOut);
  if (isForPerson) texts.push(handedOverText(scope, language));
  return {
    ...NOTHING,
    text: texts.join('\n'),
    outcome: [...new Set(carriedOut.flatMap(({ view }) => view.zones.map((zone) => zone.outcome)))].join(','),
    changeIds: carriedOut.map(({ changeId }) => changeId),
    awaitedChangeIds: carriedOut.flatMap(({ changeId, isOnTheWay }) => (isOnTheWay ? [changeId] : [])),
    handOverReason: isForPerson ? 'needs_approval' : null,
    venueId: onlyVenue(carriedOut.map(({ view }) => view)),
  };
}

async function answerReading(
  scope: CommandScope,
  input: { kind: 'what_is_playing' | 'status'; venues: ZonesOfVenue[]; language: Language },
): Promise<CommandOutcome> {
  const zoneIds = input.venues.flatMap((venue) => venue.zoneIds);
  const zones = await readZonesLive(scope.deps, scope.context, zoneIds);
  const { language } = input;
  const venueId = onlyVenue(input.venues);
  if (input.kind === 'what_is_playing') {
    const told = zones.map(({ name: zoneName, nowPlaying, status }) => ({ zoneName, nowPlaying, status }));
    return { ...say({ kind: 'playing_now', zones: told }, language), venueId };
  }
  const told = zones.map(({ name: zoneName, status, volume, statusSince }) => ({
    zoneName,
    status,
    volume,
    since: statusSince.getTime(),
  }));
  const timezone = scope.turn.venues.find((venue) => venue.venueId === input.venues[0]?.venueId)?.timezone;
  return { ...say({ kind: 'status', zones: told, timezone: timezone ?? 'UTC' }, language), venueId };
}
