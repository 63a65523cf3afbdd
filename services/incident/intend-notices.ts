import { eq } from 'drizzle-orm';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import type { ContactId, ContactIdentityId, IncidentId, OutboundMessageId } from '../../domain/ids.ts';
import { composeNotice } from '../../domain/incident/compose-notice.ts';
import type { EscalationStep } from '../../domain/incident/policies.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { listContactsOfVenue } from '../contact/list-contacts-of-venue.ts';
import { listTeamContacts } from '../contact/list-team-contacts.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { intendMessage } from '../message/intend-message.ts';
import { loadNoticeFacts, localTime } from './load-notice-facts.ts';
import { lockIncident } from './lock-incident.ts';
import { recordIncidentStep } from './record-incident-step.ts';

type Identity = { contactIdentityId: ContactIdentityId; channel: Channel };
type Reader = {
  contactId: ContactId;
  name: string;
  language: string | null;
  identities: Identity[];
  reader: 'venue' | 'team';
};

/**
 * Writes the notices of one escalation step into the send ledger: per person WhatsApp and e-mail (ALR-02, ALR-03),
 * LINE for who has neither. The business key makes a second run harmless.
 */
export async function intendNotices(
  context: Context,
  input: { incidentId: IncidentId; key: string; step: EscalationStep; at: Date; publicUrl: string },
): Promise<{ outboundMessageIds: OutboundMessageId[] }> {
  return inTransaction(context, async (tx) => {
    const { incidentId, key, step, at, publicUrl } = input;
    const incident = await lockIncident(tx, incidentId);
    // acknowledged or over in the meantime: the last word wins, nobody is paged for nothing
    if (incident.status !== 'open') return { outboundMessageIds: [] };
    const facts = await loadNoticeFacts(tx, incidentId);
    const readers = await findReaders(tx, { venueId: facts.venueId, step });
    const outboundMessageIds: OutboundMessageId[] = [];
    for (const person of readers) {
      const text = composeNotice(
        {
          kind: key === 'first_notice' ? 'out' : 'still_out',
          reader: person.reader,
          venueName: facts.venueName,
          zoneNames: facts.zoneNames,
          since: localTime(facts.openedAt, facts.timezone),
          minutes: Math.floor((at.getTime() - facts.openedAt.getTime()) / 60_000),
          link: person.reader === 'team' ? `${publicUrl}/incidents?id=${incidentId}` : null,
        },
        person.language,
      );
      for (const identity of chooseChannels(person.identities)) {
        const { outboundMessageId } = await intendMessage(tx, {
          businessKey: `incident/${incidentId}/${person.contactId}/${key}/${identity.channel}`,
          purpose: 'incident_notice',
          contactIdentityId: identity.contactIdentityId,
          subject: text.subject,
          body: text.body,
          incidentId,
          thread: null,
        });
        outboundMessageIds.push(outboundMessageId);
      }
    }
    await tx.tx.update(incidentsTable).set({ escalationStep: key }).where(eq(incidentsTable.id, incidentId));
    await recordIncidentStep(tx, {
      incidentId,
      key: `told/${key}`,
      at,
      step: readers.length === 0 ? 'incident.nobody_to_tell' : 'incident.people_told',
      facts: { policyStep: step.name, people: readers.length, messages: outboundMessageIds.length },
    });
    return { outboundMessageIds };
  });
}

/** A person who is both the venue's and the team's is told once. */
async function findReaders(
  context: TransactionContext,
  { venueId, step }: { venueId: Parameters<typeof listContactsOfVenue>[1]['venueId']; step: EscalationStep },
): Promise<Reader[]> {
  const venue = await listContactsOfVenue(context, { venueId, roles: step.venueRoles });
  const team = await listTeamContacts(context, { roles: step.teamRoles });
  const readers = [
    ...venue.map((contact) => ({ ...contact, reader: 'venue' as const })),
    ...team.map((contact) => ({ ...contact, reader: 'team' as const })),
  ];
  return [...new Map(readers.map((reader) => [reader.contactId, reader])).values()];
}

/** The first address of each channel; LINE only when there is no other way. */
function chooseChannels(identities: Identity[]): Identity[] {
  const first = (channel: Channel) => identities.find((identity) => identity.channel === channel);
  const usual = [first('whatsapp'), first('email')].filter((identity) => identity !== undefined);
  if (usual.length > 0) return usual;
  const line = first('line');
  return line === undefined ? [] : [line];
}
