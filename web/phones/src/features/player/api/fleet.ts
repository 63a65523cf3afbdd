import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { FleetPage, Zone } from '../types.ts';

/** Tracks end and flapping players come and go without an event. */
const TRACKS_MS = 20_000;
const FLAPPING_MS = 3_000;

export const fleetQuery = ({ venue, limit }: { venue: string; limit: number }) =>
  queryOptions({
    queryKey: ['fleet', venue, limit],
    queryFn: () => request<FleetPage>(`/fleet?${new URLSearchParams({ venue, limit: String(limit) })}`),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (isAnyFlapping(state.data) ? FLAPPING_MS : TRACKS_MS),
  });

const isAnyFlapping = (page?: FleetPage) =>
  zonesOf(page).some(({ behaviour, isUnplugged }) => behaviour === 'flapping' && !isUnplugged);

const zonesOf = (page?: FleetPage) =>
  page?.accounts.flatMap(({ locations }) => locations.flatMap(({ zones }) => zones)) ?? [];

/** Into every list that shows this player; the totals follow what was known of it before. */
export function putZone(client: QueryClient, zone: Zone) {
  client.setQueriesData<FleetPage>({ queryKey: ['fleet'] }, (page) => {
    const before = zonesOf(page).find(({ id }) => id === zone.id);
    if (!page || !before) return page;
    const accounts = page.accounts.map((account) =>
      account.id === zone.accountId
        ? {
            ...account,
            locations: account.locations.map((location) => ({
              ...location,
              zones: location.zones.map((known) => (known.id === zone.id ? zone : known)),
            })),
          }
        : account,
    );
    const unplugged = page.unplugged + Number(zone.isUnplugged) - Number(before.isUnplugged);
    return { ...page, accounts, unplugged };
  });
}
