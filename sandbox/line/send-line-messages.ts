import type { SandboxContext } from '../context.ts';
import { newLineMessageId } from './new-line-id.ts';
import { type LineMessage, textOf } from './message-schemas.ts';

/** Accepted messages stand on the phone at once: LINE tells nothing of their delivery. */
export function sendLineMessages(
  context: SandboxContext,
  order: {
    operation: 'push' | 'reply' | 'multicast';
    to: string[];
    messages: LineMessage[];
    requestId: string;
    key: string | null;
  },
): { id: string; quoteToken: string }[] {
  const { operation, to, messages, requestId: id, key } = order;
  const sentMessages = messages.map(() => {
    const messageId = newLineMessageId();
    return { id: messageId, quoteToken: `quote-${messageId}` };
  });
  const body = { messages, sentMessages };
  context.ledger.append({
    vendor: 'line',
    operation,
    id,
    key,
    recipient: to.join(' '),
    body,
    outcome: 'accepted',
  });
  const at = new Date(context.now()).toISOString();
  for (const address of to) {
    for (const [index, message] of messages.entries()) {
      const kind = message.type.startsWith('text') ? 'text' : 'other';
      const messageId = sentMessages[index]?.id ?? newLineMessageId();
      context.threads.add(
        { channel: 'line', address },
        { id: messageId, at, direction: 'to_contact', kind, text: textOf(message), tick: 'accepted' },
      );
    }
  }
  return sentMessages;
}
