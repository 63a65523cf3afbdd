import { and, eq, gt, inArray, not, sql } from 'drizzle-orm';
import { musicChangeZonesTable } from '../../db/schema/music/music-change-zones.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { ConversationId, MusicChangeId, VenueId, ZoneId } from '../../domain/ids.ts';
import { changedSince, nothingToUndo } from '../../domain/music/errors.ts';
import type { MusicChange, PlayerState } from '../../domain/music/schemas.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { findUndoableChange, HAD_EFFECT, isByMyself } from './find-undoable-change.ts';
import type { UndoableChange } from './find-undoable-change.ts';
import { orderMusicChange } from './order-music-change.ts';
import { requireMusicRight } from './require-music-right.ts';

/**
 * Orders the state that stood before a change, zone by zone, also days later. A zone that somebody else has changed
 * since is left alone and answers `music.changed_since`; if that is every zone, nothing is ordered.
 * @throws DomainError music.nothing_to_undo, music.changed_since, music.already_undone, music_change.not_found
 */
export async function orderUndo(
  context: Context,
  input: {
    changeId: MusicChangeId;
    venueId: VenueId;
    conversationId: ConversationId | null;
    undo: MusicChangeId | 'latest';
  },
): Promise<{ changeId: MusicChangeId; isNew: boolean; undoesChangeId: MusicChangeId }> {
  return inTransaction(context, async (tx) => {
    await requireMusicRight(tx, { venueId: input.venueId, isChange: true });
    const known = await findOrdered(tx, input.changeId);
    if (known !== null) return { changeId: input.changeId, isNew: false, undoesChangeId: known };
    const target = await findUndoableChange(tx, input);
    if (target === null || target.order.change.kind === 'skip') throw nothingToUndo();
    const zones = await tx.tx
      .select({ zoneId: musicChangeZonesTable.zoneId, before: musicChangeZonesTable.before })
      .from(musicChangeZonesTable)
      .where(and(eq(musicChangeZonesTable.changeId, target.id), HAD_EFFECT));
    if (zones.length === 0) throw nothingToUndo();
    const changed = await findChangedByOthers(
      tx,
      target,
      zones.map(({ zoneId }) => zoneId),
    );
    const states = zones
      .filter(({ zoneId }) => !changed.has(zoneId))
      .map(({ zoneId, before }) => earlierState(zoneId, target.order.change, before));
    if (states.length === 0) throw changedSince();
    const { isNew } = await orderMusicChange(tx, {
      changeId: input.changeId,
      venueId: input.venueId,
      order: { zoneIds: zones.map(({ zoneId }) => zoneId), change: { kind: 'restore', states } },
      reason: 'undo',
      conversationId: input.conversationId,
      undoesChangeId: target.id,
    });
    return { changeId: input.changeId, isNew, undoesChangeId: target.id };
  });
}

async function findOrdered(
  { tx }: TransactionContext,
  changeId: MusicChangeId,
): Promise<MusicChangeId | null> {
  const [row] = await tx
    .select({ undoesChangeId: musicChangesTable.undoesChangeId })
    .from(musicChangesTable)
    .where(eq(musicChangesTable.id, changeId));
  return row?.undoesChangeId ?? null;
}

/** Only what the change touched comes back: a volume change leaves alone whether the zone plays. */
function earlierState(zoneId: ZoneId, change: MusicChange, before: PlayerState | null) {
  const isVolume = change.kind.startsWith('volume_') || change.kind === 'restore';
  const isPlayback = change.kind === 'pause' || change.kind === 'play' || change.kind === 'restore';
  return {
    zoneId,
    volume: isVolume ? (before?.volume ?? null) : null,
    isPlaying: isPlayback ? (before?.isPlaying ?? null) : null,
  };
}

/** Zones with a later change of somebody else that still stands; one that was taken back counts for nothing. */
async function findChangedByOthers(
  context: TransactionContext,
  target: UndoableChange,
  zoneIds: ZoneId[],
): Promise<ReadonlySet<ZoneId>> {
  const mine = await isByMyself(context);
  const rows = await context.tx
    .selectDistinct({ zoneId: musicChangeZonesTable.zoneId })
    .from(musicChangeZonesTable)
    .innerJoin(musicChangesTable, eq(musicChangesTable.id, musicChangeZonesTable.changeId))
    .where(
      and(
        inArray(musicChangeZonesTable.zoneId, zoneIds),
        gt(musicChangesTable.createdAt, target.createdAt),
        HAD_EFFECT,
        mine === undefined ? undefined : sql`(${not(mine)}) is not false`,
        sql`not exists (select 1 from music_changes undo where undo.undoes_change_id = ${musicChangesTable.id})`,
        sql`not exists (select 1 from music_changes undone where undone.id = ${musicChangesTable.undoesChangeId}
          and undone.created_at > ${target.createdAt.toISOString()}::timestamptz)`,
      ),
    );
  return new Set(rows.map(({ zoneId }) => zoneId));
}
