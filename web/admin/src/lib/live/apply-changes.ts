import type { QueryClient } from '@tanstack/react-query';
import type { LiveChange } from '../../../../../domain/contract/live.ts';
import { patchZones, rememberZoneChange } from './zone-changes.ts';
import type { ZoneChange } from './zone-changes.ts';

type ZoneHolder = { rows: (Parameters<typeof patchZones>[0][number] & Record<string, unknown>)[] };
type VenueHolder = { zoneList: ZoneHolder['rows'] };

/** Changes of this long are handed over at once: one drawing for a burst, and no read is cancelled by the next before it ends. */
const GATHER_MS = 250;
/** Figures over the whole fleet move all the time; a glance a second or two is enough. */
const FLEET_MS = 2_000;

/** Gathers changes and hands them to the query cache: zones in place, everything else by asking again. */
export function createChangeApplier(queryClient: QueryClient) {
  let gathered: LiveChange[] = [];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let slow: object[] = [];
  let slowTimer: ReturnType<typeof setTimeout> | null = null;

  function flush(): void {
    timer = null;
    const changes = gathered;
    gathered = [];
    const zones = new Map<string, ZoneChange>();
    for (const { topic, payload } of changes) if (topic === 'zone') zones.set(payload.zoneId, payload);
    if (zones.size > 0) patchZoneQueries(queryClient, zones);
    for (const topic of new Set(changes.map((change) => change.topic))) {
      const payloads = changes.filter((change) => change.topic === topic).map((change) => change.payload);
      if (topic !== 'zone' && topic !== 'coverage') invalidate(queryClient, topic, payloads);
      // One writer per venue changes the music: its steps are the news of the venue's list of changes.
      if (topic === 'process') invalidate(queryClient, 'music', [{}]);
    }
    slow.push(...changes.filter(({ topic }) => topic !== 'process').map(({ payload }) => payload));
    if (slow.length > 0) slowTimer ??= setTimeout(flushSlow, FLEET_MS);
  }

  function flushSlow(): void {
    slowTimer = null;
    const payloads = slow;
    slow = [];
    invalidate(queryClient, 'monitoring', payloads);
    invalidate(queryClient, 'venue', payloads);
  }

  return (change: LiveChange): void => {
    if (change.topic === 'zone') rememberZoneChange(change.payload);
    gathered.push(change);
    timer ??= setTimeout(flush, GATHER_MS);
  };
}

function patchZoneQueries(queryClient: QueryClient, zones: Map<string, ZoneChange>): void {
  queryClient.setQueriesData<ZoneHolder>({ queryKey: ['zone', 'list'] }, (held) => {
    const rows = held === undefined ? undefined : patchZones(held.rows, zones);
    return held === undefined || rows === undefined || rows === held.rows ? held : { ...held, rows };
  });
  queryClient.setQueriesData<VenueHolder>({ queryKey: ['venue', 'get'] }, (held) => {
    const zoneList = held === undefined ? undefined : patchZones(held.zoneList, zones);
    return held === undefined || zoneList === undefined || zoneList === held.zoneList
      ? held
      : { ...held, zoneList };
  });
  const touched = [...zones.values()];
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) =>
      queryKey[0] === 'zone' && queryKey[1] === 'history' && names(queryKey, touched),
  });
}

function invalidate(queryClient: QueryClient, noun: string, payloads: object[]): void {
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === noun && names(queryKey, payloads),
  });
}

/** A query that names another object is left alone; one that names none (a list) is always meant. */
export function names(queryKey: readonly unknown[], payloads: object[]): boolean {
  const input = queryKey[2];
  if (typeof input !== 'object' || input === null) return true;
  return payloads.some((payload) =>
    Object.entries(payload).every(([field, value]) => {
      const asked = (input as Record<string, unknown>)[field]; // cast: keys are looked up by name
      return !field.endsWith('Id') || asked === undefined || value === null || asked === value;
    }),
  );
}
