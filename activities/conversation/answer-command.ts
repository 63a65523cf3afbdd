import { zoneAnswers } from '../../domain/conversation/answer-music-change.ts';
import { composeAnswer } from '../../domain/conversation/compose-answer.ts';
import { findZonesMeant } from '../../domain/conversation/find-zones-meant.ts';
import type { ZonesMeant } from '../../domain/conversation/find-zones-meant.ts';
import type { Language } from '../../domain/conversation/language.ts';
import type { Command } from '../../domain/conversation/recognise-command.ts';
import { DomainError } from '../../domain/errors.ts';
import { acknowledgeToldIncidents } from '../../services/conversation/acknowledge-told-incidents.ts';
import { findVenueOfLastChange } from '../../services/conversation/find-venue-of-last-change.ts';
import type { TurnContext } from '../../services/conversation/get-turn-context.ts';
import { orderUndo } from '../../services/music/order-undo.ts';
import { answerWish, tellChanges } from './answer-wish.ts';
import { carryOut, changeMusic } from './change-music.ts';
import { changeIdOf } from './change-id-of.ts';
import { handOverWith, NOTHING, onlyVenue, say } from './command-outcome.ts';
import type { CommandOutcome, CommandScope } from './command-outcome.ts';

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
    const isNothing = ['music.nothing_to_undo', 'music.already_undone', 'venue.not_found'].includes(
      error.code,
    );
    if (isNothing) return say({ kind: 'nothing_to_undo' }, language);
    throw error;
  }
  return tellChanges(
    scope,
    [await carryOut(deps, context, { venueId, changeId, answerBy, isUrgent: false })],
    language,
  );
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
    isUrgent: true,
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

function findMeant(turn: TurnContext, zonesText: string | null, isAllZones: boolean): ZonesMeant {
  return findZonesMeant({ zonesText, isAllZones, venues: turn.venues, venueId: turn.conversation.venueId });
}

function hasOneVenue({ venues, conversation }: TurnContext): boolean {
  return conversation.venueId !== null || venues.length === 1;
}
