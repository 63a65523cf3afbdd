import { sql } from 'drizzle-orm';
import { index, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { ContactId, IncidentId, UserId, VenueId } from '../../../domain/ids.ts';
import { INCIDENT_CAUSES, INCIDENT_STATUSES, SEVERITIES } from '../../../domain/incident/lists.ts';
import type { IncidentCause, IncidentStatus, Severity } from '../../../domain/incident/lists.ts';
import { contactsTable } from '../contact/contacts.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { usersTable } from '../user/users.ts';
import { venuesTable } from '../venue/venues.ts';

/** One per cause and venue, not per zone. A platform incident has no venue. */
export const incidentsTable = pgTable(
  'incidents',
  {
    id: uuid('id').$type<IncidentId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .references(() => venuesTable.id),
    cause: text('cause').$type<IncidentCause>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    status: text('status').$type<IncidentStatus>().notNull(),
    openedAt: instant('opened_at').notNull(),
    acknowledgedAt: instant('acknowledged_at'),
    acknowledgedByUserId: uuid('acknowledged_by_user_id')
      .$type<UserId>()
      .references(() => usersTable.id),
    acknowledgedByContactId: uuid('acknowledged_by_contact_id')
      .$type<ContactId>()
      .references(() => contactsTable.id),
    /** The last step of the escalation policy that was told, by its name. */
    escalationStep: text('escalation_step').notNull().default('none'),
    resolvedAt: instant('resolved_at'),
    resolvedReason: text('resolved_reason'),
  },
  (t) => [
    uniqueIndex('incidents_one_open')
      .on(t.organizationId, t.venueId, t.cause)
      .where(sql`status <> 'resolved'`),
    index('incidents_list').on(t.organizationId, t.status, t.openedAt),
    index('incidents_venue').on(t.venueId, t.openedAt),
    index('incidents_user').on(t.acknowledgedByUserId),
    index('incidents_contact').on(t.acknowledgedByContactId),
    oneOf('incidents_cause', t.cause, INCIDENT_CAUSES),
    oneOf('incidents_severity', t.severity, SEVERITIES),
    oneOf('incidents_status', t.status, INCIDENT_STATUSES),
    scopePolicy('incidents'),
  ],
);
