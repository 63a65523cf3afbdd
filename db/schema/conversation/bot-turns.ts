import { index, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import type { ConversationId, MessageId, MusicChangeId, TurnId } from '../../../domain/ids.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { conversationsTable } from './conversations.ts';

export const TURN_PATHS = ['command', 'model'] as const;

/** Everything the bot did in one turn: the answer to "why did it say that?". Run twice, a turn finds its row. */
export const botTurnsTable = pgTable(
  'bot_turns',
  {
    id: uuid('id').$type<TurnId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .notNull()
      .references(() => conversationsTable.id),
    messageIds: jsonb('message_ids').$type<MessageId[]>().notNull(),
    path: text('path').$type<(typeof TURN_PATHS)[number]>().notNull(),
    /** The recognised command, or the model's proposals with the check and the result of each. */
    steps: jsonb('steps').$type<unknown[]>().notNull(),
    /** A change whose verified outcome is told in a second message. */
    pendingMusicChangeId: uuid('pending_music_change_id').$type<MusicChangeId>(),
    promptVersion: text('prompt_version'),
    modelName: text('model_name'),
    inputTokens: integer('input_tokens').notNull().default(0),
    outputTokens: integer('output_tokens').notNull().default(0),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    index('bot_turns_conversation').on(t.conversationId, t.startedAt),
    index('bot_turns_organization').on(t.organizationId),
    oneOf('bot_turns_path', t.path, TURN_PATHS),
    scopePolicy('bot_turns'),
  ],
);
