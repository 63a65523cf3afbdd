import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { SMALL_FLEET, type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { eventually } from '../../test/eventually.ts';

let sandbox: SandboxUnderTest;
beforeAll(async () => {
  sandbox = await startSandboxUnderTest();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  await sandbox.admin('POST', '/reset');
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
});

const SET_VOLUME =
  'mutation Set($input: SetVolumeInput!) { setVolume(input: $input) { status volume soundZone } }';
const setVolume = (soundZone: string, volume: number) =>
  sandbox.graphql(SET_VOLUME, { input: { soundZone, volume } });
async function playback(id: string) {
  const { body } = await sandbox.graphql(
    'query($id: ID!) { soundZone(id: $id) { online status { state code } playback { state volume } playFrom { ... on Playlist { name } } } }',
    { id },
  );
  return body.data.soundZone;
}

describe('reading', () => {
  test('a sweep walks accounts page by page and finds every zone once', async () => {
    const query = `query Sweep($after: String) { me { ... on PublicAPIClient { accounts(first: 1, after: $after) { total
      pageInfo { hasNextPage endCursor } edges { node { id soundZones(first: 100) { edges { node { ...Zone } } } } } } } } }
      fragment Zone on SoundZone { id name isPaired playback { state volume } }`;
    const zones: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { body } = await sandbox.graphql(query, { after });
      const { edges, pageInfo } = body.data.me.accounts;
      for (const edge of edges) zones.push(...edge.node.soundZones.edges.map((zone: any) => zone.node.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      pages += 1;
    } while (after);
    expect(pages).toBe(2);
    expect(new Set(zones).size).toBe(9);
    expect(zones).toHaveLength(9);
  });

  test('several zones come in one document by aliases, one that fails beside those that do not', async () => {
    const { status, body } = await sandbox.graphql(
      '{ lobby: soundZone(id: "zone-lobby") { __typename name } gone: soundZone(id: "no-zone") { name } lost: soundZone(id: "zone-lost") { name location { name } } }',
    );
    expect(status).toBe(200);
    expect(body.data).toEqual({
      lobby: { __typename: 'SoundZone', name: 'Lobby' },
      gone: null,
      lost: { name: 'Lost', location: null },
    });
    expect(body.errors).toEqual([
      { message: 'Not found', path: ['gone'], extensions: { code: 'NOT_FOUND' } },
      { message: 'Not found', path: ['lost', 'location'], extensions: { code: 'NOT_FOUND' } },
    ]);
  });

  test("states follow the provider's order: unpaired, expired, offline, fine", async () => {
    expect(await playback('zone-unpaired')).toMatchObject({
      online: false,
      status: { code: 'NOT_PAIRED' },
      playback: { state: 'unpaired' },
    });
    expect(await playback('zone-expired')).toMatchObject({
      online: true,
      status: { code: 'SUBSCRIPTION_EXPIRED' },
    });
    expect(await playback('zone-offline')).toMatchObject({
      status: { code: 'PLAYER_DISCONNECTED' },
      playback: { state: 'offline', volume: null },
    });
    expect(await playback('zone-lobby')).toMatchObject({
      status: { code: 'ALL_OK' },
      playback: { state: 'playing', volume: 10 },
    });
    expect(await playback('zone-null')).toMatchObject({ playback: { state: 'playing', volume: null } });
  });

  test('a flapping zone changes its mind with time', async () => {
    const before = await playback('zone-flapping');
    sandbox.moveClock(sandbox.context.settings.flapMs);
    expect((await playback('zone-flapping')).online).toBe(!before.online);
  });

  test('an unknown or hidden account is Forbidden, not missing', async () => {
    for (const id of ['account-hidden', 'nobody']) {
      const { status, body } = await sandbox.graphql('query($id: ID!) { account(id: $id) { id } }', { id });
      expect([status, body]).toEqual([
        200,
        { data: { account: null }, errors: [{ message: 'Forbidden', path: ['account'] }] },
      ]);
    }
  });

  test.each([
    ['{ account(id: "account-1") { volume } }', "Field 'volume' does not exist on type 'Account'."],
    ['{ me { accounts(first: 1) { total } } }', "Field 'accounts' does not exist on type 'Viewer'."],
    [
      'mutation { locationDelete(id: "x") { id } }',
      "Field 'locationDelete' does not exist on type 'Mutation'.",
    ],
    [
      'mutation($v: Int!) { setVolume(input: {soundZone: "zone-lobby", volume: $v}) { status } }',
      'Int! instead of Volume!',
    ],
    ['{ account(id: "account-1") { ', 'Parsing error'],
  ])('%s is refused as a document', async (query, message) => {
    const { status, body } = await sandbox.graphql(query, { v: 3 });
    expect(status).toBe(200);
    expect(body.data).toBeNull();
    expect(body.errors[0].message).toContain(message);
  });

  test('an input field that does not exist is named', async () => {
    const { body } = await sandbox.graphql(SET_VOLUME, {
      input: { soundZone: 'zone-lobby', volume: 3, mute: true },
    });
    expect(body.errors[0].message).toBe("Variable 'input' field 'mute' does not exist");
  });

  test('a connection without a page size is refused', async () => {
    const { body } = await sandbox.graphql('{ account(id: "account-1") { soundZones { total } } }');
    expect(body.errors[0]).toMatchObject({
      message: 'Validation failed',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('a wrong token is not let in', async () => {
    const response = await fetch(sandbox.urls.soundtrack, {
      method: 'POST',
      headers: { authorization: 'Basic bm9wZQ==' },
    });
    expect(response.status).toBe(401);
  });
});

describe('commands', () => {
  test('a volume is set, read back, and stands in the ledger', async () => {
    const { body } = await setVolume('zone-lobby', 4);
    expect(body).toEqual({ data: { setVolume: { status: 'ok', volume: 4, soundZone: 'zone-lobby' } } });
    expect((await playback('zone-lobby')).playback.volume).toBe(4);
    const { body: ledger } = await sandbox.admin('GET', '/ledger/soundtrack');
    expect(ledger.rows).toMatchObject([
      { seq: 1, operation: 'setVolume', recipient: 'zone-lobby', outcome: 'accepted' },
    ]);
  });

  test('the answer comes first, the player later and in order', async () => {
    // long enough for a busy machine to ask before the first command is heard
    await sandbox.admin('PUT', '/settings', { playerDelayMs: [800, 900] });
    await setVolume('zone-lobby', 4);
    await setVolume('zone-lobby', 6);
    expect((await playback('zone-lobby')).playback.volume).toBe(10);
    const seen = new Set<number>();
    await eventually(async () => {
      seen.add((await playback('zone-lobby')).playback.volume);
      expect(seen).toContain(6);
    });
    expect((await playback('zone-lobby')).playback.volume).toBe(6);
  });

  test('a silent zone says ok and does nothing', async () => {
    expect((await setVolume('zone-silent', 2)).body.data.setVolume.status).toBe('ok');
    expect((await playback('zone-silent')).playback.volume).toBe(10);
  });

  test.each(['zone-offline', 'zone-unpaired', 'zone-expired'])(
    '%s cannot be commanded: not found',
    async (id) => {
      const { status, body } = await setVolume(id, 3);
      expect(status).toBe(200);
      expect(body).toEqual({
        data: { setVolume: null },
        errors: [{ message: 'Not found', path: ['setVolume'], extensions: { code: 'NOT_FOUND' } }],
      });
    },
  );

  test('a volume out of range is a validation error', async () => {
    const { body } = await setVolume('zone-lobby', 17);
    expect(body.errors[0]).toMatchObject({
      message: 'Validation failed',
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('an account that may only be read refuses commands', async () => {
    expect((await setVolume('zone-read-only', 3)).body.errors[0].message).toBe('Forbidden');
  });

  test('pause, play, skip and another playlist change what is read', async () => {
    const now = async () => {
      const { body } = await sandbox.graphql(
        '{ nowPlaying(soundZone: "zone-lobby") { startedAt track { title artists { name } } } }',
      );
      return body.data.nowPlaying;
    };
    const command = (name: string) =>
      sandbox.graphql(`mutation { ${name}(input: { soundZone: "zone-lobby" }) { status soundZone } }`);
    await command('pause');
    expect((await playback('zone-lobby')).playback.state).toBe('paused');
    await command('play');
    expect((await playback('zone-lobby')).playback.state).toBe('playing');
    const before = await now();
    await command('skipTrack');
    expect((await now()).track.title).not.toBe(before.track.title);

    const { body } = await sandbox.graphql(
      '{ search(query: "spa calm", type: playlist, first: 5) { edges { node { ... on Playlist { id name } } } } }',
    );
    const source = body.data.search.edges[0].node.id;
    expect(source).toMatch(/^[A-Za-z0-9+/]+\.*$/);
    const assigned = await sandbox.graphql(
      'mutation A($input: SoundZoneAssignSourceInput!) { soundZoneAssignSource(input: $input) { soundZones source { __typename ... on Playlist { name } } } }',
      { input: { soundZones: ['zone-lobby', 'zone-silent'], source, immediate: true } },
    );
    expect(assigned.body.data.soundZoneAssignSource.source).toEqual({
      __typename: 'Playlist',
      name: 'Spa Calm',
    });
    // Of all mutations only this one knows no clientMutationId.
    const echoed = await sandbox.graphql(
      'mutation A($input: SoundZoneAssignSourceInput!) { soundZoneAssignSource(input: $input) { soundZones } }',
      { input: { soundZones: ['zone-lobby'], source, clientMutationId: 'change-1' } },
    );
    expect(echoed.body.errors[0].message).toContain('clientMutationId');
    expect((await playback('zone-lobby')).playFrom.name).toBe('Spa Calm');
    expect((await playback('zone-silent')).playFrom).toBeNull();
  });
});

describe('rate limit', () => {
  const READ = '{ soundZone(id: "zone-lobby") { id name } }';

  test('headers tell cost and balance, and the bucket fills again with time', async () => {
    await sandbox.admin('PUT', '/settings', { rateLimit: { capacity: 10, refillPerSecond: 1 } });
    const first = await sandbox.graphql(READ);
    expect(first.headers.get('x-ratelimiting-cost')).toBe('3');
    expect(Number(first.headers.get('x-ratelimiting-tokens-available'))).toBe(7);
    await sandbox.graphql(READ);
    await sandbox.graphql(READ);
    const over = await sandbox.graphql(READ);
    expect(over.status).toBe(200);
    expect(over.body.data).toBeNull();
    expect(over.body.errors[0].message).toMatch(
      /You are rate limited\. The query costs 3 tokens and you have 1 available\./,
    );
    expect(over.body.errors[0].extensions.code).toBe('RATE_LIMITED');
    sandbox.moveClock(5_000);
    expect((await sandbox.graphql(READ)).body.data.soundZone.name).toBe('Lobby');
  });

  test('it can also answer 429', async () => {
    await sandbox.admin('PUT', '/settings', { rateLimit: { capacity: 2, answer: '429' } });
    expect((await sandbox.graphql(READ)).status).toBe(429);
  });
});

test('ten thousand zones come in one answer without a wait', async () => {
  const zones = (account: number) =>
    Array.from({ length: 100 }, (_, zone) => ({ id: `z-${account}-${zone}`, name: `Zone ${zone}` }));
  const accounts = Array.from({ length: 100 }, (_, account) => ({
    id: `a-${account}`,
    businessName: `Hotel ${account}`,
    locations: [{ id: `l-${account}`, name: 'Main', zones: zones(account) }],
  }));
  await sandbox.admin('PUT', '/fleet', { accounts });
  const query = `{ me { ... on PublicAPIClient { accounts(first: 100) { edges { node { id soundZones(first: 100) { edges { node {
    id name online isPaired status { state code } subscription { state } playback { state volume } } } } } } } } } }`;
  await sandbox.graphql(query);
  const startedAt = performance.now();
  const { body } = await sandbox.graphql(query);
  const tookMs = performance.now() - startedAt;
  expect(body.data.me.accounts.edges.flatMap((edge: any) => edge.node.soundZones.edges)).toHaveLength(10_000);
  // About 60 ms on an idle machine, reading included; the rest is room for a busy one.
  expect(tookMs).toBeLessThan(1_000);
});
