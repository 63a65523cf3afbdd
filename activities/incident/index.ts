import type { IncidentId, OrganizationId } from '../../domain/ids.ts';
import type { EscalationStep } from '../../domain/incident/policies.ts';
import { inTransaction } from '../../services/context.ts';
import { endIncident } from '../../services/incident/end-incident.ts';
import { intendNotices } from '../../services/incident/intend-notices.ts';
import { intendOverNotices } from '../../services/incident/intend-over-notices.ts';
import { planEscalation } from '../../services/incident/plan-escalation.ts';
import { reportIncidentOver } from '../../services/incident/report-incident-over.ts';
import { contextOf } from '../dependencies.ts';
import type { ActivityDependencies } from '../dependencies.ts';
import { wrapActivity } from '../wrap-activity.ts';

export type IncidentDependencies = ActivityDependencies & { publicUrl: string };
export type IncidentActivities = ReturnType<typeof createIncidentActivities>;
type Ids = { organizationId: OrganizationId; incidentId: IncidentId };

/** What an incident's process can do: each is one verb in one transaction. */
export function createIncidentActivities(deps: IncidentDependencies) {
  const scope = ({ organizationId }: Ids) =>
    contextOf(deps, { organizationId, actor: { kind: 'system', name: 'incident' } });
  return {
    /** Twice is harmless: a notice is unique per person, step and channel. */
    tellIncident: wrapActivity((input: Ids & { key: string; step: EscalationStep; at: number }) =>
      intendNotices(scope(input), { ...input, at: new Date(input.at), publicUrl: deps.publicUrl }),
    ),
    /** Twice is harmless: as above. */
    tellIncidentOver: wrapActivity((input: Ids & { at: number }) =>
      intendOverNotices(scope(input), { ...input, at: new Date(input.at), publicUrl: deps.publicUrl }),
    ),
    /** Twice is harmless: what is over stays over. */
    resolveIncident: wrapActivity(async (input: Ids & { reasonCode: string; at: number }) => {
      await inTransaction(scope(input), (tx) =>
        endIncident(tx, { incidentId: input.incidentId, at: new Date(input.at), reason: input.reasonCode }),
      );
    }),
    /** Twice is harmless: the venue compares the incident's id. */
    reportIncidentOver: wrapActivity(async (input: Ids & { at: number }) => {
      const { events } = await reportIncidentOver(scope(input), { ...input, at: new Date(input.at) });
      await deps.deliverEvents(events);
    }),
    /** Twice is harmless: one live plan per incident. */
    planEscalation: wrapActivity(async (input: Ids & { stepName: string | null; dueAt: number | null }) => {
      const dueAt = input.dueAt === null ? null : new Date(input.dueAt);
      await planEscalation(scope(input), { incidentId: input.incidentId, stepName: input.stepName, dueAt });
    }),
  };
}
