import { and, eq, inArray, isNull } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, MusicChangeId, VenueId } from '../../domain/ids.ts';
import { requireOnScale } from '../../domain/music/check-order.ts';
import { alreadyUndone } from '../../domain/music/errors.ts';
import type { MusicOrder } from '../../domain/music/schemas.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { actorId, inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { requireMusicRight } from './require-music-right.ts';

export type MusicChangeOrder = {
  changeId: MusicChangeId;
  venueId: VenueId;
  order: MusicOrder;
  reason: string;
  conversationId: ConversationId | null;
  undoesChangeId: MusicChangeId | null;
};

/**
 * Accepts an order; the venue's writer carries it out. Ordered again under the same id it is the same change.
 * Whether a zone may go as loud as that is decided when its volume has been read: a refusal is that zone's outcome.
 * @throws DomainError venue.not_found, zone.not_found, user.forbidden, music.volume_out_of_range, music.already_undone
 */
export async function orderMusicChange(
  context: Context,
  input: MusicChangeOrder,
): Promise<{ changeId: MusicChangeId; isNew: boolean }> {
  return inTransaction(context, async (tx) => {
    await requireMusicRight(tx, { venueId: input.venueId, isChange: true });
    requireOnScale(input.order.change);
    await requireZones(tx, input);
    const isNew = await insertChange(tx, input);
    if (isNew) {
      await recordAudit(tx, {
        action: 'music.change_ordered',
        entityType: 'music_change',
        entityId: input.changeId,
        after: { venueId: input.venueId, ...input.order, undoesChangeId: input.undoesChangeId },
      });
    }
    return { changeId: input.changeId, isNew };
  });
}

async function requireZones({ tx }: TransactionContext, { venueId, order }: MusicChangeOrder): Promise<void> {
  const zoneIds = [...new Set(order.zoneIds)];
  const rows = await tx
    .select({ zoneId: zonesTable.id })
    .from(venuesTable)
    .leftJoin(
      zonesTable,
      and(
        eq(zonesTable.venueId, venuesTable.id),
        inArray(zonesTable.id, zoneIds),
        eq(zonesTable.isArchived, false),
      ),
    )
    .where(and(eq(venuesTable.id, venueId), isNull(venuesTable.archivedAt)));
  if (rows.length === 0) throw notFound('venue');
  if (zoneIds.length === 0 || rows.filter(({ zoneId }) => zoneId !== null).length !== zoneIds.length) {
    throw notFound('zone');
  }
}

async function insertChange(context: TransactionContext, input: MusicChangeOrder): Promise<boolean> {
  const { tx, actor, clock, organizationId } = context;
  const order = { ...input.order, zoneIds: [...new Set(input.order.zoneIds)] };
  const [inserted] = await tx
    .insert(musicChangesTable)
    .values({
      id: input.changeId,
      organizationId,
      venueId: input.venueId,
      actorKind: actor.kind,
      actorId: actorId(actor),
      conversationId: input.conversationId,
      reason: input.reason,
      order,
      status: 'accepted',
      undoesChangeId: input.undoesChangeId,
      createdAt: clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: musicChangesTable.id });
  if (inserted !== undefined) return true;
  const [known] = await tx
    .select({ venueId: musicChangesTable.venueId })
    .from(musicChangesTable)
    .where(eq(musicChangesTable.id, input.changeId));
  if (known?.venueId === input.venueId) return false;
  // the only other unique key: one undo per change
  if (known === undefined && input.undoesChangeId !== null) throw alreadyUndone();
  throw notFound('music_change');
}
