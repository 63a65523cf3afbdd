import { and, eq, or } from 'drizzle-orm';
import { deliveryReportsTable } from '../../db/schema/message/delivery-reports.ts';
import type { TransactionContext } from '../context.ts';
import type { OutboundRow } from './lock-outbound-message.ts';
import type { Move } from './move-message.ts';

/** What the vendor has told about this message so far, also before we knew its id there. */
export async function findReports(
  context: TransactionContext,
  row: Pick<OutboundRow, 'id' | 'connectionId' | 'providerMessageId'>,
): Promise<Move[]> {
  const { connectionId, outboundId, providerMessageId } = deliveryReportsTable;
  const reports = await context.tx
    .select()
    .from(deliveryReportsTable)
    .where(
      and(
        eq(connectionId, row.connectionId),
        row.providerMessageId === null
          ? eq(outboundId, row.id)
          : or(eq(outboundId, row.id), eq(providerMessageId, row.providerMessageId)),
      ),
    )
    .orderBy(deliveryReportsTable.at);
  return reports.map(toMove);
}

export function toMove(report: {
  status: 'sent' | 'delivered' | 'read' | 'failed';
  at: Date;
  providerMessageId: string;
  errorCode: string | null;
  errorText: string | null;
}): Move {
  const { status, at, providerMessageId, errorCode, errorText } = report;
  const reason = [errorCode, errorText].filter((part) => part !== null).join(' ');
  return { status, at, providerMessageId, reason: reason === '' ? null : reason };
}
