import { sql } from 'drizzle-orm';
import type { ConnectionId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';

/**
 * Our note of the vendor's id and a report under that id may be written at the same instant by two transactions that
 * do not see each other: the second waits here and then sees the first. Released with the transaction.
 */
export async function lockProviderMessage(
  context: TransactionContext,
  input: { connectionId: ConnectionId; providerMessageId: string },
): Promise<void> {
  const key = `${input.connectionId}/${input.providerMessageId}`;
  await context.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
}
