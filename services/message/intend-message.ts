import { and, eq, sql } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { notFound } from '../../domain/errors.ts';
import type {
  ContactIdentityId,
  ConversationId,
  IncidentId,
  MessageId,
  OutboundMessageId,
  TurnId,
  UserId,
} from '../../domain/ids.ts';
import type { OutboundPurpose } from '../../domain/message/outbound.ts';
import { recordAudit } from '../audit/record-audit.ts';
import type { TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { newId } from '../new-id.ts';

export type Intention = {
  /** What must leave once. A second intention under the same key is the first one. */
  businessKey: string;
  purpose: OutboundPurpose;
  contactIdentityId: ContactIdentityId;
  subject: string | null;
  body: string;
  incidentId: IncidentId | null;
  /** Shown in the conversation as well. */
  thread: {
    conversationId: ConversationId;
    senderKind: 'bot' | 'team';
    senderUserId: UserId | null;
    turnId: TurnId | null;
  } | null;
};

/** 1 before 2: who waits for an answer is served before who is to be told something. 4 is for campaigns. */
const PRIORITY: Record<OutboundPurpose, number> = {
  reply: 1,
  person_reply: 1,
  incident_notice: 2,
  sla_notice: 2,
};

/** Writes the ledger row before anything leaves, in the transaction of what wants it sent. */
export async function intendMessage(
  context: TransactionContext,
  intention: Intention,
): Promise<{ outboundMessageId: OutboundMessageId; messageId: MessageId | null; isNew: boolean }> {
  const { tx, organizationId } = context;
  const { businessKey, purpose, contactIdentityId, subject, body, incidentId, thread } = intention;
  const identity = await findIdentity(context, contactIdentityId);
  const [row] = await tx
    .insert(outboundMessagesTable)
    .values({
      id: newId<OutboundMessageId>(),
      organizationId,
      businessKey,
      purpose,
      channel: identity.channel,
      connectionId: identity.connectionId,
      contactIdentityId,
      conversationId: thread?.conversationId ?? null,
      incidentId,
      subject,
      body,
      status: 'intended',
      priority: PRIORITY[purpose],
      intendedAt: context.clock.now(),
    })
    .onConflictDoNothing()
    .returning({ id: outboundMessagesTable.id });
  if (row === undefined) return { ...(await findIntended(context, businessKey)), isNew: false };

  const messageId =
    thread === null
      ? null
      : await addToThread(context, { thread, identity, body, outboundMessageId: row.id });
  await recordAudit(context, {
    action: 'message.intended',
    entityType: 'outbound_message',
    entityId: row.id,
    after: { businessKey, purpose, channel: identity.channel },
  });
  return { outboundMessageId: row.id, messageId, isNew: true };
}

type Identity = Pick<typeof contactIdentitiesTable.$inferSelect, 'channel' | 'connectionId'>;

async function findIdentity(context: TransactionContext, id: ContactIdentityId): Promise<Identity> {
  const [identity] = await context.tx
    .select({ channel: contactIdentitiesTable.channel, connectionId: contactIdentitiesTable.connectionId })
    .from(contactIdentitiesTable)
    .where(eq(contactIdentitiesTable.id, id));
  if (identity === undefined) throw notFound('contact_identity');
  return identity;
}

async function findIntended(context: TransactionContext, businessKey: string) {
  const [row] = await context.tx
    .select({ outboundMessageId: outboundMessagesTable.id, messageId: messagesTable.id })
    .from(outboundMessagesTable)
    .leftJoin(messagesTable, eq(messagesTable.outboundMessageId, outboundMessagesTable.id))
    .where(
      and(
        eq(outboundMessagesTable.organizationId, context.organizationId),
        eq(outboundMessagesTable.businessKey, businessKey),
      ),
    );
  return row!; // the conflicting row is committed, and the ledger deletes nothing
}

async function addToThread(
  context: TransactionContext,
  input: {
    thread: NonNullable<Intention['thread']>;
    identity: Identity;
    body: string;
    outboundMessageId: OutboundMessageId;
  },
): Promise<MessageId> {
  const { thread, identity, body, outboundMessageId } = input;
  const now = context.clock.now();
  const messageId = newId<MessageId>();
  const [conversation] = await context.tx
    .update(conversationsTable)
    .set({
      lastMessageAt: sql`greatest(${conversationsTable.lastMessageAt}, ${now.toISOString()}::timestamptz)`,
    })
    .where(eq(conversationsTable.id, thread.conversationId))
    .returning({ id: conversationsTable.id });
  if (conversation === undefined) throw notFound('conversation');
  await context.tx.insert(messagesTable).values({
    id: messageId,
    organizationId: context.organizationId,
    ...thread,
    ...identity,
    kind: 'text',
    text: body,
    outboundMessageId,
    sentAt: now,
    receivedAt: now,
  });
  await publishChanges(context, [
    { topic: 'conversation', payload: { conversationId: thread.conversationId } },
  ]);
  return messageId;
}
