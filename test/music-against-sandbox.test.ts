import { MockActivityEnvironment } from '@temporalio/testing';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createMusicActivities } from '../activities/music/index.ts';
import { SANDBOX_SECRETS } from '../config/env.ts';
import { makeZone } from '../db/factories/make-zone.ts';
import type { MusicChange, MusicChangeResult } from '../domain/music/schemas.ts';
import { createBudgetGovernor } from '../integrations/soundtrack/budget-governor.ts';
import { createSoundtrackClient } from '../integrations/soundtrack/create-soundtrack-client.ts';
import { SMALL_FLEET, startSandboxUnderTest } from '../sandbox/sandbox-under-test.ts';
import type { SandboxUnderTest } from '../sandbox/sandbox-under-test.ts';
import { systemClock } from '../services/context.ts';
import { orderMusicChange } from '../services/music/order-music-change.ts';
import { createTestDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { openMusicOffice } from './fixtures/music-office.ts';
import type { MusicOffice } from './fixtures/music-office.ts';

let db: TestDatabase;
let sandbox: SandboxUnderTest;
let office: MusicOffice;

beforeAll(async () => {
  db = await createTestDatabase();
  sandbox = await startSandboxUnderTest();
});
afterAll(async () => {
  await sandbox?.stop();
  await db?.close();
});
beforeEach(async () => {
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  office = await openMusicOffice(db.database);
});

/** A contact orders a change of one of the sandbox's zones; the real client carries it out over HTTP. */
async function change(soundtrackZoneId: string, wanted: MusicChange) {
  const { organizationId, venueId } = office;
  const zone = await makeZone(db.database, { organizationId, venueId, name: 'Sandbox', soundtrackZoneId });
  const order = office.orderOf(wanted, [zone.id]);
  await orderMusicChange(office.asContact(), order);
  const soundtrack = createSoundtrackClient({
    url: sandbox.urls.soundtrack,
    token: SANDBOX_SECRETS.SOUNDTRACK_API_TOKEN,
    timeoutMs: 5_000,
    governor: createBudgetGovernor(),
  });
  const nothing = () => undefined;
  const activities = createMusicActivities({
    database: db.database,
    clock: systemClock,
    log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
    deliverEvents: async () => undefined,
    vendors: { soundtrack: async () => soundtrack },
  });
  const { changeId } = order;
  const input = { organizationId, changeId, answerBy: Date.now() + 2_000, wasAnswered: false };
  const result: MusicChangeResult = await new MockActivityEnvironment().run(
    activities.carryOutMusicChange,
    input,
  );
  return result.zones[0];
}

it('20 % quieter at a player that follows is verified over the wire', async () => {
  const before = sandbox.context.fleet.zones().find(({ id }) => id === 'zone-lobby')?.volume;
  const zone = await change('zone-lobby', { kind: 'volume_by_percent', percent: -20 });
  expect(zone).toMatchObject({ outcome: 'verified', before: { volume: before } });
  expect(zone?.after?.volume).toBeLessThan(before ?? 0);
});

it.each<MusicChange>([{ kind: 'skip' }, { kind: 'pause' }, { kind: 'volume_to', level: 0 }])(
  'an order is verified by what the player says afterwards: %j',
  async (wanted) => {
    expect(await change('zone-lobby', wanted)).toMatchObject({ outcome: 'verified' });
  },
);

it('an unplugged player is offline, and a closed account is not ours to control', async () => {
  expect(await change('zone-offline', { kind: 'pause' })).toMatchObject({ outcome: 'player_offline' });
  expect(await change('zone-read-only', { kind: 'pause' })).toMatchObject({
    outcome: 'failed',
    reasonCode: 'music.forbidden',
  });
});
