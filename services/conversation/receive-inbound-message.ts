import { and, eq } from 'drizzle-orm';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { classifyMessage } from '../../domain/conversation/classify-message.ts';
import { recogniseCommand } from '../../domain/conversation/recognise-command.ts';
import type { ConversationEvent } from '../../domain/conversation/state.ts';
import { forbidden } from '../../domain/errors.ts';
import type {
  ConnectionId,
  ConversationId,
  MessageId,
  OrganizationId,
  WorkflowEventId,
} from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { InboundMessage } from '../../domain/message/inbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { findOrCreateContact } from '../contact/find-or-create-contact.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { newId } from '../new-id.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { openOrTouchConversation } from './open-or-touch-conversation.ts';
import { recordConversationSteps } from './record-conversation-step.ts';

export type InboundConnection = {
  connectionId: ConnectionId;
  organizationId: OrganizationId;
  channel: Channel;
};
export type ReceivedMessage = {
  conversationId: ConversationId;
  messageId: MessageId;
  isNew: boolean;
  events: WorkflowEvent[];
};

/** Two deliveries of one message at the same instant: the slower one starts over and finds the row. */
class AlreadyStored extends Error {}

/**
 * Stores what a contact wrote, with the event that its workflow must hear, in one transaction: answer the vendor
 * after it. A second delivery gives the same ids and the same event again, so that delivering it is harmless.
 */
export async function receiveInboundMessage(
  context: Context,
  input: { connection: InboundConnection; message: InboundMessage },
): Promise<ReceivedMessage> {
  if (context.actor.kind === 'person') throw forbidden('receive a message');
  const scope: Context = { ...context, organizationId: input.connection.organizationId };
  try {
    return await storeOnce(scope, input);
  } catch (error) {
    if (!(error instanceof AlreadyStored)) throw error;
    return storeOnce(scope, input);
  }
}

async function storeOnce(
  context: Context,
  { connection, message }: { connection: InboundConnection; message: InboundMessage },
): Promise<ReceivedMessage> {
  return inTransaction(context, async (tx) => {
    const known = await findStored(tx, { ...connection, providerMessageId: message.providerMessageId });
    if (known !== null) return known;
    const { connectionId, channel } = connection;
    const { contactId, contactIdentityId } = await findOrCreateContact(tx, {
      channel,
      connectionId,
      externalId: message.senderExternalId,
      name: message.senderName,
    });
    const at = tx.clock.now();
    const { text, kind } = message;
    const facts = readFacts(text);
    const sender = { ...tx, actor: { kind: 'contact' as const, contactId } };
    const conversation = await openOrTouchConversation(sender, {
      contactId,
      contactIdentityId,
      channel,
      text,
      serviceClass: facts.serviceClass,
    });
    const { conversationId } = conversation;
    const messageId = newId<MessageId>();
    const stored = await tx.tx
      .insert(messagesTable)
      .values({
        id: messageId,
        organizationId: tx.organizationId,
        conversationId,
        senderKind: 'contact',
        channel,
        connectionId,
        providerMessageId: message.providerMessageId,
        kind,
        text,
        replyToken: message.replyToken,
        sentAt: new Date(message.sentAt),
        receivedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: messagesTable.id });
    if (stored.length === 0) throw new AlreadyStored();
    await recordAudit(sender, {
      action: 'message.received',
      entityType: 'message',
      entityId: messageId,
      after: { conversationId, channel, kind },
    });
    await recordConversationSteps(sender, conversationId, {
      key: `received/${messageId}`,
      at,
      step: conversation.isNew ? 'conversation.opened' : 'conversation.message_received',
      facts: { messageId, channel, kind, serviceClass: facts.serviceClass },
    });
    await publishChanges(tx, [{ topic: 'conversation', payload: { conversationId } }]);
    const event = await addWorkflowEvent(tx, eventOf({ conversationId, messageId, at, facts }));
    return { conversationId, messageId, isNew: true, events: [event] };
  });
}

type Facts = Pick<Extract<ConversationEvent, { kind: 'messageReceived' }>, 'serviceClass' | 'isCommand'>;

/** The small facts that the workflow decides on; the text itself never leaves the database. */
function readFacts(text: string | null): Facts {
  const command = text === null ? null : recogniseCommand(text);
  const isEmergency = command?.kind === 'emergency';
  return { serviceClass: isEmergency ? 'urgent' : classifyMessage(text), isCommand: command !== null };
}

/** The message's id is the event's: however often it is delivered, the workflow takes it once. */
function eventOf(input: { conversationId: ConversationId; messageId: MessageId; at: Date; facts: Facts }) {
  const { conversationId, messageId, at, facts } = input;
  const event: ConversationEvent = { kind: 'messageReceived', at: at.getTime(), messageId, ...facts };
  return {
    id: messageId as string as WorkflowEventId, // cast: one id for the fact and for its event, on purpose
    processType: 'conversation' as const,
    processId: conversationId,
    signal: event.kind,
    payload: event,
  };
}

async function findStored(
  context: TransactionContext,
  key: { connectionId: ConnectionId; providerMessageId: string },
): Promise<ReceivedMessage | null> {
  const { id, connectionId, providerMessageId, text, receivedAt } = messagesTable;
  const [row] = await context.tx
    .select({
      messageId: id,
      conversationId: conversationsTable.id,
      status: conversationsTable.status,
      text,
      receivedAt,
    })
    .from(messagesTable)
    .innerJoin(conversationsTable, eq(conversationsTable.id, messagesTable.conversationId))
    .where(and(eq(connectionId, key.connectionId), eq(providerMessageId, key.providerMessageId)));
  if (row === undefined) return null;
  const { messageId, conversationId, receivedAt: at } = row;
  const event = eventOf({ conversationId, messageId, at, facts: readFacts(row.text) });
  // a closed conversation's workflow is over; what it still owed, the relay delivers
  const events = row.status === 'closed' ? [] : [{ ...event, organizationId: context.organizationId }];
  return { conversationId, messageId, isNew: false, events };
}
