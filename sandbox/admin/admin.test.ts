import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { ANNA, SMALL_FLEET, type SandboxUnderTest, startSandboxUnderTest } from '../sandbox-under-test.ts';
import { eventually } from '../../test/eventually.ts';

let dataDir: string;
const started: SandboxUnderTest[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'sandbox-'));
});
afterEach(async () => {
  for (const sandbox of started.splice(0)) await sandbox.stop();
  rmSync(dataDir, { recursive: true });
});

async function start(options: Parameters<typeof startSandboxUnderTest>[0] = {}) {
  const sandbox = await startSandboxUnderTest(options);
  started.push(sandbox);
  return sandbox;
}
async function startWithFleet(options: Parameters<typeof startSandboxUnderTest>[0] = {}) {
  const sandbox = await start(options);
  await sandbox.admin('PUT', '/fleet', SMALL_FLEET);
  await sandbox.admin('PUT', '/contacts', { contacts: [ANNA] });
  return sandbox;
}
const setVolume = (sandbox: SandboxUnderTest, volume: number) =>
  sandbox.graphql(`mutation { setVolume(input: { soundZone: "zone-lobby", volume: ${volume} }) { status } }`);
const zones = async (sandbox: SandboxUnderTest) => {
  const { body } = await sandbox.admin('GET', '/fleet?venue=hotel');
  return body.accounts[0].locations[0].zones as {
    id: string;
    online: boolean;
    volume: number;
    isUnplugged: boolean;
  }[];
};

test('a venue is found by a part of its name, with its players as they are', async () => {
  const sandbox = await startWithFleet();
  const { body } = await sandbox.admin('GET', '/fleet?venue=beach');
  expect(body).toMatchObject({ accountCount: 3, zoneCount: 9, found: 1, unplugged: 0 });
  expect(body.accounts[0].locations[0].zones[0]).toMatchObject({
    name: 'Lobby',
    state: 'playing',
    volume: 10,
    playlist: { name: 'Lobby Morning' },
    track: { title: expect.any(String) },
  });
});

test('a zone, a venue or a share of the fleet is unplugged and plugged in again', async () => {
  const sandbox = await startWithFleet();
  const lobby = await sandbox.admin('POST', '/zones/zone-lobby/unplug');
  expect(lobby.body).toMatchObject({
    online: false,
    isUnplugged: true,
    state: 'offline',
    status: { code: 'PLAYER_DISCONNECTED' },
  });
  expect((await sandbox.admin('POST', '/zones/zone-lobby/plug')).body.online).toBe(true);

  await sandbox.admin('POST', '/accounts/account-1/unplug');
  expect((await zones(sandbox)).every(({ online }) => !online)).toBe(true);
  expect((await sandbox.admin('POST', '/fleet/plug')).body.unplugged).toBe(0);
  // What was offline before stays so: it was never unplugged.
  expect((await zones(sandbox)).find(({ id }) => id === 'zone-offline')?.online).toBe(false);

  // Seven of nine zones are paired and online by their fleet.
  expect((await sandbox.admin('POST', '/fleet/unplug', { share: 0.5 })).body.changed).toBe(4);
  expect((await sandbox.admin('POST', '/zones/nowhere/unplug')).status).toBe(404);
});

test('after a restart ledgers, players, phones and faults are as before', async () => {
  const before = await startWithFleet({ dataDir });
  await setVolume(before, 3);
  await before.admin('POST', '/zones/zone-silent/unplug');
  await before.admin('POST', '/messages', { contactId: ANNA.id, channel: 'whatsapp', text: 'hello' });
  await before.admin('PUT', '/faults', { faults: [{ vendor: 'line', kind: 'server_error', next: 3 }] });
  await before.context.callbacks.settled();
  await before.stop();
  // As a kill in the middle of a row would leave it.
  appendFileSync(path.join(dataDir, 'ledger-soundtrack.jsonl'), '{"seq":2,"at":"20');

  const after = await start({ dataDir });
  const [lobby, , silent] = await zones(after);
  expect([lobby?.volume, silent?.isUnplugged]).toEqual([3, true]);
  const { channels } = (await after.admin('GET', `/threads/${ANNA.id}`)).body;
  expect(channels[0].messages).toMatchObject([{ text: 'hello', tick: 'delivered' }]);
  expect((await after.admin('GET', '/faults')).body.faults).toMatchObject([{ vendor: 'line', next: 3 }]);
  await setVolume(after, 4);
  const { rows } = (await after.admin('GET', '/ledger/soundtrack')).body;
  expect(rows.map(({ seq, body }: any) => [seq, body.volume])).toEqual([
    [1, 3],
    [2, 4],
  ]);
});

