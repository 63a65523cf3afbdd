import { sql } from 'drizzle-orm';
import { bigserial, customType, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { instant, organizationId, platformPolicy } from '../columns.ts';

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * What browsers are told. Ordered by transaction, not by key: a key drawn early may be committed late,
 * so readers take only rows below the oldest running transaction. Pruned after a day.
 */
export const liveChangesTable = pgTable(
  'live_changes',
  {
    id: bigserial('id', { mode: 'number' }).primaryKey(),
    transactionId: xid8('transaction_id').notNull().default(sql`pg_current_xact_id()`),
    organizationId: organizationId(),
    topic: text('topic').notNull(),
    /** The small new state, ready for the screen. */
    payload: jsonb('payload').$type<Record<string, unknown>>().notNull(),
    at: instant('at').notNull(),
  },
  (t) => [index('live_changes_order').on(t.transactionId, t.id), platformPolicy('live_changes')],
);
