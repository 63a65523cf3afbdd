import { index, boolean, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import type { AlertId, ConversationId, IncidentId, VenueId, ZoneId } from '../../../domain/ids.ts';
import { ALERT_TYPES, SEVERITIES } from '../../../domain/incident/lists.ts';
import type { AlertType, Severity } from '../../../domain/incident/lists.ts';
import { conversationsTable } from '../conversation/conversations.ts';
import { instant, oneOf, organizationId, scopePolicy } from '../columns.ts';
import { organizationsTable } from '../organization/organizations.ts';
import { venuesTable } from '../venue/venues.ts';
import { zonesTable } from '../zone/zones.ts';
import { incidentsTable } from './incidents.ts';

/** What went wrong where (ALR-01): a zone of an incident, or an overdue answer of a conversation. */
export const alertsTable = pgTable(
  'alerts',
  {
    id: uuid('id').$type<AlertId>().primaryKey(),
    organizationId: organizationId().references(() => organizationsTable.id),
    incidentId: uuid('incident_id')
      .$type<IncidentId>()
      .references(() => incidentsTable.id),
    conversationId: uuid('conversation_id')
      .$type<ConversationId>()
      .references(() => conversationsTable.id),
    venueId: uuid('venue_id')
      .$type<VenueId>()
      .references(() => venuesTable.id),
    zoneId: uuid('zone_id')
      .$type<ZoneId>()
      .references(() => zonesTable.id),
    type: text('type').$type<AlertType>().notNull(),
    severity: text('severity').$type<Severity>().notNull(),
    message: text('message').notNull(),
    /** One row per happening, also when the activity runs twice. */
    businessKey: text('business_key').notNull(),
    isResolved: boolean('is_resolved').notNull().default(false),
    resolvedAt: instant('resolved_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    unique('alerts_business_key').on(t.organizationId, t.businessKey),
    index('alerts_list').on(t.organizationId, t.isResolved, t.createdAt),
    index('alerts_incident').on(t.incidentId),
    index('alerts_conversation').on(t.conversationId),
    index('alerts_venue').on(t.venueId),
    index('alerts_zone').on(t.zoneId),
    oneOf('alerts_type', t.type, ALERT_TYPES),
    oneOf('alerts_severity', t.severity, SEVERITIES),
    scopePolicy('alerts'),
  ],
);
