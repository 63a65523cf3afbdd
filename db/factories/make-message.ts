import type { MessageId } from '../../domain/ids.ts';
import { eq } from 'drizzle-orm';
import { inOrganization } from '../connection.ts';
import type { Database } from '../connection.ts';
import { contactIdentitiesTable } from '../schema/contact/contact-identities.ts';
import { conversationsTable } from '../schema/conversation/conversations.ts';
import { messagesTable } from '../schema/conversation/messages.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeConversation } from './make-conversation.ts';

export type MadeMessage = typeof messagesTable.$inferSelect;

/** An inbound text on the conversation's channel. Give `organizationId` together with `conversationId`. */
export async function makeMessage(
  db: Database,
  overrides: Partial<typeof messagesTable.$inferInsert> = {},
): Promise<MadeMessage> {
  const parent = await parentConversation(db, overrides);
  const senderKind = overrides.senderKind ?? 'contact';
  return insertRow(db, messagesTable, {
    id: makeId<MessageId>(),
    senderKind,
    providerMessageId: senderKind === 'contact' ? `wamid.${uniqueWord()}` : null,
    kind: 'text',
    text: 'The lobby music is too loud',
    sentAt: MADE_AT,
    receivedAt: MADE_AT,
    ...parent,
    ...overrides,
    organizationId: parent.organizationId,
    conversationId: parent.conversationId,
  });
}

async function parentConversation(db: Database, overrides: Partial<typeof messagesTable.$inferInsert>) {
  const { organizationId, conversationId } = overrides;
  if (organizationId === undefined || conversationId === undefined) {
    const made = await makeConversation(db, organizationId === undefined ? {} : { organizationId });
    return loadParent(db, { organizationId: made.organizationId, conversationId: made.id });
  }
  return loadParent(db, { organizationId, conversationId });
}

/** Channel and account of a message are those of its conversation. */
async function loadParent(
  db: Database,
  ids: Pick<typeof messagesTable.$inferInsert, 'organizationId' | 'conversationId'>,
) {
  const [row] = await inOrganization(db, ids.organizationId, (tx) =>
    tx
      .select({ channel: conversationsTable.channel, connectionId: contactIdentitiesTable.connectionId })
      .from(conversationsTable)
      .innerJoin(contactIdentitiesTable, eq(contactIdentitiesTable.id, conversationsTable.contactIdentityId))
      .where(eq(conversationsTable.id, ids.conversationId)),
  );
  if (row === undefined) throw new Error(`no conversation ${ids.conversationId} in this organization`);
  return { ...ids, ...row };
}
