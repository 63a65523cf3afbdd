import type { ZoneId } from '../../domain/ids.ts';
import { listZoneHistory } from '../../services/zone/list-zone-history.ts';
import { listZones } from '../../services/zone/list-zones.ts';
import { requestZoneCheck } from '../../services/zone/request-zone-check.ts';
import { verbContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';

export const zoneRoutes = {
  list: signedIn.zone.list.handler(async ({ context }) => toJson(await listZones(verbContext(context)))),
  history: signedIn.zone.history.handler(async ({ input, context }) =>
    toJson(await listZoneHistory(verbContext(context), { ...input, zoneId: input.zoneId as ZoneId })),
  ),
  checkNow: signedIn.zone.checkNow.handler(async ({ input, context }) => {
    const { requestedAt, events } = await requestZoneCheck(verbContext(context), {
      zoneId: input.zoneId as ZoneId,
    });
    await context.deps.deliverEvents(events);
    return toJson({ requestedAt });
  }),
};
