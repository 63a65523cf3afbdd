import { and, eq } from 'drizzle-orm';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { conversationClosed, windowClosed } from '../../domain/conversation/errors.ts';
import { conflict, forbidden } from '../../domain/errors.ts';
import type { ConversationId, MessageId, OutboundMessageId } from '../../domain/ids.ts';
import { checkPermit } from '../../domain/message/check-permit.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';
import type { ConversationRow } from './lock-conversation.ts';
import { subjectOf } from './subject-of.ts';

export type PersonReply = {
  conversationId: ConversationId;
  /** Made by the client: sending it again is the same message. */
  clientKey: string;
  text: string;
};
export type PersonReplyResult = {
  messageId: MessageId;
  outboundMessageId: OutboundMessageId;
  events: WorkflowEvent[];
};

/** Answers as a person. It takes the conversation over, since two voices at once confuse the contact. */
export async function replyAsPerson(context: Context, input: PersonReply): Promise<PersonReplyResult> {
  requirePermission(context, 'conversation.handle');
  const { actor } = context;
  if (actor.kind !== 'person') throw forbidden('answer as a person');
  return inTransaction(context, async (tx) => {
    const { conversationId, clientKey, text } = input;
    const { userId } = actor;
    const row = await lockConversation(tx, conversationId);
    if (row.status === 'closed') throw conversationClosed();
    requireOpenWindow(tx, row, text);
    const intended = await intendMessage(tx, {
      businessKey: `person/${clientKey}`,
      purpose: 'person_reply',
      contactIdentityId: row.contactIdentityId,
      subject: subjectOf(row),
      body: text,
      incidentId: null,
      thread: { conversationId, senderKind: 'team', senderUserId: userId, turnId: null },
    });
    const { outboundMessageId } = intended;
    const messageId = await findOwn(tx, { conversationId, outboundMessageId });
    // the first one wrote the event; the relay delivers it if its writer could not
    if (!intended.isNew) return { messageId, outboundMessageId, events: [] };
    const at = tx.clock.now();
    const events = await changeConversation(tx, row, {
      action: 'conversation.replied',
      set: {
        handler: 'person',
        assigneeUserId: row.assigneeUserId ?? userId,
        readAt: at,
        ...(row.handler === 'bot' && { handOverReason: 'taken_over' }),
      },
      facts: { messageId },
      event: { kind: 'repliedByPerson', at: at.getTime(), userId, outboundMessageId },
    });
    return { messageId, outboundMessageId, events };
  });
}

/** Asked again when it is sent; asked here so that the person learns it while the text is still in the box. */
function requireOpenWindow(context: TransactionContext, row: ConversationRow, text: string): void {
  const { channel, lastInboundAt } = row;
  if (channel !== 'whatsapp') return;
  const now = context.clock.now();
  const permit = checkPermit({
    channel,
    purpose: 'person_reply',
    body: text,
    recipient: '',
    lastInboundAt,
    now,
  });
  if (!permit.isAllowed && permit.reason === 'window_closed') throw windowClosed();
}

/** The same key in another conversation is a mistake of the client, and no message is sent for it. */
async function findOwn(
  context: TransactionContext,
  of: { conversationId: ConversationId; outboundMessageId: OutboundMessageId },
): Promise<MessageId> {
  const { id, conversationId, outboundMessageId } = messagesTable;
  const [message] = await context.tx
    .select({ id })
    .from(messagesTable)
    .where(and(eq(conversationId, of.conversationId), eq(outboundMessageId, of.outboundMessageId)));
  if (message === undefined) throw conflict('conversation', 'This message belongs to another conversation.');
  return message.id;
}
