import { asc, eq, gt, max } from 'drizzle-orm';
import { brandsTable } from '../../db/schema/customer/brands.ts';
import { customersTable } from '../../db/schema/customer/customers.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { sweepCoverageTable } from '../../db/schema/zone/sweep-coverage.ts';
import { VENUE_ROLES } from '../../domain/contact/lists.ts';
import { notFound } from '../../domain/errors.ts';
import type { VenueId } from '../../domain/ids.ts';
import { listContactsOfVenue } from '../contact/list-contacts-of-venue.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { listConversations } from '../conversation/list-conversations.ts';
import { listIncidents } from '../incident/list-incidents.ts';
import { listZonesOfVenue } from '../zone/list-zones-of-venue.ts';
import { venueColumns } from './list-venues.ts';

/** As many as a page shows without scrolling through history. */
const RECENT = 10;

/** One venue with its zones, people, incidents and conversations. @throws DomainError venue.not_found */
export async function getVenue(context: Context, { venueId }: { venueId: VenueId }) {
  return inTransaction(context, async (inner) => {
    const { tx } = inner;
    const [venue] = await tx
      .select({
        ...venueColumns,
        openingHours: venuesTable.openingHours,
        silencedUntil: venuesTable.silencedUntil,
        silenceReason: venuesTable.silenceReason,
      })
      .from(venuesTable)
      .innerJoin(customersTable, eq(customersTable.id, venuesTable.customerId))
      .leftJoin(brandsTable, eq(brandsTable.id, customersTable.brandId))
      .where(eq(venuesTable.id, venueId))
      .orderBy(asc(venuesTable.id));
    if (venue === undefined) throw notFound('venue');
    const contacts = await listContactsOfVenue(inner, { venueId, roles: [...VENUE_ROLES] });
    const incidents = await listIncidents(inner, { status: 'all', venueId, limit: RECENT });
    const conversations = await listConversations(inner, { view: 'all', venueId, limit: RECENT });
    const [coverage] = await tx
      .select({ lastReadAt: max(sweepCoverageTable.readAt) })
      .from(sweepCoverageTable)
      .where(gt(sweepCoverageTable.zonesRead, 0));
    return {
      ...venue,
      zoneList: await listZonesOfVenue(inner, { venueId }),
      contacts: contacts.map((contact) => ({
        id: contact.contactId,
        name: contact.name,
        roles: contact.roles,
        channels: [...new Set(contact.identities.map((identity) => identity.channel))],
      })),
      incidents: incidents.rows,
      conversations: conversations.rows,
      lastReadAt: coverage?.lastReadAt ?? null,
    };
  });
}
