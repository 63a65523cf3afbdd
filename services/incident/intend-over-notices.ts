import { and, eq, ne, sql } from 'drizzle-orm';
import { contactIdentitiesTable } from '../../db/schema/contact/contact-identities.ts';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import type { IncidentId, OutboundMessageId } from '../../domain/ids.ts';
import { composeNotice } from '../../domain/incident/compose-notice.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { loadNoticeFacts, localTime } from './load-notice-facts.ts';
import { recordIncidentStep } from './record-incident-step.ts';

/** "It is over", to exactly those addresses that were told of it, and to nobody else. */
export async function intendOverNotices(
  context: Context,
  { incidentId, at, publicUrl }: { incidentId: IncidentId; at: Date; publicUrl: string },
): Promise<{ outboundMessageIds: OutboundMessageId[] }> {
  return inTransaction(context, async (tx) => {
    const facts = await loadNoticeFacts(tx, incidentId);
    const told = await findTold(tx, incidentId);
    const outboundMessageIds: OutboundMessageId[] = [];
    for (const address of told) {
      const text = composeNotice(
        {
          kind: 'over',
          reader: address.isTeam ? 'team' : 'venue',
          venueName: facts.venueName,
          zoneNames: facts.zoneNames,
          since: localTime(facts.openedAt, facts.timezone),
          minutes: Math.floor((at.getTime() - facts.openedAt.getTime()) / 60_000),
          link: address.isTeam ? `${publicUrl}/incidents?id=${incidentId}` : null,
        },
        address.language,
      );
      const { outboundMessageId } = await intendMessage(tx, {
        businessKey: `incident/${incidentId}/${address.contactId}/over/${address.channel}`,
        purpose: 'incident_notice',
        contactIdentityId: address.contactIdentityId,
        subject: text.subject,
        body: text.body,
        incidentId,
        thread: null,
      });
      outboundMessageIds.push(outboundMessageId);
    }
    await recordIncidentStep(tx, {
      incidentId,
      key: 'told/over',
      at,
      step: 'incident.people_told_over',
      facts: { messages: outboundMessageIds.length },
    });
    return { outboundMessageIds };
  });
}

/** A notice that was skipped was not heard, so its end is not told either. */
async function findTold({ tx }: TransactionContext, incidentId: IncidentId) {
  return tx
    .selectDistinct({
      contactIdentityId: contactIdentitiesTable.id,
      contactId: contactsTable.id,
      channel: contactIdentitiesTable.channel,
      language: contactsTable.language,
      isTeam: sql<boolean>`exists (select 1 from ${usersTable} where ${usersTable.contactId} = ${contactsTable.id})`,
    })
    .from(outboundMessagesTable)
    .innerJoin(contactIdentitiesTable, eq(contactIdentitiesTable.id, outboundMessagesTable.contactIdentityId))
    .innerJoin(contactsTable, eq(contactsTable.id, contactIdentitiesTable.contactId))
    .where(
      and(
        eq(outboundMessagesTable.incidentId, incidentId),
        ne(outboundMessagesTable.status, 'skipped'),
        sql`${outboundMessagesTable.businessKey} not like '%/over/%'`,
      ),
    );
}
