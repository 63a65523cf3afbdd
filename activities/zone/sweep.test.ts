import { MockActivityEnvironment } from '@temporalio/testing';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { IntegrationError } from '../../integrations/errors.ts';
import type { SoundtrackClient } from '../../integrations/soundtrack/create-soundtrack-client.ts';
import type { ZoneReading } from '../../integrations/soundtrack/zone-reading.ts';
import { systemClock } from '../../services/context.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { ZoneDependencies } from './dependencies.ts';
import { recheckZones } from './recheck-zones.ts';
import { createSweepShard } from './sweep-shard.ts';
import { sweepRound } from './sweep-round.ts';

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.close());

let organizationId: OrganizationId;
let zones: Awaited<ReturnType<typeof makeZone>>[];
let delivered: WorkflowEvent[];
/** What the provider would say of each zone; null: it does not show it. */
let players: Map<string, Partial<ZoneReading> | null>;
let failures: unknown[];

beforeEach(async () => {
  const venue = await makeVenue(made.database);
  ({ organizationId } = venue);
  zones = [];
  for (const name of ['Lobby', 'Pool', 'Spa'])
    zones.push(await makeZone(made.database, { organizationId, venueId: venue.id, name }));
  players = new Map(zones.map((zone) => [zone.soundtrackZoneId, {}]));
  delivered = [];
  failures = [];
});

function readingOf(id: string): ZoneReading {
  const heard = {
    id,
    name: id,
    accountId: 'a',
    isPaired: true,
    online: true,
    state: 'ALL_OK',
    subscriptionState: 'ACTIVE',
  };
  return {
    ...heard,
    volume: 8,
    playbackState: 'playing',
    nowPlaying: null,
    playFrom: null,
    ...players.get(id),
  };
}

function scripted(): SoundtrackClient {
  const shown = () => [...players].flatMap(([id, player]) => (player === null ? [] : [readingOf(id)]));
  const fail = () => {
    const failure = failures.shift();
    if (failure !== undefined) throw failure;
  };
  return {
    readFleetPage: async () => {
      fail();
      const account = {
        id: 'a',
        name: 'A',
        zones: shown(),
        zonesComplete: true,
        zonesCursor: null,
        error: null,
      };
      return { accounts: [account], unreadableAccounts: 0, nextCursor: null };
    },
    readZones: async (ids: string[]) => {
      fail();
      return new Map(ids.map((id) => [id, readingOf(id)]));
    },
    budget: () => ({ available: 3_000, lastCost: 29, readAt: 0 }),
  } as unknown as SoundtrackClient; // cast: the watch reads nothing else
}

function watch() {
  const client = scripted();
  const deps: ZoneDependencies = {
    database: made.database,
    clock: systemClock,
    deliverEvents: async (events) => void delivered.push(...events),
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
    vendors: { soundtrack: async () => client },
    settings: { pollingIntervalSeconds: 300, suspectRecheckSeconds: 45 },
  };
  const context = {
    database: made.database,
    clock: systemClock,
    organizationId,
    actor: { kind: 'system' as const, name: 'sweep' },
  };
  return { deps, context, client, shard: 0, signal: new AbortController().signal };
}

async function read<T extends Record<string, unknown>>(text: string): Promise<T[]> {
  const result = await inOrganization(made.database, organizationId, (tx) => tx.execute<T>(sql.raw(text)));
  return result.rows as T[]; // cast: the columns are the query's own
}
const statuses = async () =>
  Object.fromEntries(
    (await read<{ name: string; status: string }>('select name, status from zones')).map((zone) => [
      zone.name,
      zone.status,
    ]),
  );
const away = (outcome: 'try_again' | 'never', retryAfterMs?: number) =>
  new IntegrationError({
    vendor: 'soundtrack',
    operation: 'FleetPage',
    outcome,
    reason: 'vendor_failure',
    retryAfterMs,
  });

