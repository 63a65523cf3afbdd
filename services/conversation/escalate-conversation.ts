import { eq } from 'drizzle-orm';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { conversationsTable } from '../../db/schema/conversation/conversations.ts';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { composeOverdueNotice } from '../../domain/conversation/compose-overdue-notice.ts';
import type { Escalation } from '../../domain/conversation/first-response.ts';
import { notFound } from '../../domain/errors.ts';
import type { AlertId, ContactIdentityId, ConversationId, OutboundMessageId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { listTeamContacts } from '../contact/list-team-contacts.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { newId } from '../new-id.ts';
import { requirePermission } from '../require-permission.ts';
import { recordConversationSteps } from './record-conversation-step.ts';

/**
 * A contact waits too long: an alert on the screens, and a notice to each colleague of the policy's step. Alert and
 * notices have business keys, so that running twice tells nobody twice.
 */
export async function escalateConversation(
  context: Context,
  input: { conversationId: ConversationId; escalation: Escalation; publicUrl: string },
): Promise<{ outboundMessageIds: OutboundMessageId[] }> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, escalation, publicUrl } = input;
  return inTransaction(context, async (tx) => {
    const facts = await loadFacts(tx, conversationId);
    await raiseAlert(tx, { conversationId, escalation, facts });
    const team = await listTeamContacts(tx, { roles: escalation.teamRoles });
    const outboundMessageIds: OutboundMessageId[] = [];
    for (const colleague of team) {
      const text = composeOverdueNotice(
        {
          ...facts,
          serviceClass: escalation.serviceClass,
          step: escalation.name,
          waitedMs: escalation.at - escalation.startedAt,
          targetMs: escalation.dueAt - escalation.startedAt,
          link: `${publicUrl}/inbox?id=${conversationId}`,
        },
        colleague.language,
      );
      for (const identity of chooseChannels(colleague.identities)) {
        const { outboundMessageId } = await intendMessage(tx, {
          businessKey: `sla/${conversationId}/${escalation.key}/${colleague.contactId}/${identity.channel}`,
          purpose: 'sla_notice',
          contactIdentityId: identity.contactIdentityId,
          subject: text.subject,
          body: text.body,
          incidentId: null,
          thread: null,
        });
        outboundMessageIds.push(outboundMessageId);
      }
    }
    await recordConversationSteps(tx, conversationId, {
      key: escalation.key,
      at: new Date(escalation.at),
      step: team.length === 0 ? 'conversation.nobody_to_tell' : 'conversation.escalated',
      facts: { policyStep: escalation.name, people: team.length, reason: facts.reason },
    });
    await recordAudit(tx, {
      action: 'conversation.escalated',
      entityType: 'conversation',
      entityId: conversationId,
      after: { step: escalation.name, key: escalation.key, people: team.length },
    });
    return { outboundMessageIds };
  });
}

type Facts = {
  contactName: string;
  venueId: (typeof venuesTable.$inferSelect)['id'] | null;
  venueName: string | null;
  reason: string | null;
};

async function loadFacts({ tx }: TransactionContext, conversationId: ConversationId): Promise<Facts> {
  const [row] = await tx
    .select({
      contactName: contactsTable.name,
      venueId: conversationsTable.venueId,
      venueName: venuesTable.name,
      reason: conversationsTable.handOverReason,
    })
    .from(conversationsTable)
    .innerJoin(contactsTable, eq(contactsTable.id, conversationsTable.contactId))
    .leftJoin(venuesTable, eq(venuesTable.id, conversationsTable.venueId))
    .where(eq(conversationsTable.id, conversationId));
  if (row === undefined) throw notFound('conversation');
  return row;
}

/** One per unanswered stretch, however many steps it takes. */
async function raiseAlert(
  context: TransactionContext,
  input: { conversationId: ConversationId; escalation: Escalation; facts: Facts },
): Promise<void> {
  const { conversationId, escalation, facts } = input;
  await context.tx
    .insert(alertsTable)
    .values({
      id: newId<AlertId>(),
      organizationId: context.organizationId,
      conversationId,
      venueId: facts.venueId,
      type: 'response_overdue',
      severity: escalation.serviceClass === 'urgent' ? 'critical' : 'warning',
      message: `${facts.contactName} waits for an answer longer than promised`,
      businessKey: `conversation/${conversationId}/${escalation.dueAt}`,
      createdAt: context.clock.now(),
    })
    .onConflictDoNothing();
}

type Identity = { contactIdentityId: ContactIdentityId; channel: Channel };

/** A chat is read within minutes; who has none gets a mail. */
function chooseChannels(identities: readonly Identity[]): Identity[] {
  const first = (channel: Channel) => identities.find((identity) => identity.channel === channel);
  const chosen = first('whatsapp') ?? first('line') ?? first('email');
  return chosen === undefined ? [] : [chosen];
}
