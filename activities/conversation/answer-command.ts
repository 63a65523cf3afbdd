import { answerMusicChange, zoneAnswers } from '../../domain/conversation/answer-music-change.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import type { Answer } from '../../domain/conversation/compose-answer.ts';
import { findZonesMeant } from '../../domain/conversation/find-zones-meant.ts';
import type { ZonesMeant, ZonesOfVenue } from '../../domain/conversation/find-zones-meant.ts';
import type { Language } from '../../domain/conversation/language.ts';
import type { Command } from '../../domain/conversation/recognise-command.ts';
import type { OpenQuestion } from '../../domain/conversation/turn-record.ts';
import { DomainError } from '../../domain/errors.ts';
import type { ConversationId, MusicChangeId, TurnId, VenueId } from '../../domain/ids.ts';
import type { Context } from '../../services/context.ts';
import { acknowledgeToldIncidents } from '../../services/conversation/acknowledge-told-incidents.ts';
import { findVenueOfLastChange } from '../../services/conversation/find-venue-of-last-change.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { orderUndo } from '../../services/music/order-undo.ts';
import { carryOut, changeMusic, needsApproval } from './change-music.ts';
import type { CarriedOut } from './change-music.ts';
import { changeIdOf } from './change-id-of.ts';
import type { ConversationDependencies } from './dependencies.ts';
import { readZonesLive } from './read-zones-live.ts';
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

const NOTHING: CommandOutcome = {
  text: null,
  outcome: 'nothing_to_say',
  changeIds: [],
  awaitedChangeIds: [],
  handOverReason: null,
  question: null,
  venueId: null,
};

/** An emergency of somebody who speaks for more venues than this may be at any of them: a person asks first. */
const MOST_VENUES_IN_EMERGENCY = 3;

/** A recognised command, carried out without a model. Everything it says was read or decided by code. */
export async function answerCommand(scope: CommandScope, command: Command): Promise<CommandOutcome> {
  const { turn, context } = scope;
  const { language } = command;
  switch (command.kind) {
    case 'change':
      return answerWish(scope, {
        wish: { kind: 'change', change: command.change },
        meant: findMeant(turn, command.zonesText, command.isAllZones),
        language,
      });
    case 'what_is_playing':
    case 'status':
      return answerWish(scope, {
        wish: { kind: command.kind },
        meant: findMeant(turn, command.zonesText, command.zonesText === null && hasOneVenue(turn)),
        language,
      });
    case 'undo':
      return answerUndo(scope, language);
    case 'emergency':
      return answerEmergency(scope, language);
    case 'invalid_volume':
      return say({ kind: 'volume_out_of_range', asked: command.asked }, language);
    case 'person_please':
      return handOverWith(scope, { reasonCode: 'asked_for_person', language });
    case 'acknowledge': {
      const { incidentIds, events } = await acknowledgeToldIncidents(context, turn.conversation);
      await scope.deps.deliverEvents(events);
      // a bare "ok" after an answer of ours wants none
      return incidentIds.length === 0 ? NOTHING : say({ kind: 'incident_acknowledged' }, language);
    }
    case 'stop':
      return answerStop(scope, language);
  }
}

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
    case 'no_venue':
      return { ...say({ kind: 'no_venue' }, language), handOverReason: 'no_venue' };
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

function tellChanges(scope: CommandScope, carriedOut: CarriedOut[], language: Language): CommandOutcome {
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

async function answerUndo(scope: CommandScope, language: Language): Promise<CommandOutcome> {
  const { deps, context, conversationId, turn, turnId, name, answerBy } = scope;
  const lastVenueId = await findVenueOfLastChange(context, { conversationId });
  const venueId = lastVenueId ?? turn.conversation.venueId ?? onlyVenue(turn.venues);
  if (venueId === null) return say({ kind: 'nothing_to_undo' }, language);
  const changeId = changeIdOf(turnId, name);
  try {
    await orderUndo(context, { changeId, venueId, conversationId, undo: 'latest' });
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.code === 'music.changed_since') return say({ kind: 'changed_since' }, language);
    const isNothing = ['music.nothing_to_undo', 'music.already_undone', 'venue.not_found'].includes(error.code);
    if (isNothing) return say({ kind: 'nothing_to_undo' }, language);
    throw error;
  }
  return tellChanges(scope, [await carryOut(deps, context, { venueId, changeId, answerBy })], language);
}

/** Silence first, at once and everywhere; then the team. */
async function answerEmergency(scope: CommandScope, language: Language): Promise<CommandOutcome> {
  const { turn } = scope;
  const own = turn.venues.filter(({ venueId }) => venueId === turn.conversation.venueId);
  const scoped = (own.length > 0 ? own : turn.venues).filter((venue) => venue.zones.length > 0);
  if (scoped.length === 0 || scoped.length > MOST_VENUES_IN_EMERGENCY) {
    return handOverWith(scope, { reasonCode: 'emergency', language });
  }
  const carriedOut = await changeMusic(scope.deps, scope.context, {
    ...scope,
    venues: scoped.map(({ venueId, zones }) => ({ venueId, zoneIds: zones.map((zone) => zone.zoneId) })),
    change: { kind: 'pause' },
    reason: 'emergency',
  });
  const text = carriedOut
    .map(({ view }) => ({ kind: 'emergency' as const, zones: zoneAnswers(view), timezone: view.timezone }))
    .map((answer) => composeAnswer(answer, language))
    .join('\n');
  return { ...tellChanges(scope, carriedOut, language), text, handOverReason: 'emergency' };
}

/** After a music turn "stop" may mean the music: asked. Otherwise it is a wish for silence from us: a person's. */
function answerStop(scope: CommandScope, language: Language): CommandOutcome {
  const last = scope.turn.lastTurn?.steps ?? [];
  const wasAsked = last.some((step) => step.kind === 'command' && step.outcome === 'stop_asked');
  const wasMusic = last.some((step) => step.kind === 'command' && step.changeIds.length > 0);
  if (wasMusic && !wasAsked) return say({ kind: 'stop_asked' }, language);
  return handOverWith(scope, { reasonCode: 'opt_out', language });
}

function handOverWith(
  scope: CommandScope,
  { reasonCode, language }: { reasonCode: string; language: Language },
): CommandOutcome {
  const text = handedOverText(scope, language);
  return { ...NOTHING, text, outcome: 'handed_over', handOverReason: reasonCode };
}

function handedOverText({ turn }: CommandScope, language: Language): string {
  return composeAnswer({ kind: 'handed_over', answerWithinMs: answerWithinMs(turn) }, language);
}

function say(answer: Answer, language: Language): CommandOutcome {
  return { ...NOTHING, text: composeAnswer(answer, language), outcome: answer.kind };
}

function findMeant(turn: TurnContext, zonesText: string | null, isAllZones: boolean): ZonesMeant {
  return findZonesMeant({ zonesText, isAllZones, venues: turn.venues, venueId: turn.conversation.venueId });
}

function hasOneVenue({ venues, conversation }: TurnContext): boolean {
  return conversation.venueId !== null || venues.length === 1;
}

function onlyVenue(of: readonly { venueId: VenueId }[]): VenueId | null {
  const [first, ...others] = new Set(of.map(({ venueId }) => venueId));
  return first !== undefined && others.length === 0 ? first : null;
}
