import { and, desc, eq, lt, or } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { notFound } from '../../domain/errors.ts';
import type { MusicChangeId, VenueId } from '../../domain/ids.ts';
import type { MusicChangeView } from '../../domain/music/music-change-view.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { decodeCursor, toPage } from '../page-cursor.ts';
import { loadMusicChangeViews } from './load-music-change-views.ts';
import { requireMusicRight } from './require-music-right.ts';

/** Who changed a venue's music, newest first. */
export async function listMusicChanges(
  context: Context,
  input: { venueId: VenueId; cursor?: string | undefined; limit: number },
): Promise<{ rows: MusicChangeView[]; nextCursor: string | null }> {
  return inTransaction(context, async (tx) => {
    await requireMusicRight(tx, { venueId: input.venueId, isChange: false });
    const [venue] = await tx.tx
      .select({ id: venuesTable.id })
      .from(venuesTable)
      .where(eq(venuesTable.id, input.venueId));
    if (venue === undefined) throw notFound('venue');
    const keys = decodeCursor(input.cursor, 2);
    const rows = await tx.tx
      .select({ changeId: musicChangesTable.id, createdAt: musicChangesTable.createdAt })
      .from(musicChangesTable)
      .where(and(eq(musicChangesTable.venueId, input.venueId), keys === null ? undefined : isBefore(keys)))
      .orderBy(desc(musicChangesTable.createdAt), desc(musicChangesTable.id))
      .limit(input.limit + 1);
    const page = toPage(rows, input.limit, (row) => [row.createdAt.getTime(), row.changeId]);
    const views = await loadMusicChangeViews(
      tx,
      page.rows.map(({ changeId }) => changeId),
    );
    return { rows: views, nextCursor: page.nextCursor };
  });
}

function isBefore([at, id]: (string | number | null)[]) {
  const createdAt = new Date(Number(at));
  const changeId = String(id) as MusicChangeId; // cast: the cursor is ours
  return or(
    lt(musicChangesTable.createdAt, createdAt),
    and(eq(musicChangesTable.createdAt, createdAt), lt(musicChangesTable.id, changeId)),
  );
}
