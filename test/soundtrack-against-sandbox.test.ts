import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { SANDBOX_SECRETS } from '../config/env.ts';
import { createBudgetGovernor } from '../integrations/soundtrack/budget-governor.ts';
import { createSoundtrackClient } from '../integrations/soundtrack/create-soundtrack-client.ts';
import type { FaultSpec } from '../sandbox/fault/fault-schemas.ts';
import { type SandboxUnderTest, SMALL_FLEET, startSandboxUnderTest } from '../sandbox/sandbox-under-test.ts';
import { eventually } from './eventually.ts';

const timeoutMs = 20_000;
let sandbox: SandboxUnderTest;

beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.stop());
afterEach(() => sandbox.admin('POST', '/reset'));

const strike = (...faults: FaultSpec[]) => sandbox.admin('PUT', '/faults', { faults });
const once = (vendor: FaultSpec['vendor'], kind: FaultSpec['kind']): FaultSpec => ({
  vendor,
  kind,
  next: 1,
  params: {},
});
const accepted = (vendor: FaultSpec['vendor']) =>
  sandbox.context.ledger.rows(vendor).filter(({ outcome }) => outcome === 'accepted');

const client = () =>
  createSoundtrackClient({
    url: sandbox.urls.soundtrack,
    token: SANDBOX_SECRETS.SOUNDTRACK_API_TOKEN,
    timeoutMs,
    governor: createBudgetGovernor(),
  });

it('10,000 zones are read in a few pages, each zone once', async () => {
  // One account has more zones than a page takes of it.
  const zonesOf = (account: number) =>
    Array.from({ length: account === 7 ? 148 : 4 }, (_, zone) => ({
      id: `zone-${account}-${zone}`,
      name: 'Zone',
    }));
  const accounts = Array.from({ length: 2_464 }, (_, account) => ({
    id: `account-${account}`,
    businessName: `Account ${account}`,
    locations: [{ id: `location-${account}`, name: 'Here', zones: zonesOf(account) }],
  }));
  await sandbox.admin('PUT', '/fleet', { accounts });

  const soundtrack = client();
  const seen = new Set<string>();
  let after: string | null = null;
  do {
    const page = await soundtrack.readFleetPage({ after, accounts: 100, zonesPerAccount: 50 });
    for (const account of page.accounts) {
      for (const { id } of account.zones) seen.add(id);
      expect(account.error).toBeNull();
      let more = account.zonesCursor;
      while (more !== null) {
        const rest = await soundtrack.readAccountZones({ accountId: account.id, after: more });
        for (const { id } of rest.zones) seen.add(id);
        more = rest.nextCursor;
      }
    }
    after = page.nextCursor;
  } while (after !== null);
  expect(seen.size).toBe(10_000);
  expect(sandbox.context.counts.soundtrackRequests).toBe(26);
  expect(soundtrack.budget().lastCost).toBeLessThan(60);
});

it('a command is taken, read back, and refused where the player is off or the account closed', async () => {
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  const soundtrack = client();
  await soundtrack.setVolume({ zoneId: 'zone-lobby', volume: 6 }, { mutationId: 'change-1' });
  await eventually(async () =>
    expect(await soundtrack.readPlayback('zone-lobby', { withTrack: false })).toMatchObject({ volume: 6 }),
  );
  expect(accepted('soundtrack')).toMatchObject([{ operation: 'setVolume', key: 'change-1' }]);
  await expect(soundtrack.pause('zone-offline')).rejects.toMatchObject({ reason: 'player_unreachable' });
  await expect(soundtrack.pause('zone-read-only')).rejects.toMatchObject({ reason: 'forbidden' });
  const tooLoud = soundtrack.setVolume({ zoneId: 'zone-lobby', volume: 17 });
  await expect(tooLoud).rejects.toMatchObject({ outcome: 'never', reason: 'bad_request' });
});

it('named zones are read in their own words, one that is not there with its error', async () => {
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  const zones = await client().readZones(['zone-lobby', 'zone-offline', 'zone-expired', 'zone-nowhere']);
  expect(zones.get('zone-lobby')).toMatchObject({
    accountId: 'account-1',
    state: 'ALL_OK',
    playbackState: 'playing',
    playFrom: { name: 'Lobby Morning' },
  });
  expect(zones.get('zone-offline')).toMatchObject({ online: false, playbackState: 'offline' });
  expect(zones.get('zone-expired')).toMatchObject({ subscriptionState: 'EXPIRED' });
  expect(zones.get('zone-nowhere')).toEqual({ error: expect.stringMatching(/not_found|forbidden/) });
});

it('a command whose answer was lost may be repeated, a skip not', async () => {
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  await strike(once('soundtrack', 'drop_after_accept'), once('soundtrack', 'drop_after_accept'));
  await expect(client().play('zone-lobby')).rejects.toMatchObject({
    outcome: 'unknown',
    isSafeToRepeat: true,
  });
  const skip = client().skipTrack('zone-lobby');
  await expect(skip).rejects.toMatchObject({ outcome: 'unknown', isSafeToRepeat: false });
});

it.each(['200', '429'] as const)('an empty bucket, told with %s, is a wait and no state', async (answer) => {
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  await sandbox.admin('PUT', '/settings', { rateLimit: { capacity: 1, refillPerSecond: 0.1, answer } });
  const page = client().readFleetPage({ after: null, accounts: 10, zonesPerAccount: 10 });
  await expect(page).rejects.toMatchObject({
    outcome: 'try_again',
    reason: 'rate_limited',
    retryAfterMs: expect.any(Number),
  });
});
