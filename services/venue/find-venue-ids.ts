import { isNotNull } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import type { VenueId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/** The organization's venues by their music account. */
export async function findVenueIds(context: Context): Promise<Map<string, VenueId>> {
  return inTransaction(context, async ({ tx }) => {
    const rows = await tx
      .select({ id: venuesTable.id, account: venuesTable.soundtrackAccountId })
      .from(venuesTable)
      .where(isNotNull(venuesTable.soundtrackAccountId));
    return new Map(rows.map((row) => [row.account ?? '', row.id]));
  });
}
