import { and, desc, eq, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import { alertsTable } from '../../db/schema/incident/alerts.ts';
import { incidentsTable } from '../../db/schema/incident/incidents.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { IncidentId, VenueId, ZoneId } from '../../domain/ids.ts';
import { outagePolicy } from '../../domain/incident/policies.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { newId } from '../new-id.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { recordIncidentStep } from './record-incident-step.ts';

export type AlertSettings = { offlineLongSeconds: number; alertCooldownSeconds: number };

/** Opens the venue's incident for these zones. Called again for the same outage it finds the open one. */
export async function openIncident(
  context: Context,
  input: { venueId: VenueId; zoneIds: ZoneId[]; at: Date; settings: AlertSettings },
): Promise<{ incidentId: IncidentId; events: WorkflowEvent[] }> {
  return inTransaction(context, async (tx) => {
    const { venueId, zoneIds, at } = input;
    const incidentId = newId<IncidentId>();
    const [made] = await tx.tx
      .insert(incidentsTable)
      .values({
        id: incidentId,
        organizationId: tx.organizationId,
        venueId,
        cause: 'zones_offline',
        severity: 'critical',
        status: 'open',
        openedAt: at,
      })
      .onConflictDoNothing()
      .returning({ id: incidentsTable.id });
    if (made === undefined) return { incidentId: await findOpen(tx, venueId), events: [] };

    await addAlerts(tx, { incidentId, venueId, zoneIds, at });
    const holdUntil = await coolDownEnd(tx, input);
    await recordAudit(tx, {
      action: 'incident.opened',
      entityType: 'incident',
      entityId: incidentId,
      after: { venueId, zoneIds },
    });
    await recordIncidentStep(tx, {
      incidentId,
      key: 'opened',
      at,
      step: holdUntil === null ? 'incident.opened' : 'incident.opened_in_cool_down',
      facts: { zones: zoneIds.length, holdUntil: holdUntil?.toISOString() ?? null },
    });
    await publishChanges(tx, [{ topic: 'incident', payload: { incidentId, venueId } }]);
    const event = await addWorkflowEvent(tx, {
      processType: 'incident',
      processId: incidentId,
      signal: 'opened',
      payload: {
        kind: 'opened',
        at: at.getTime(),
        cause: 'zones_offline',
        severity: 'critical',
        zoneIds,
        policy: outagePolicy(input.settings),
        holdUntil: holdUntil?.getTime() ?? null,
      },
    });
    return { incidentId, events: [event] };
  });
}

async function findOpen({ tx }: TransactionContext, venueId: VenueId): Promise<IncidentId> {
  const [open] = await tx
    .select({ id: incidentsTable.id })
    .from(incidentsTable)
    .where(and(eq(incidentsTable.venueId, venueId), ne(incidentsTable.status, 'resolved')));
  // it was resolved between the insert and this read: the activity runs again and opens a fresh one
  if (open === undefined) throw new Error('The open incident of this venue has just ended');
  return open.id;
}

/** One alert row per zone (ALR-01). A second run writes none: the key is the zone within the incident. */
export async function addAlerts(
  context: TransactionContext,
  input: { incidentId: IncidentId; venueId: VenueId; zoneIds: ZoneId[]; at: Date },
): Promise<void> {
  const zones = await context.tx
    .select({ id: zonesTable.id, name: zonesTable.name })
    .from(zonesTable)
    .where(inArray(zonesTable.id, input.zoneIds));
  if (zones.length === 0) return;
  await context.tx
    .insert(alertsTable)
    .values(
      zones.map((zone) => ({
        id: newId<(typeof alertsTable.$inferInsert)['id']>(),
        organizationId: context.organizationId,
        incidentId: input.incidentId,
        venueId: input.venueId,
        zoneId: zone.id,
        type: 'zone_offline' as const,
        severity: 'critical' as const,
        message: `${zone.name} is offline`,
        businessKey: `incident/${input.incidentId}/zone/${zone.id}`,
        createdAt: input.at,
      })),
    )
    .onConflictDoNothing();
}

/** When people were last told of an outage here, plus the cool-down (ALR-04); null when that is over. */
async function coolDownEnd(
  { tx }: TransactionContext,
  { venueId, at, settings }: { venueId: VenueId; at: Date; settings: AlertSettings },
): Promise<Date | null> {
  const [last] = await tx
    .select({ toldAt: outboundMessagesTable.intendedAt })
    .from(outboundMessagesTable)
    .innerJoin(incidentsTable, eq(incidentsTable.id, outboundMessagesTable.incidentId))
    .where(
      and(
        eq(incidentsTable.venueId, venueId),
        isNotNull(outboundMessagesTable.incidentId),
        sql`${outboundMessagesTable.businessKey} not like '%/over/%'`,
      ),
    )
    .orderBy(desc(outboundMessagesTable.intendedAt))
    .limit(1);
  if (last === undefined) return null;
  const endsAt = new Date(last.toldAt.getTime() + settings.alertCooldownSeconds * 1_000);
  return endsAt > at ? endsAt : null;
}
