import type { SoundtrackClient } from '../../integrations/soundtrack/create-soundtrack-client.ts';
import type { FleetPage } from '../../integrations/soundtrack/read-fleet-page.ts';
import type { ZoneReading } from '../../integrations/soundtrack/zone-reading.ts';
import type { Context } from '../../services/context.ts';
import { newId } from '../../services/new-id.ts';
import { loadShardSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import type { ZoneSnapshot } from '../../services/zone/load-shard-snapshot.ts';
import { recordSweepPage } from '../../services/zone/record-sweep-page.ts';
import type { SweepPage } from '../../services/zone/record-sweep-page.ts';
import { compareReadings, unreadable } from './compare-readings.ts';
import type { ZoneDependencies } from './dependencies.ts';
import { tryAgain } from './try-again.ts';

/** Two of three accounts have two zones or fewer: such a page holds about a hundred zones, where the gain of larger ones ends. */
const ACCOUNTS_PER_PAGE = 40;
const ZONES_PER_ACCOUNT = 60;

export type Watch = {
  deps: ZoneDependencies;
  context: Context;
  client: SoundtrackClient;
  shard: number;
  signal: AbortSignal;
};
type Page = { zones: ZoneReading[]; requests: number; tokensUsed: number };

/** Reads the whole shard once. @returns the zones that must be read again soon. */
export async function sweepRound(watch: Watch): Promise<{ suspects: ZoneSnapshot[] }> {
  const { deps, context, shard, signal } = watch;
  const snapshot = await loadShardSnapshot(context, shard);
  const unseen = new Map(snapshot);
  const sweepId = newId();
  const suspects: ZoneSnapshot[] = [];
  let page = 0;

  const record = async (read: Omit<SweepPage, 'shard' | 'sweepId' | 'page' | 'readAt'>): Promise<void> => {
    suspects.push(...read.differences.flatMap((d) => (d.comparison.kind === 'suspected' ? [d.zone] : [])));
    const { events } = await recordSweepPage(context, {
      shard,
      sweepId,
      page,
      readAt: context.clock.now(),
      ...read,
    });
    page += 1;
    await deps.deliverEvents(events);
  };

  let error: string | null = null;
  try {
    for await (const { zones, requests, tokensUsed } of fleetPages(watch)) {
      for (const zone of zones) unseen.delete(zone.id);
      const differences = compareReadings(snapshot, zones);
      await record({
        differences,
        zonesRead: zones.length,
        zonesMissing: 0,
        requests,
        tokensUsed,
        error: null,
      });
    }
  } catch (cause) {
    if (signal.aborted) throw cause;
    error = cause instanceof Error ? cause.message : 'unreadable';
    deps.log.warn({ shard, error }, 'the provider could not be read');
  }
  if (unseen.size > 0 || error !== null) {
    // what the provider did not show is missing there or was not reached: unknown either way, with the reason
    const differences = unreadable(unseen.values(), error ?? 'not shown by the provider');
    await record({ differences, zonesRead: 0, zonesMissing: unseen.size, requests: 0, tokensUsed: 0, error });
  }
  return { suspects };
}

/** The credential's accounts page by page, each with all of its zones. */
async function* fleetPages({ client, signal }: Watch): AsyncGenerator<Page> {
  let cursor: string | null = null;
  do {
    const after: string | null = cursor;
    const size = { accounts: ACCOUNTS_PER_PAGE, zonesPerAccount: ZONES_PER_ACCOUNT };
    const fleet: FleetPage = await tryAgain(signal, () =>
      client.readFleetPage({ after, ...size }, { signal }),
    );
    const page: Page = { zones: [], requests: 1, tokensUsed: client.budget().lastCost ?? 0 };
    for (const account of fleet.accounts) {
      page.zones.push(...account.zones);
      let rest = account.zonesCursor;
      while (rest !== null) {
        const from = rest;
        const more = await tryAgain(signal, () =>
          client.readAccountZones({ accountId: account.id, after: from }, { signal }),
        );
        page.zones.push(...more.zones);
        page.requests += 1;
        page.tokensUsed += client.budget().lastCost ?? 0;
        rest = more.nextCursor;
      }
    }
    yield page;
    cursor = fleet.nextCursor;
  } while (cursor !== null);
}
