import type { ConversationId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { conversationsTable } from '../schema/conversation/conversations.ts';
import { insertRow, MADE_AT, makeId } from './factory.ts';
import { makeContact } from './make-contact.ts';

export type MadeConversation = typeof conversationsTable.$inferSelect;

/** Open and with the bot. Give `organizationId`, `contactId` and `contactIdentityId` together, or none of the last two. */
export async function makeConversation(
  db: Database,
  overrides: Partial<typeof conversationsTable.$inferInsert> = {},
): Promise<MadeConversation> {
  return insertRow(db, conversationsTable, {
    id: makeId<ConversationId>(),
    channel: 'whatsapp',
    status: 'open',
    handler: 'bot',
    serviceClass: 'quality',
    language: 'en',
    lastMessageAt: MADE_AT,
    lastInboundAt: MADE_AT,
    openedAt: MADE_AT,
    ...overrides,
    ...(await parentContact(db, overrides)),
  });
}

async function parentContact(db: Database, overrides: Partial<typeof conversationsTable.$inferInsert>) {
  const { organizationId, contactId, contactIdentityId, channel = 'whatsapp' } = overrides;
  if (organizationId !== undefined && contactId !== undefined && contactIdentityId !== undefined) {
    return { organizationId, contactId, contactIdentityId };
  }
  const contact = await makeContact(db, {
    ...(organizationId !== undefined && { organizationId }),
    identities: [{ channel }],
  });
  return {
    organizationId: contact.organizationId,
    contactId: contact.id,
    contactIdentityId: contact.identities[0].id,
  };
}
