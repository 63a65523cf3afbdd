import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { getMonitoringStatus } from './get-monitoring-status.ts';
import { recordSweepPage } from './record-sweep-page.ts';

const NOW = new Date('2026-03-02T05:00:00Z');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1_000);

let made: TestDatabase;
beforeAll(async () => {
  made = await createTestDatabase();
});
afterAll(() => made.close());

let context: Context;
beforeEach(async () => {
  const { organizationId, id: venueId } = await makeVenue(made.database);
  for (let zone = 0; zone < 4; zone += 1) await makeZone(made.database, { organizationId, venueId });
  const actor = { kind: 'system' as const, name: 'test' };
  context = { database: made.database, clock: { now: () => NOW }, organizationId, actor };
});

const read = (
  sweepId: string,
  seconds: number,
  page: { zonesRead: number; zonesMissing?: number; error?: string },
) =>
  recordSweepPage(context, {
    shard: 0,
    sweepId,
    page: 0,
    readAt: ago(seconds),
    zonesRead: page.zonesRead,
    zonesMissing: page.zonesMissing ?? 0,
    tokensUsed: 29,
    requests: 1,
    error: page.error ?? null,
    differences: [],
  });
const coverage = async () =>
  (await getMonitoringStatus(context, { pollingIntervalSeconds: 300 })).coverage[0];
const ROUND = '01900000-0000-7000-8000-00000000000';

describe('the proof that the fleet is watched', () => {
  it('speaks of the last whole round, by its oldest reading, and of nothing that is still running', async () => {
    await read(`${ROUND}1`, 130, { zonesRead: 2 });
    await read(`${ROUND}1`, 120, { zonesRead: 2 });
    await read(`${ROUND}2`, 5, { zonesRead: 2 });
    expect(await coverage()).toMatchObject({ ageSeconds: 130, isLate: false, tokensUsed: 58, requests: 2 });
  });

  it('a provider that is away makes the watch late, however often it was tried', async () => {
    await read(`${ROUND}1`, 900, { zonesRead: 4 });
    await read(`${ROUND}2`, 5, {
      zonesRead: 0,
      zonesMissing: 4,
      error: 'soundtrack FleetPage: vendor_failure',
    });
    expect(await coverage()).toMatchObject({ ageSeconds: 900, isLate: true });
  });

  it('a zone that the provider does not show was looked for, and counts', async () => {
    await read(`${ROUND}1`, 10, { zonesRead: 3 });
    await read(`${ROUND}1`, 9, { zonesRead: 0, zonesMissing: 1 });
    expect(await coverage()).toMatchObject({ ageSeconds: 10, isLate: false });
  });

  it('a fleet that was never read whole says so', async () => {
    await read(`${ROUND}1`, 10, { zonesRead: 1 });
    expect(await coverage()).toMatchObject({ lastReadAt: null, ageSeconds: null, isLate: true });
  });
});
