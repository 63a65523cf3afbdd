import { randomUUID } from 'node:crypto';
import { and, eq, max, sql } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { messagesTable } from '../../db/schema/conversation/messages.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { providerConnectionsTable } from '../../db/schema/organization/provider-connections.ts';
import type { ConnectionId, ContactId, OutboundMessageId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { checkPermit } from '../../domain/message/check-permit.ts';
import { isSafeToRepeat } from '../../domain/message/is-safe-to-repeat.ts';
import { wasAccepted } from '../../domain/message/next-status.ts';
import type { SendOutcome } from '../../domain/message/outbound.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { lockOutboundMessage } from './lock-outbound-message.ts';
import type { OutboundRow } from './lock-outbound-message.ts';
import { moveMessage } from './move-message.ts';
import { toSendOutcome } from './to-send-outcome.ts';

/** What a vendor needs to know to send it. */
export type OutgoingMessage = {
  outboundMessageId: OutboundMessageId;
  channel: Channel;
  connectionId: ConnectionId;
  accountExternalId: string;
  recipient: string;
  language: string | null;
  form: 'text' | 'template';
  subject: string | null;
  body: string;
};

export type Attempt =
  | { kind: 'begun'; attemptToken: string; message: OutgoingMessage }
  | { kind: 'over'; outcome: SendOutcome; events: WorkflowEvent[] };

/**
 * Takes the row for one attempt, right before it is handed to the vendor. An attempt that was begun and never
 * finished makes it `unknown`: the vendor may have the message, so it does not leave again before that is settled.
 */
export async function beginAttempt(
  context: Context,
  input: { outboundMessageId: OutboundMessageId; slotAt: Date },
): Promise<Attempt> {
  return inTransaction(context, async (inner) => {
    const now = inner.clock.now();
    const row = await lockOutboundMessage(inner, input.outboundMessageId);
    if (
      row.status === 'unknown' ||
      row.status === 'failed' ||
      row.status === 'skipped' ||
      wasAccepted(row.status)
    )
      return over(row);
    const isHeld = row.attemptToken !== null;
    if (isHeld && !isSafeToRepeat({ channel: row.channel, firstAttemptAt: row.sendingAt, now })) {
      await moveMessage(inner, row, [{ status: 'unknown', at: now, reason: 'attempt_lost' }]);
      return over({ ...row, status: 'unknown', statusReason: 'attempt_lost' });
    }
    const addressee = await findAddressee(inner, row);
    const lastInboundAt = await findLastInbound(inner, { ...row, contactId: addressee.contactId });
    const permit = checkPermit({ ...row, recipient: addressee.recipient, lastInboundAt, now });
    if (!permit.isAllowed) {
      const { reason } = permit;
      const { events } = await moveMessage(inner, row, [{ status: 'skipped', at: now, reason }]);
      return { ...over({ ...row, status: 'skipped', statusReason: reason }), events };
    }
    const attemptToken = randomUUID();
    await inner.tx
      .update(outboundMessagesTable)
      .set({
        status: 'sending',
        statusReason: null,
        attemptToken,
        attempts: sql`${outboundMessagesTable.attempts} + 1`,
        // the first one's instant stays: a vendor's memory for repeats counts from there
        sendingAt: row.sendingAt ?? now,
        permit: { ...permit, checkedAt: now.toISOString(), slotAt: input.slotAt.toISOString() },
      })
      .where(eq(outboundMessagesTable.id, row.id));
    const { channel, connectionId, subject, body } = row;
    const { accountExternalId, recipient, language } = addressee;
    return {
      kind: 'begun',
      attemptToken,
      message: {
        outboundMessageId: row.id,
        channel,
        connectionId,
        accountExternalId,
        recipient,
        language,
        form: permit.form,
        subject,
        body,
      },
    };
  });
}

function over(row: OutboundRow): Extract<Attempt, { kind: 'over' }> {
  return { kind: 'over', outcome: toSendOutcome(row), events: [] };
}

async function findAddressee(context: TransactionContext, row: OutboundRow) {
  const [addressee] = await context.tx
    .select({
      contactId: contactsTable.id,
      language: contactsTable.language,
      recipient: contactIdentitiesTable.externalId,
      accountExternalId: providerConnectionsTable.externalAccountId,
    })
    .from(contactIdentitiesTable)
    .innerJoin(contactsTable, eq(contactsTable.id, contactIdentitiesTable.contactId))
    .innerJoin(providerConnectionsTable, eq(providerConnectionsTable.id, row.connectionId))
    .where(eq(contactIdentitiesTable.id, row.contactIdentityId));
  return addressee!; // all three are referenced by the row
}

/** The vendor counts its window per account, so a message to another account of ours does not open it. */
async function findLastInbound(
  context: TransactionContext,
  of: { contactId: ContactId; connectionId: ConnectionId },
): Promise<Date | null> {
  const [found] = await context.tx
    .select({ at: max(messagesTable.sentAt) })
    .from(messagesTable)
    .innerJoin(conversationsTable, eq(conversationsTable.id, messagesTable.conversationId))
    .where(
      and(
        eq(conversationsTable.contactId, of.contactId),
        eq(messagesTable.connectionId, of.connectionId),
        eq(messagesTable.senderKind, 'contact'),
      ),
    );
  return found?.at ?? null;
}
