import { and, eq, inArray } from 'drizzle-orm';
import { musicChangeZonesTable } from '../../db/schema/music/music-change-zones.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, MusicChangeId, UserId, VenueId, ZoneId } from '../../domain/ids.ts';
import { ordererOf } from '../../domain/music/check-order.ts';
import type { Orderer } from '../../domain/music/check-order.ts';
import type { MusicChangeStatus, ZoneOutcome } from '../../domain/music/lists.ts';
import type { MusicChange, PlayerState } from '../../domain/music/schemas.ts';
import type { WantedState } from '../../domain/music/wanted-state.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { findSupersededZones } from './find-superseded-zones.ts';

export type OrderedZone = {
  zoneId: ZoneId;
  soundtrackZoneId: string;
  volumeCeiling: number | null;
  /** A later change has taken it in hand: this one must not write to it any more. */
  isSuperseded: boolean;
  /** What an earlier attempt noted; null when it came to nothing yet. */
  noted: {
    before: PlayerState | null;
    wanted: WantedState | null;
    after: PlayerState | null;
    outcome: ZoneOutcome;
    reasonCode: string | null;
  } | null;
};

export type OrderToCarryOut = {
  changeId: MusicChangeId;
  venueId: VenueId;
  conversationId: ConversationId | null;
  change: MusicChange;
  status: MusicChangeStatus;
  orderer: Orderer;
  zones: OrderedZone[];
};

/** Everything the writer must know of a change before it touches a player. */
export async function loadMusicOrder(context: Context, changeId: MusicChangeId): Promise<OrderToCarryOut> {
  return inTransaction(context, async (tx) => {
    const [change] = await tx.tx.select().from(musicChangesTable).where(eq(musicChangesTable.id, changeId));
    if (change === undefined) throw notFound('music_change');
    const zones = await tx.tx
      .select({ zone: zonesTable, noted: musicChangeZonesTable })
      .from(zonesTable)
      .leftJoin(
        musicChangeZonesTable,
        and(eq(musicChangeZonesTable.zoneId, zonesTable.id), eq(musicChangeZonesTable.changeId, changeId)),
      )
      .where(inArray(zonesTable.id, change.order.zoneIds));
    const role = await findRole(tx, change);
    const superseded = await findSupersededZones(tx, { changeId, zoneIds: change.order.zoneIds });
    return {
      changeId,
      venueId: change.venueId,
      conversationId: change.conversationId,
      change: change.order.change,
      status: change.status,
      orderer: ordererOf(change.actorKind, role),
      zones: zones.map(({ zone, noted }) => ({
        zoneId: zone.id,
        soundtrackZoneId: zone.soundtrackZoneId,
        volumeCeiling: zone.volumeCeiling,
        isSuperseded: superseded.has(zone.id),
        noted: noted && {
          before: noted.before,
          wanted: noted.wanted,
          after: noted.after,
          outcome: noted.outcome,
          reasonCode: noted.reason,
        },
      })),
    };
  });
}

/** As it is now: a right that was taken away meanwhile is gone. */
async function findRole({ tx }: TransactionContext, change: typeof musicChangesTable.$inferSelect) {
  if (change.actorKind !== 'person' || change.actorId === null) return null;
  const [user] = await tx
    .select({ role: usersTable.role })
    .from(usersTable)
    .where(eq(usersTable.id, change.actorId as UserId)); // cast: a person's actor id is his user id
  return user?.role ?? null;
}
