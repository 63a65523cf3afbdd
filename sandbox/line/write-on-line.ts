import type { SandboxContext } from '../context.ts';
import type { Party } from '../thread/threads.ts';
import type { LineState } from './line-state.ts';
import { newLineMessageId, newUlid } from './new-line-id.ts';

export function writeOnLine(
  context: SandboxContext,
  line: LineState,
  written: { userId: string; text: string; replyTo?: string | undefined },
): { id: string } {
  const { now, threads, callbacks } = context;
  const { userId, text, replyTo } = written;
  const party: Party = { channel: 'line', address: userId };
  const id = newLineMessageId();
  const at = new Date(now()).toISOString();
  threads.add(party, {
    id,
    at,
    direction: 'from_contact',
    kind: 'text',
    text,
    ...(replyTo && { replyTo }),
    tick: 'pending',
  });
  const message = { type: 'text', id, text, quoteToken: `quote-${id}`, markAsReadToken: `read-${id}` };
  const payload = {
    type: 'message',
    message: replyTo ? { ...message, quotedMessageId: replyTo } : message,
    webhookEventId: newUlid(now()),
    timestamp: now(),
    source: { type: 'user', userId },
    replyToken: line.issueReplyToken(userId),
    mode: 'active',
  };
  callbacks.post({ id, vendor: 'line', kind: 'message', party, payload });
  return { id };
}
