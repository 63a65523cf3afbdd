import { desc, eq } from 'drizzle-orm';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import type { ConversationId, VenueId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** Where this conversation last changed the music: what "undo" means for who speaks for several venues. */
export async function findVenueOfLastChange(
  context: Context,
  { conversationId }: { conversationId: ConversationId },
): Promise<VenueId | null> {
  return inTransaction(context, async ({ tx }) => {
    const [change] = await tx
      .select({ venueId: musicChangesTable.venueId })
      .from(musicChangesTable)
      .where(eq(musicChangesTable.conversationId, conversationId))
      .orderBy(desc(musicChangesTable.createdAt))
      .limit(1);
    return change?.venueId ?? null;
  });
}
