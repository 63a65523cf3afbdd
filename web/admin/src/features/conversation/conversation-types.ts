import type { api } from '../../lib/api/client.ts';

type Answer<Call extends (...input: never[]) => unknown> = Awaited<ReturnType<Call>>;

export type ConversationPage = Answer<typeof api.conversation.list>;
export type ConversationRow = ConversationPage['rows'][number];
export type Conversation = Answer<typeof api.conversation.get>;
export type MessagePage = Answer<typeof api.conversation.messages>;
export type Message = MessagePage['rows'][number];
export type Turn = Answer<typeof api.conversation.why>;
