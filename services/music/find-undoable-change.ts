import { and, desc, eq, isNull, or, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { notFound } from '../../domain/errors.ts';
import type { ContactId, MusicChangeId, VenueId } from '../../domain/ids.ts';
import { actorId } from '../context.ts';
import type { TransactionContext } from '../context.ts';
import { findContactBehind } from './require-music-right.ts';

export type UndoableChange = typeof musicChangesTable.$inferSelect;

/** Did something to a player, as far as anybody knows. */
export const HAD_EFFECT = sql`before is not null and outcome in ('verified', 'on_the_way', 'not_verified')`;

/**
 * The change to take back. `latest` is the last of the same contact; for the staff, the last at the venue.
 * Saying it again goes further back: what was taken back, and the taking back, are passed over.
 */
export async function findUndoableChange(
  context: TransactionContext,
  { venueId, undo }: { venueId: VenueId; undo: MusicChangeId | 'latest' },
): Promise<UndoableChange | null> {
  if (undo !== 'latest') {
    const [named] = await context.tx
      .select()
      .from(musicChangesTable)
      .where(and(eq(musicChangesTable.id, undo), eq(musicChangesTable.venueId, venueId)));
    if (named === undefined) throw notFound('music_change');
    return named;
  }
  const contactId = await findContactBehind(context);
  const [latest] = await context.tx
    .select()
    .from(musicChangesTable)
    .where(
      and(
        eq(musicChangesTable.venueId, venueId),
        isNull(musicChangesTable.undoesChangeId),
        contactId === null ? undefined : orderedFor(contactId),
        sql`not exists (select 1 from music_changes undo where undo.undoes_change_id = ${musicChangesTable.id})`,
        sql`exists (select 1 from music_change_zones where change_id = ${musicChangesTable.id} and ${HAD_EFFECT})`,
      ),
    )
    .orderBy(desc(musicChangesTable.createdAt), desc(musicChangesTable.id))
    .limit(1);
  return latest ?? null;
}

/** By the contact himself, or by bot or staff in a conversation with him. */
function orderedFor(contactId: ContactId): SQL | undefined {
  return or(
    and(eq(musicChangesTable.actorKind, 'contact'), eq(musicChangesTable.actorId, contactId)),
    sql`${musicChangesTable.conversationId} in (select id from conversations where contact_id = ${contactId})`,
  );
}

/** Whether a change was ordered in the name of whoever asks now. */
export async function isByMyself(context: TransactionContext): Promise<SQL | undefined> {
  const contactId = await findContactBehind(context);
  if (contactId !== null) return orderedFor(contactId);
  return and(
    eq(musicChangesTable.actorKind, context.actor.kind),
    eq(musicChangesTable.actorId, actorId(context.actor) ?? ''),
  );
}