test('a message the app never took is posted again after a restart', async () => {
  const before = await startWithFleet({ dataDir });
  before.answerWith(503);
  await before.admin('POST', '/messages', { contactId: ANNA.id, channel: 'line', text: 'still here' });
  await before.context.callbacks.settled();
  await before.stop();
  const after = await start({ dataDir });
  await eventually(() => expect(after.received).toHaveLength(1));
  const [event] = JSON.parse(after.received[0]?.body ?? '').events;
  expect(event).toMatchObject({ message: { text: 'still here' }, deliveryContext: { isRedelivery: true } });
});

test('the row is on disk before the answer is out', async () => {
  const sandbox = await startWithFleet({ dataDir });
  await setVolume(sandbox, 5);
  const [row] = readFileSync(path.join(dataDir, 'ledger-soundtrack.jsonl'), 'utf8').split('\n');
  expect(JSON.parse(row ?? '')).toMatchObject({ seq: 1, operation: 'setVolume', outcome: 'accepted' });
});

test('a page that listens hears of messages, ticks and players', async () => {
  const sandbox = await startWithFleet();
  const leaving = new AbortController();
  const stream = await fetch(`${sandbox.url}/admin/events`, { signal: leaving.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel: 'whatsapp', text: 'hello' });
  await sandbox.admin('POST', '/zones/zone-lobby/unplug');
  let heard = '';
  await sandbox.admin('PUT', '/faults', {
    faults: [{ vendor: 'soundtrack', kind: 'delay', params: { delayMs: 0 } }],
  });
  await setVolume(sandbox, 3);
  while (!heard.includes('event: ledger')) heard += (await reader?.read())?.value ?? '';
  leaving.abort();
  expect(heard).toContain('event: thread');
  expect(heard).toContain('"contactId":"contact-anna"');
  expect(heard).toContain('"isUnplugged":true');
  // Once when it was switched on, and once when it struck.
  expect(heard.match(/event: faults/g)).toHaveLength(2);
});

test('a player may be told to take commands and do nothing, from now on', async () => {
  const sandbox = await startWithFleet();
  const { body } = await sandbox.admin('PUT', '/zones/zone-lobby/behaviour', { behaviour: 'silent_noop' });
  expect(body.behaviour).toBe('silent_noop');
  await setVolume(sandbox, 3);
  expect((await zones(sandbox))[0]?.volume).toBe(10);
  await sandbox.admin('PUT', '/zones/zone-lobby/behaviour', { behaviour: 'normal' });
  await setVolume(sandbox, 3);
  expect((await zones(sandbox))[0]?.volume).toBe(3);
  expect((await sandbox.admin('PUT', '/zones/zone-lobby/behaviour', { behaviour: 'asleep' })).status).toBe(
    400,
  );
  expect((await sandbox.admin('PUT', '/zones/nowhere/behaviour', { behaviour: 'normal' })).status).toBe(404);
});

test('the newest rows of a ledger are read without the rest', async () => {
  const sandbox = await startWithFleet();
  for (const volume of [1, 2, 3]) await setVolume(sandbox, volume);
  const { body } = await sandbox.admin('GET', '/ledger/soundtrack?last=2');
  expect([body.rows.map(({ seq }: any) => seq), body.nextSince]).toEqual([[2, 3], 3]);
});

test('what is not right is answered with a sentence, and nothing changes', async () => {
  const sandbox = await startWithFleet();
  expect(await sandbox.admin('PUT', '/fleet', { accounts: [{ id: 'x' }] })).toMatchObject({
    status: 400,
    body: { error: expect.stringContaining('businessName') },
  });
  expect(await sandbox.admin('PUT', '/settings', { playerDelayMs: [9, 1] })).toMatchObject({
    status: 400,
    body: { error: 'playerDelayMs: the first must not be above the second' },
  });
  expect((await sandbox.admin('GET', '/ledger/fax')).status).toBe(400);
  expect(
    (await sandbox.admin('POST', '/messages', { contactId: 'nobody', channel: 'line', text: 'x' })).status,
  ).toBe(404);
  const mail = await sandbox.admin('POST', '/messages', { contactId: ANNA.id, channel: 'email', text: 'x' });
  expect(mail).toMatchObject({ status: 409, body: { error: expect.stringContaining('no e-mail yet') } });
  expect((await sandbox.admin('GET', '/fleet')).body.zoneCount).toBe(9);
});

test('a page from elsewhere may not drive the sandbox', async () => {
  const sandbox = await start();
  const response = await fetch(`${sandbox.url}/admin/reset`, {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(response.status).toBe(403);
});

test('a second sandbox on the same port says so and leaves nothing open', async () => {
  const first = await start();
  const basePort = Number(new URL(first.url).port);
  await expect(startSandboxUnderTest({ basePort })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  expect((await fetch(`${first.url}/health`)).status).toBe(200);
});
