import type { ConversationRow } from './lock-conversation.ts';

/** Mail needs a subject; chats have none. */
export function subjectOf(row: Pick<ConversationRow, 'channel' | 'language'>): string | null {
  if (row.channel !== 'email') return null;
  return row.language === 'th' ? 'เรื่องเพลงของคุณ' : 'Your music';
}
