import { eq } from 'drizzle-orm';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { notFound } from '../../domain/errors.ts';
import type { OutboundMessageId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';

export type OutboundRow = typeof outboundMessagesTable.$inferSelect;

/** One row of the ledger, held until the end of the transaction: attempts, reports and people decide one at a time. */
export async function lockOutboundMessage(
  context: TransactionContext,
  outboundMessageId: OutboundMessageId,
): Promise<OutboundRow> {
  const [row] = await context.tx
    .select()
    .from(outboundMessagesTable)
    .where(eq(outboundMessagesTable.id, outboundMessageId))
    .for('update');
  if (row === undefined) throw notFound('outbound_message');
  return row;
}
