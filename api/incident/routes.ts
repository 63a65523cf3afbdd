import type { IncidentId } from '../../domain/ids.ts';
import { acknowledgeIncident } from '../../services/incident/acknowledge-incident.ts';
import { getIncident } from '../../services/incident/get-incident.ts';
import { listIncidents } from '../../services/incident/list-incidents.ts';
import { resolveIncident } from '../../services/incident/resolve-incident.ts';
import { verbContext, workflowUrl } from '../dependencies.ts';
import type { UserRequestContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

export const incidentRoutes = {
  list: signedIn.incident.list.handler(async ({ input, context }) =>
    toJson(await listIncidents(verbContext(context), input)),
  ),
  get: signedIn.incident.get.handler(({ input, context }) => read(context, input.incidentId as IncidentId)),
  acknowledge: signedIn.incident.acknowledge.handler(async ({ input, context }) => {
    const incidentId = input.incidentId as IncidentId;
    const { events } = await acknowledgeIncident(verbContext(context), { incidentId });
    await context.deps.deliverEvents(events);
    return read(context, incidentId);
  }),
  resolve: signedIn.incident.resolve.handler(async ({ input, context }) => {
    const incidentId = input.incidentId as IncidentId;
    const { events } = await resolveIncident(verbContext(context), { incidentId, reason: input.reason });
    await context.deps.deliverEvents(events);
    return read(context, incidentId);
  }),
};

async function read(context: UserRequestContext, incidentId: IncidentId) {
  const { workflowId, ...incident } = await getIncident(verbContext(context), { incidentId });
  return toJson({ ...incident, workflowUrl: workflowUrl(context.deps, workflowId) });
}
