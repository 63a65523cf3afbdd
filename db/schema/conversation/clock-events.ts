import { index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { CLOCK_EVENTS, CLOCKS } from '../../../domain/conversation/lists.ts';
import type { ClockEventKind, ClockName } from '../../../domain/conversation/lists.ts';
import type { ConversationId } from '../../../domain/ids.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { conversationsTable } from './conversations.ts';

/** Every event of a service clock. Its state can be recomputed from these rows and must equal the workflow's. */
export const clockEventsTable = pgTable(
  'clock_events',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversationsTable.id),
    clock: text('clock').$type<ClockName>().notNull(),
    event: text('event').$type<ClockEventKind>().notNull(),
    /** Given by the workflow: unique per event of one run of the clock. */
    key: text('key').notNull(),
    at: instant('at').notNull(),
    dueAt: instant('due_at'),
    policyVersion: text('policy_version').notNull(),
  },
  (t) => [
    unique('clock_events_key').on(t.conversationId, t.key),
    index('clock_events_organization').on(t.organizationId),
    oneOf('clock_events_clock', t.clock, CLOCKS),
    oneOf('clock_events_event', t.event, CLOCK_EVENTS),
    scopePolicy('clock_events'),
  ],
);
