import { and, eq, ne, sql } from 'drizzle-orm';
import { musicChangeZonesTable } from '../../db/schema/music/music-change-zones.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { MusicChangeId, ZoneId } from '../../domain/ids.ts';
import type { ZoneOutcome } from '../../domain/music/lists.ts';
import type { PlayerState } from '../../domain/music/schemas.ts';
import type { WantedState } from '../../domain/music/wanted-state.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';

export type ZoneNote = {
  zoneId: ZoneId;
  before: PlayerState | null;
  wanted: WantedState | null;
  after: PlayerState | null;
  outcome: ZoneOutcome;
  reasonCode: string | null;
};

/**
 * Notes how far a change has come. It is called before the first write to a player, so that a repeated attempt
 * wants what the first one computed: "20 % less" is of the volume that was read then.
 */
export async function recordZoneResults(
  context: Context,
  { changeId, zones }: { changeId: MusicChangeId; zones: readonly ZoneNote[] },
): Promise<void> {
  await inTransaction(context, async (tx) => {
    const [open] = await tx.tx
      .update(musicChangesTable)
      .set({ status: 'carrying_out' })
      .where(and(eq(musicChangesTable.id, changeId), ne(musicChangesTable.status, 'settled')))
      .returning({ id: musicChangesTable.id });
    if (open !== undefined) await writeZoneNotes(tx, changeId, zones);
  });
}

export async function writeZoneNotes(
  context: TransactionContext,
  changeId: MusicChangeId,
  zones: readonly ZoneNote[],
): Promise<void> {
  if (zones.length === 0) return;
  const updatedAt = context.clock.now();
  await context.tx
    .insert(musicChangeZonesTable)
    .values(
      zones.map(({ reasonCode, ...zone }) => ({
        ...zone,
        changeId,
        organizationId: context.organizationId,
        reason: reasonCode,
        updatedAt,
      })),
    )
    .onConflictDoUpdate({
      target: [musicChangeZonesTable.changeId, musicChangeZonesTable.zoneId],
      set: {
        before: sql`excluded.before`,
        wanted: sql`excluded.wanted`,
        after: sql`excluded.after`,
        outcome: sql`excluded.outcome`,
        reason: sql`excluded.reason`,
        updatedAt,
      },
    });
}
