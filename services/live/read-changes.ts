import { sql } from 'drizzle-orm';
import { inPlatform } from '../../db/connection.ts';
import type { Database, Transaction } from '../../db/connection.ts';
import type { OrganizationId } from '../../domain/ids.ts';

export type ReadChange = {
  cursor: string;
  organizationId: OrganizationId;
  topic: string;
  payload: Record<string, unknown>;
};

/** More than this at once: the reader asks again at once. */
const BATCH = 500;

/** `transaction.row`: rows of a transaction that commits late still come after what was read before. */
function toCursor(row: { transaction_id: string; id: string }): string {
  return `${row.transaction_id}.${row.id}`;
}

/** What a reader who starts now has not missed. */
export async function currentLiveCursor(tx: Transaction): Promise<string> {
  const result = await tx.execute<{ xmin: string }>(
    sql`select pg_snapshot_xmin(pg_current_snapshot())::text as xmin`,
  );
  return `${result.rows[0]?.xmin ?? '0'}.0`;
}

/**
 * Changes of all organizations after a cursor, in commit-safe order: only those whose transaction is older than
 * every one that still runs, so that none can appear behind the reader's back.
 */
export async function readChanges(database: Database, cursor: string): Promise<ReadChange[]> {
  const [transaction = '0', row = '0'] = cursor.split('.');
  const result = await inPlatform(database, (tx) =>
    tx.execute<{
      id: string;
      transaction_id: string;
      organization_id: OrganizationId;
      topic: string;
      payload: Record<string, unknown>;
    }>(sql`
      select id::text, transaction_id::text, organization_id, topic, payload
      from live_changes
      where (transaction_id, id) > (${transaction}::xid8, ${row}::bigint)
        and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
      order by transaction_id, id
      limit ${BATCH}`),
  );
  return result.rows.map((change) => ({
    cursor: toCursor(change),
    organizationId: change.organization_id,
    topic: change.topic,
    payload: change.payload,
  }));
}

/** Where a reader without a cursor begins. */
export async function startOfLive(database: Database): Promise<string> {
  return inPlatform(database, currentLiveCursor);
}
