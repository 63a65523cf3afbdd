import { eq } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { notFound } from '../../domain/errors.ts';
import type { MusicChangeId } from '../../domain/ids.ts';
import type { MusicChangeView } from '../../domain/music/music-change-view.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { loadMusicChangeViews } from './load-music-change-views.ts';
import { requireMusicRight } from './require-music-right.ts';

/** One change with its outcome per zone. A contact sees those of his venues only. */
export async function getMusicChange(context: Context, changeId: MusicChangeId): Promise<MusicChangeView> {
  return inTransaction(context, async (tx) => {
    const [change] = await tx.tx
      .select({ venueId: musicChangesTable.venueId })
      .from(musicChangesTable)
      .where(eq(musicChangesTable.id, changeId));
    if (change === undefined) throw notFound('music_change');
    await requireMusicRight(tx, { venueId: change.venueId, isChange: false });
    const [view] = await loadMusicChangeViews(tx, [changeId]);
    if (view === undefined) throw notFound('music_change');
    return view;
  });
}
