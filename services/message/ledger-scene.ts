import { asc, eq } from 'drizzle-orm';
import { inOrganization } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import { makeConversation } from '../../db/factories/make-conversation.ts';
import { makeMessage } from '../../db/factories/make-message.ts';
import { auditEntriesTable } from '../../db/schema/audit/audit-entries.ts';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { liveChangesTable } from '../../db/schema/live/live-changes.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { workflowEventsTable } from '../../db/schema/outbox/workflow-events.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { DeliveryReport } from '../../domain/message/inbound.ts';
import type { OutboundPurpose } from '../../domain/message/outbound.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { intendMessage } from './intend-message.ts';

export type LedgerScene = Awaited<ReturnType<typeof makeLedgerScene>>;

/** Where tests of the ledger begin: a contact wrote ten minutes ago, and an answer is intended. */
export async function makeLedgerScene(
  database: Database,
  over: { channel?: Channel; purpose?: OutboundPurpose; minutesSinceInbound?: number } = {},
) {
  const { channel = 'whatsapp', purpose = 'reply', minutesSinceInbound = 10 } = over;
  const clock = { at: new Date('2026-03-02T09:00:00Z'), now: () => clock.at };
  const sentAt = new Date(clock.at.getTime() - minutesSinceInbound * 60_000);
  const conversation = await makeConversation(database, { channel, lastMessageAt: sentAt });
  const { organizationId, id: conversationId, contactIdentityId } = conversation;
  await makeMessage(database, { organizationId, conversationId, sentAt, receivedAt: sentAt });
  const context: Context = { database, clock, organizationId, actor: { kind: 'system', name: 'test' } };
  const intention = {
    businessKey: `turn/${newId()}/0`,
    purpose,
    contactIdentityId,
    subject: channel === 'email' ? 'Your lobby' : null,
    body: 'The lobby is at volume 6 now.',
    incidentId: null,
    thread: { conversationId, senderKind: 'bot', senderUserId: null, turnId: null },
  } as const;
  const { outboundMessageId } = await inTransaction(context, (inner) => intendMessage(inner, intention));
  const read = <T>(work: Parameters<typeof inOrganization<T>>[2]) =>
    inOrganization(database, organizationId, work);
  const [identity] = await read((tx) =>
    tx.select().from(contactIdentitiesTable).where(eq(contactIdentitiesTable.id, contactIdentityId)),
  );

  return {
    context,
    clock,
    conversation,
    intention,
    identity: identity!, // the factory made it
    outboundMessageId,
    agent: { kind: 'person', userId: newId<UserId>(), role: 'agent' } as const,
    row: async () => {
      const [row] = await read((tx) =>
        tx.select().from(outboundMessagesTable).where(eq(outboundMessagesTable.id, outboundMessageId)),
      );
      return row!; // written above
    },
    auditActions: async () => {
      const entries = await read((tx) =>
        tx
          .select({ action: auditEntriesTable.action })
          .from(auditEntriesTable)
          .where(eq(auditEntriesTable.entityId, outboundMessageId))
          .orderBy(asc(auditEntriesTable.id)),
      );
      return entries.map((entry) => entry.action);
    },
    alerts: () => read((tx) => tx.select().from(alertsTable)),
    events: () =>
      read((tx) =>
        tx
          .select()
          .from(workflowEventsTable)
          .where(eq(workflowEventsTable.organizationId, organizationId))
          .orderBy(asc(workflowEventsTable.id)),
      ),
    liveChanges: () =>
      read((tx) =>
        tx.select().from(liveChangesTable).where(eq(liveChangesTable.organizationId, organizationId)),
      ),
    report: (status: DeliveryReport['status'], more: Partial<DeliveryReport> = {}): DeliveryReport => ({
      channel,
      accountExternalId: 'account',
      providerMessageId: 'wamid.first',
      outboundId: outboundMessageId,
      status,
      at: clock.at.toISOString(),
      errorCode: null,
      errorText: null,
      ...more,
    }),
  };
}
