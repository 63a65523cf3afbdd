import type { ZonesOfVenue } from '../../domain/conversation/find-zones-meant.ts';
import type { CommandChange } from '../../domain/conversation/recognise-command.ts';
import type { ConversationId, MusicChangeId, TurnId, VenueId } from '../../domain/ids.ts';
import type { MusicChangeView } from '../../domain/music/music-change-view.ts';
import type { Context } from '../../services/context.ts';
import { getMusicChange } from '../../services/music/get-music-change.ts';
import { orderMusicChange } from '../../services/music/order-music-change.ts';
import { changeIdOf } from './change-id-of.ts';
import type { ConversationDependencies } from './dependencies.ts';

export type CarriedOut = { changeId: MusicChangeId; isOnTheWay: boolean; view: MusicChangeView };

type Order = {
  conversationId: ConversationId;
  turnId: TurnId;
  /** Names the order within its turn, so that running the turn again orders the same change. */
  name: string;
  reason: string;
  /** What players have not confirmed by then is answered "on its way". */
  answerBy: number;
  /** An emergency waits for no other change of the venue. */
  isUrgent?: boolean;
};

/** Orders a change at each venue, lets its one writer carry it out, and reads what became of it. */
export async function changeMusic(
  deps: ConversationDependencies,
  context: Context,
  input: Order & { venues: ZonesOfVenue[]; change: CommandChange },
): Promise<CarriedOut[]> {
  const { conversationId, turnId, name, reason, change, answerBy, isUrgent = false } = input;
  return Promise.all(
    input.venues.map(async ({ venueId, zoneIds }) => {
      const changeId = changeIdOf(turnId, `${name}/${venueId}`);
      await orderMusicChange(context, {
        changeId,
        venueId,
        order: { zoneIds, change },
        reason,
        conversationId,
        undoesChangeId: null,
      });
      return carryOut(deps, context, { venueId, changeId, answerBy, isUrgent });
    }),
  );
}

export async function carryOut(
  deps: ConversationDependencies,
  context: Context,
  input: { venueId: VenueId; changeId: MusicChangeId; answerBy: number; isUrgent: boolean },
): Promise<CarriedOut> {
  const { organizationId } = context;
  await deps.applyMusicChange({ organizationId, ...input });
  const view = await getMusicChange(context, input.changeId);
  // by what is told here, not by what was known a moment before: a change that settled between is not told twice
  return { changeId: input.changeId, isOnTheWay: view.status !== 'settled', view };
}

/** Beyond what the bot may do by itself: a person has to approve it. */
export function needsApproval(carriedOut: readonly CarriedOut[]): boolean {
  const reasons = ['music.needs_approval', 'music.above_ceiling'];
  return carriedOut.some(({ view }) =>
    view.zones.some((zone) => zone.reasonCode !== null && reasons.includes(zone.reasonCode)),
  );
}
