import { index, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { ConversationId, MusicChangeId, VenueId } from '../../../domain/ids.ts';
import { MUSIC_CHANGE_STATUSES } from '../../../domain/music/lists.ts';
import type { MusicChangeStatus } from '../../../domain/music/lists.ts';
import type { MusicOrder } from '../../../domain/music/schemas.ts';
import { ACTOR_KINDS } from '../../../domain/process/lists.ts';
import type { ActorKind } from '../../../domain/process/lists.ts';
import { conversationsTable } from '../conversation/conversations.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { venuesTable } from '../venue/venues.ts';

/** One order to change a venue's music; its outcome per zone stands in music_change_zones. */
export const musicChangesTable = pgTable(
  'music_changes',
  {
    /** Given by whoever orders it, so that ordering twice is one change. */
    id: uuid('id').$type<MusicChangeId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .notNull()
      .references(() => venuesTable.id),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    /** User, contact or workflow id. */
    actorId: text('actor_id'),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversationsTable.id),
    reason: text('reason').notNull(),
    order: jsonb('order').$type<MusicOrder>().notNull(),
    status: text('status').$type<MusicChangeStatus>().notNull(),
    /** Set on an undo: the change it takes back. One undo per change. */
    undoesChangeId: uuid('undoes_change_id').$type<MusicChangeId>(),
    createdAt: instant('created_at').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    unique('music_changes_undo').on(t.undoesChangeId),
    // a venue's changes, newest first
    index('music_changes_venue').on(t.venueId, t.createdAt),
    index('music_changes_conversation').on(t.conversationId),
    index('music_changes_organization').on(t.organizationId),
    oneOf('music_changes_actor_kind', t.actorKind, ACTOR_KINDS),
    oneOf('music_changes_status', t.status, MUSIC_CHANGE_STATUSES),
    scopePolicy('music_changes'),
  ],
);
