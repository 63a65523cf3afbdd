import { describe, expect, it, onTestFinished } from 'vitest';
import {
  startScriptedVendor,
  type VendorAnswer,
  type VendorRequest,
} from '../../test/start-scripted-vendor.ts';
import { createBudgetGovernor } from './budget-governor.ts';
import { createSoundtrackClient } from './create-soundtrack-client.ts';
import fleetPage from './fixtures/fleet-page.json' with { type: 'json' };
import fleetPagePartial from './fixtures/fleet-page-partial.json' with { type: 'json' };
import rateLimited from './fixtures/rate-limited.json' with { type: 'json' };

async function start(answer: VendorAnswer | ((request: VendorRequest) => VendorAnswer)) {
  const vendor = await startScriptedVendor(typeof answer === 'function' ? answer : () => answer);
  onTestFinished(vendor.stop);
  // Time stands still, so that waits are exact.
  const governor = createBudgetGovernor({ now: () => 0 });
  const client = createSoundtrackClient({
    url: `${vendor.url}/v2`,
    token: 'YTpi',
    timeoutMs: answer === 'hang' ? 300 : 10_000,
    governor,
  });
  return { client, vendor, bodies: () => vendor.requests.map(({ body }) => JSON.parse(body)) };
}
const PAGE = { after: null, accounts: 3, zonesPerAccount: 2 };

describe('a page of the fleet', () => {
  it('reads accounts with their zones in one request', async () => {
    const { client, vendor, bodies } = await start({ json: fleetPage });
    const page = await client.readFleetPage({ ...PAGE, after: 'a0' });
    expect(vendor.requests).toHaveLength(1);
    expect(vendor.requests[0]?.headers).toMatchObject({ authorization: 'Basic YTpi' });
    expect(vendor.requests[0]?.headers['user-agent']).toContain('bma-social');
    expect(bodies()[0]).toMatchObject({
      operationName: 'FleetPage',
      variables: { accounts: 3, after: 'a0', zones: 2 },
    });
    expect(page.nextCursor).toBe('a3');
    expect(
      page.accounts.map(({ name, zones, zonesComplete, zonesCursor }) => [
        name,
        zones.length,
        zonesComplete,
        zonesCursor,
      ]),
    ).toEqual([
      ['Account 1', 2, true, null],
      ['Account 2', 1, false, 'z3'],
      ['Account 3', 0, true, null],
    ]);
    expect(page.accounts[0]?.zones).toEqual([
      {
        id: 'U291bmRab25lLCwx1.',
        name: 'Zone 1',
        accountId: 'QWNjb3VudCwsMQ1.',
        isPaired: true,
        online: true,
        state: 'ALL_OK',
        subscriptionState: 'ACTIVE',
        volume: 9,
        playbackState: 'playing',
        nowPlaying: { title: 'Placeholder Song', artist: 'Nobody, Someone' },
        playFrom: { id: 'Q29sbGVjdGlvbiwsMQ..', name: 'Lobby by day' },
      },
      expect.objectContaining({
        online: false,
        state: 'PLAYER_DISCONNECTED',
        playbackState: 'offline',
        volume: null,
      }),
    ]);
  });

  it('keeps what could be read, and takes nothing unread for gone or offline', async () => {
    const { client } = await start({ json: fleetPagePartial });
    const { accounts, unreadableAccounts, nextCursor } = await client.readFleetPage(PAGE);
    expect(
      accounts.map(({ name, error, zones, zonesComplete }) => [name, error, zones.length, zonesComplete]),
    ).toEqual([
      ['Account 1', 'forbidden', 0, false],
      ['Account 2', 'failed', 2, false],
      ['Account 4', 'failed', 0, false],
      ['Account 5', null, 1, true],
    ]);
    expect(unreadableAccounts).toBe(1);
    expect(nextCursor).toBeNull();
    expect(accounts[1]?.zones[0]).toMatchObject({ online: true, playbackState: null, volume: null });
    expect(accounts[3]?.zones[0]).toMatchObject({ playbackState: null, nowPlaying: null, playFrom: null });
  });

  it('refuses a cursor that does not move', async () => {
    const { client } = await start({ json: fleetPage });
    await expect(client.readFleetPage({ ...PAGE, after: 'a3' })).rejects.toMatchObject({
      reason: 'bad_answer',
    });
  });

  it('the rest of a large account is read page by page; one that is closed to us says so', async () => {
    const [, account] = fleetPage.data.me.accounts.edges;
    const open = await start({ json: { data: { account: account?.node } } });
    await expect(open.client.readAccountZones({ accountId: 'A', after: 'z2' })).resolves.toMatchObject({
      zones: [{ name: 'Zone 3' }],
      nextCursor: 'z3',
      error: null,
    });
    const closed = await start({
      json: { data: { account: null }, errors: [{ message: 'Forbidden', path: ['account'] }] },
    });
    await expect(closed.client.readAccountZones({ accountId: 'A', after: null })).resolves.toEqual({
      zones: [],
      nextCursor: null,
      error: 'forbidden',
    });
  });
});