describe('a round', () => {
  it('costs one stamp and no other write when nothing changed', async () => {
    const before = await read<{ xmin: string }>('select xmin::text from zones order by id');
    await sweepRound(watch());
    expect(await read('select xmin::text from zones order by id')).toEqual(before);
    expect(await read('select zones_read, zones_changed, tokens_used, requests from sweep_coverage')).toEqual(
      [{ zones_read: 3, zones_changed: 0, tokens_used: 29, requests: 1 }],
    );
    expect(delivered).toEqual([]);
  });

  it('a zone that misses one reading is suspected; the second reading makes the outage and wakes its venue once', async () => {
    players.set(zones[0]?.soundtrackZoneId ?? '', { online: false, playbackState: 'offline', volume: null });
    const { suspects } = await sweepRound(watch());
    expect(suspects).toHaveLength(1);
    expect(await statuses()).toMatchObject({ Lobby: 'playing' });
    await recheckZones({ ...watch(), zones: suspects });
    expect(await statuses()).toEqual({ Lobby: 'offline', Pool: 'playing', Spa: 'playing' });
    expect(delivered.map((event) => [event.processType, event.signal])).toEqual([['venue', 'zonesChanged']]);
    expect(await read('select previous_status, status from zone_status_log')).toEqual([
      { previous_status: 'playing', status: 'offline' },
    ]);
  });

  it('a flap is forgotten and nobody hears of it', async () => {
    const id = zones[0]?.soundtrackZoneId ?? '';
    players.set(id, { online: false });
    const { suspects } = await sweepRound(watch());
    players.set(id, {});
    await recheckZones({ ...watch(), zones: suspects });
    expect(await read('select 1 from zones where suspected_status is not null')).toEqual([]);
    expect(delivered).toEqual([]);
    expect(await read('select 1 from zone_status_log')).toEqual([]);
  });

  it('a provider that is away makes zones unknown with its reason, and never offline', async () => {
    failures = [away('try_again', 1), away('try_again', 1), away('try_again', 1)];
    await sweepRound(watch());
    expect(await statuses()).toEqual({ Lobby: 'unknown', Pool: 'unknown', Spa: 'unknown' });
    expect(
      await read<{ error: string; zones_missing: number }>('select error, zones_missing from sweep_coverage'),
    ).toEqual([{ error: 'soundtrack FleetPage: vendor_failure', zones_missing: 3 }]);
  });

  it('a provider that answers the second time is no trouble at all', async () => {
    failures = [away('try_again', 1)];
    await sweepRound(watch());
    expect(await statuses()).toEqual({ Lobby: 'playing', Pool: 'playing', Spa: 'playing' });
  });

  it('a zone that the provider no longer shows is unknown', async () => {
    players.set(zones[2]?.soundtrackZoneId ?? '', null);
    await sweepRound(watch());
    expect(await statuses()).toEqual({ Lobby: 'playing', Pool: 'playing', Spa: 'unknown' });
  });

  it('a pause by the staff is shown and wakes nobody', async () => {
    players.set(zones[1]?.soundtrackZoneId ?? '', { playbackState: 'paused' });
    await sweepRound(watch());
    expect(await statuses()).toMatchObject({ Pool: 'paused' });
    expect(delivered).toEqual([]);
  });

  it('suspects that cannot be read again stay suspects', async () => {
    players.set(zones[0]?.soundtrackZoneId ?? '', { online: false });
    const { suspects } = await sweepRound(watch());
    failures = [away('never')];
    await recheckZones({ ...watch(), zones: suspects });
    expect(await statuses()).toMatchObject({ Lobby: 'playing' });
    expect(await read('select suspected_status from zones where suspected_status is not null')).toEqual([
      { suspected_status: 'offline' },
    ]);
  });
});

describe('the watch', () => {
  it('ends at once when its worker is shut down, and says so in words that Temporal understands', async () => {
    const environment = new MockActivityEnvironment();
    const running = environment.run(createSweepShard(watch().deps), { organizationId, shard: 0 });
    while ((await read('select 1 from sweep_coverage')).length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    environment.cancel('WORKER_SHUTDOWN');
    await expect(running).rejects.toMatchObject({ name: 'CancelledFailure' });
  });
});
