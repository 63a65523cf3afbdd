import { and, eq, sql } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConnectionId, ContactId, ContactIdentityId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { newId } from '../new-id.ts';

export type Sender = {
  channel: Channel;
  connectionId: ConnectionId;
  externalId: string;
  /** As the vendor gives it; LINE's messages carry none. */
  name: string | null;
};

/** The person behind an account's sender: whoever writes for the first time becomes a contact, with no rights anywhere. */
export async function findOrCreateContact(
  context: Context,
  sender: Sender,
): Promise<{ contactId: ContactId; contactIdentityId: ContactIdentityId; isNew: boolean }> {
  return inTransaction(context, async (inner) => {
    const known = await findIdentity(inner, sender);
    if (known !== null) return { ...(await learnName(inner, sender, known)), isNew: false };
    await requireConnection(inner, sender);
    // two first messages at once: the second waits here and then finds the contact that the first one made
    const key = `contact/${sender.connectionId}/${sender.externalId}`;
    await inner.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
    const rival = await findIdentity(inner, sender);
    if (rival !== null) return { ...rival, isNew: false };
    return { ...(await createContact(inner, sender)), isNew: true };
  });
}

type Found = { contactId: ContactId; contactIdentityId: ContactIdentityId };

async function findIdentity(context: TransactionContext, sender: Sender): Promise<Found | null> {
  const { id, contactId, connectionId, externalId } = contactIdentitiesTable;
  const [row] = await context.tx
    .select({ contactId, contactIdentityId: id })
    .from(contactIdentitiesTable)
    .where(and(eq(connectionId, sender.connectionId), eq(externalId, sender.externalId)));
  return row ?? null;
}

/** A foreign key is checked outside row-level security, so the scope is asked for here. */
async function requireConnection(context: TransactionContext, sender: Sender): Promise<void> {
  const { id, organizationId, vendor } = providerConnectionsTable;
  const [own] = await context.tx
    .select({ id })
    .from(providerConnectionsTable)
    .where(
      and(
        eq(id, sender.connectionId),
        eq(organizationId, context.organizationId),
        eq(vendor, sender.channel),
      ),
    );
  if (own === undefined) throw notFound('connection');
}

async function createContact(context: TransactionContext, sender: Sender): Promise<Found> {
  const { organizationId } = context;
  const createdAt = context.clock.now();
  const contactId = newId<ContactId>();
  const contactIdentityId = newId<ContactIdentityId>();
  const { channel, connectionId, externalId } = sender;
  await context.tx
    .insert(contactsTable)
    .values({ id: contactId, organizationId, name: nameOf(sender), language: null, createdAt });
  await context.tx.insert(contactIdentitiesTable).values({
    id: contactIdentityId,
    organizationId,
    contactId,
    channel,
    connectionId,
    externalId,
    createdAt,
  });
  await recordAudit(context, {
    action: 'contact.created',
    entityType: 'contact',
    entityId: contactId,
    after: { channel, contactIdentityId },
  });
  return { contactId, contactIdentityId };
}

/** Until somebody says who he is, a contact is called by his address. */
const nameOf = (sender: Sender) => sender.name?.trim() || sender.externalId;

async function learnName(context: TransactionContext, sender: Sender, found: Found): Promise<Found> {
  if (!sender.name?.trim()) return found;
  const learnt = await context.tx
    .update(contactsTable)
    .set({ name: nameOf(sender) })
    .where(and(eq(contactsTable.id, found.contactId), eq(contactsTable.name, sender.externalId)))
    .returning({ id: contactsTable.id });
  if (learnt.length > 0) {
    await recordAudit(context, { action: 'contact.named', entityType: 'contact', entityId: found.contactId });
  }
  return found;
}