it('a reading that got lost may be repeated', async () => {
  const { client } = await start('drop');
  await expect(client.readFleetPage(PAGE)).rejects.toMatchObject({
    outcome: 'try_again',
    isSafeToRepeat: true,
  });
});

describe('named zones', () => {
  const node = {
    ...fleetPage.data.me.accounts.edges[0]?.node.soundZones.edges[0]?.node,
    account: { id: 'A' },
  };

  it('are read 25 at a time, each with an error of its own', async () => {
    const { client, bodies } = await start(({ body }) => {
      const names = Object.entries<string>(JSON.parse(body).variables);
      const data = Object.fromEntries(
        names.map(([name, id]) => [name, id === 'gone' ? null : { ...node, id }]),
      );
      const lost = names.filter(([, id]) => id === 'gone').map(([name]) => name);
      const errors = lost.map((name) => ({
        message: 'Not found',
        path: [name],
        extensions: { code: 'NOT_FOUND' },
      }));
      return { json: { data, errors } };
    });
    const ids = Array.from({ length: 30 }, (_, index) => `zone ${index}`);
    const zones = await client.readZones([...ids, 'gone', 'zone 0']);
    expect(zones.size).toBe(31);
    expect(zones.get('zone 29')).toMatchObject({ id: 'zone 29', accountId: 'A', online: true });
    expect(zones.get('gone')).toEqual({ error: 'not_found' });
    const sizes = bodies().map(({ variables }) => Object.keys(variables).length);
    expect(new Set(sizes)).toEqual(new Set([25, 6]));
  });

  it('none is asked for none', async () => {
    const { client, vendor } = await start({});
    await expect(client.readZones([])).resolves.toEqual(new Map());
    expect(vendor.requests).toHaveLength(0);
  });

  it('a player is read for its state alone when the track does not matter', async () => {
    const { client, bodies } = await start({ json: { data: { soundZone: node } } });
    await expect(client.readPlayback('Z', { withTrack: false })).resolves.toMatchObject({
      volume: 9,
      playbackState: 'playing',
    });
    await client.readPlayback('Z');
    expect(bodies().map(({ query }) => query.includes('nowPlaying'))).toEqual([false, true]);
  });

  it('a player that cannot be read is an error, not a state', async () => {
    const errors = [{ message: 'Internal server error', path: ['soundZone'] }];
    const { client } = await start({ json: { data: { soundZone: null }, errors } });
    await expect(client.readPlayback('Z')).rejects.toMatchObject({
      outcome: 'try_again',
      reason: 'vendor_failure',
    });
  });
});

describe('the budget', () => {
  it('is what the last answer said', async () => {
    const headers = { 'x-ratelimiting-cost': '28', 'x-ratelimiting-tokens-available': '3572' };
    const { client } = await start({ json: fleetPage, headers });
    expect(client.budget()).toEqual({ available: null, lastCost: null, readAt: null });
    await client.readFleetPage(PAGE);
    expect(client.budget()).toMatchObject({ available: 3572, lastCost: 28, readAt: expect.any(String) });
  });

  it('after a refusal everybody waits until the balance it told has grown', async () => {
    const { client, vendor } = await start({ json: rateLimited });
    await expect(client.play('Z')).rejects.toMatchObject({ reason: 'rate_limited' });
    const signal = AbortSignal.timeout(50);
    await expect(client.readFleetPage(PAGE, { signal })).rejects.toThrow();
    expect(vendor.requests).toHaveLength(1);
  });

  it('never more than three requests are under way', async () => {
    let underWay = 0;
    let most = 0;
    const { client, vendor } = await start(() => {
      underWay += 1;
      most = Math.max(most, underWay);
      setImmediate(() => {
        underWay -= 1;
      });
      return { json: { data: { play: { status: 'ok' } } } };
    });
    await Promise.all(Array.from({ length: 20 }, (_, index) => client.play(`zone ${index}`)));
    expect(vendor.requests).toHaveLength(20);
    expect(most).toBeLessThanOrEqual(3);
  });
});
