import { z } from 'zod';
import { CONVERSATION_VIEWS } from '../../../../../domain/contract/conversation.ts';

export type ConversationView = (typeof CONVERSATION_VIEWS)[number];

/** What the address says: a saved view is a link. A word the server does not know falls back to the default. */
export const inboxSearchSchema = z.object({
  view: z.enum(CONVERSATION_VIEWS).default('all_open').catch('all_open'),
  search: z.string().max(100).default('').catch(''),
  id: z.uuid().optional().catch(undefined),
});
export type InboxSearch = z.infer<typeof inboxSearchSchema>;
