import type { AlertId, VenueId } from '../../domain/ids.ts';
import { getAlert, listAlerts } from '../../services/incident/list-alerts.ts';
import { resolveAlert } from '../../services/incident/resolve-alert.ts';
import { getMonitoringStatus } from '../../services/zone/get-monitoring-status.ts';
import { verbContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

export const monitoringRoutes = {
  status: signedIn.monitoring.status.handler(async ({ context }) => {
    const { pace } = context.deps.settings;
    return toJson({ ...(await getMonitoringStatus(verbContext(context), pace)), pace });
  }),
  alerts: signedIn.monitoring.alerts.handler(async ({ input, context }) =>
    toJson(
      await listAlerts(verbContext(context), { ...input, venueId: input.venueId as VenueId | undefined }),
    ),
  ),
  resolveAlert: signedIn.monitoring.resolveAlert.handler(async ({ input, context }) => {
    const alertId = input.alertId as AlertId;
    await resolveAlert(verbContext(context), { alertId });
    return toJson(await getAlert(verbContext(context), { alertId }));
  }),
};
