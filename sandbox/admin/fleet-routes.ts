import { Router } from 'express';
import { z } from 'zod';

import type { SandboxContext } from '../context.ts';
import type { Account, Zone } from '../soundtrack/fleet.ts';
import { BEHAVIOURS, fleetSchema } from '../soundtrack/fleet-schemas.ts';
import { AdminError } from './admin-error.ts';
import { accountView, zoneView } from '../soundtrack/zone-view.ts';

const listSchema = z.object({
  /** An account's or location's id, or part of a name. */
  venue: z.string().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});
const behaviourSchema = z.object({ behaviour: z.enum(BEHAVIOURS) });
const shareSchema = z.object({ share: z.number().min(0).max(1) });

export function fleetRoutes(context: SandboxContext): Router {
  const router = Router();
  const { fleet, store, events } = context;

  router.put('/fleet', (request, response) => {
    fleet.replace(fleetSchema.parse(request.body));
    store.touch('fleet');
    events.publish({ type: 'fleet' });
    response.json(totals());
  });
  router.get('/fleet', (request, response) => {
    const { venue, offset, limit } = listSchema.parse(request.query);
    const found = fleet.accounts.filter((account) => !venue || isCalled(account, venue));
    const accounts = found.slice(offset, offset + limit).map((account) => accountView(context, account));
    response.json({ ...totals(), found: found.length, accounts });
  });
  router.post('/fleet/unplug', (request, response) => {
    const { share } = shareSchema.parse(request.body);
    const reachable = fleet.zones().filter((zone) => zone.isPaired && zone.online && !zone.isUnplugged);
    const chosen = shuffle(reachable).slice(0, Math.round(reachable.length * share));
    setPlugged(chosen, false);
    response.json({ ...totals(), changed: chosen.length });
  });
  router.post('/fleet/plug', (_request, response) => {
    const changed = setPlugged(fleet.zones(), true);
    response.json({ ...totals(), changed });
  });
  router.put('/zones/:id/behaviour', (request, response) => {
    const zone = zoneOf(request.params.id);
    zone.behaviour = behaviourSchema.parse(request.body).behaviour;
    store.touch('fleet');
    events.publish({ type: 'zone', zone: zoneView(context, zone) });
    response.json(zoneView(context, zone));
  });
  for (const isPlugged of [false, true]) {
    const verb = isPlugged ? 'plug' : 'unplug';
    router.post(`/zones/:id/${verb}`, (request, response) => {
      const zone = zoneOf(request.params.id);
      setPlugged([zone], isPlugged);
      response.json(zoneView(context, zone));
    });
    router.post(`/accounts/:id/${verb}`, (request, response) => {
      const account = fleet.account(request.params.id);
      if (!account) throw new AdminError(404, 'There is no such account.');
      setPlugged(account.zones, isPlugged);
      response.json(accountView(context, account));
    });
  }
  return router;

  function zoneOf(id: string): Zone {
    const zone = fleet.zone(id);
    if (!zone) throw new AdminError(404, 'There is no such zone.');
    return zone;
  }

  function setPlugged(zones: Zone[], isPlugged: boolean): number {
    const changing = zones.filter((zone) => zone.isUnplugged === isPlugged);
    for (const zone of changing) zone.isUnplugged = !isPlugged;
    // One word for many: a page that gets a thousand zone events would only draw itself to death.
    if (changing.length > 50) events.publish({ type: 'fleet' });
    else for (const zone of changing) events.publish({ type: 'zone', zone: zoneView(context, zone) });
    store.touch('fleet');
    return changing.length;
  }

  function shuffle(zones: Zone[]): Zone[] {
    return zones
      .map((zone) => ({ zone, order: context.random() }))
      .sort((left, right) => left.order - right.order)
      .map(({ zone }) => zone);
  }

  function totals() {
    const zones = fleet.zones();
    return {
      accountCount: fleet.accounts.length,
      zoneCount: zones.length,
      unplugged: zones.filter((zone) => zone.isUnplugged).length,
    };
  }
}

function isCalled(account: Account, venue: string): boolean {
  const text = venue.toLowerCase();
  return (
    account.id === venue ||
    account.businessName.toLowerCase().includes(text) ||
    account.locations.some(({ id, name }) => id === venue || name.toLowerCase().includes(text))
  );
}
