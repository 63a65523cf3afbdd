import { describe, expect, it, onTestFinished } from 'vitest';
import {
  startScriptedVendor,
  type VendorAnswer,
  type VendorRequest,
} from '../../test/start-scripted-vendor.ts';
import { createBudgetGovernor } from './budget-governor.ts';
import { createSoundtrackClient } from './create-soundtrack-client.ts';
import badInput from './fixtures/bad-input.json' with { type: 'json' };
import playerOffline from './fixtures/player-offline.json' with { type: 'json' };
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
describe('a command', () => {
  it('carries its input and our id for it', async () => {
    const { client, bodies } = await start({ json: { data: { setVolume: { status: 'ok', volume: 7 } } } });
    await client.setVolume({ zoneId: 'Z', volume: 7 }, { mutationId: 'change-1' });
    expect(bodies()[0]).toMatchObject({
      operationName: 'SetVolume',
      query: expect.stringContaining('$input: SetVolumeInput!'),
      variables: { input: { soundZone: 'Z', volume: 7, clientMutationId: 'change-1' } },
    });
  });

  it('names the vendor operation it stands for', async () => {
    const { client, bodies } = await start(({ body }) => {
      const name: string = JSON.parse(body).operationName;
      return { json: { data: { [`${name.charAt(0).toLowerCase()}${name.slice(1)}`]: { status: 'ok' } } } };
    });
    await client.play('Z');
    await client.pause('Z');
    await client.skipTrack('Z');
    await client.assignSource({ zoneIds: ['Y', 'Z'], sourceId: 'P', isImmediate: true });
    expect(bodies().map(({ operationName, variables }) => [operationName, variables.input])).toEqual([
      ['Play', { soundZone: 'Z' }],
      ['Pause', { soundZone: 'Z' }],
      ['SkipTrack', { soundZone: 'Z' }],
      ['SoundZoneAssignSource', { soundZones: ['Y', 'Z'], source: 'P', immediate: true }],
    ]);
  });

  const refused = (message: string): VendorAnswer => ({
    json: { data: { setVolume: null }, errors: [{ message, path: ['setVolume'] }] },
  });
  it.each<[string, VendorAnswer, object]>([
    ['the player is offline', { json: playerOffline }, { outcome: 'never', reason: 'player_unreachable' }],
    ['the zone is closed to us', refused('Forbidden'), { outcome: 'never', reason: 'forbidden' }],
    [
      'the volume is none',
      { json: badInput },
      { outcome: 'never', reason: 'bad_request', vendorCode: 'BAD_USER_INPUT' },
    ],
    [
      'the document is refused',
      { json: { errors: [{ message: "Field 'x' does not exist on type 'T'." }] } },
      { outcome: 'never', reason: 'bad_request' },
    ],
    [
      'we are nobody',
      { json: { data: null, errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] } },
      { outcome: 'never', reason: 'credentials' },
    ],
    ['our token is refused', { status: 401, json: {} }, { outcome: 'never', reason: 'credentials' }],
    [
      'too many, told in the body',
      { json: rateLimited },
      { outcome: 'try_again', reason: 'rate_limited', retryAfterMs: 500 },
    ],
    ['too many, told by status', { status: 429, json: {} }, { outcome: 'try_again', reason: 'rate_limited' }],
    [
      'too many, with a time',
      { status: 429, headers: { 'retry-after': '2' } },
      { outcome: 'try_again', retryAfterMs: 2_000 },
    ],
    [
      'the vendor failed at it',
      refused('Internal server error'),
      { outcome: 'unknown', isSafeToRepeat: true },
    ],
    [
      'the vendor is broken',
      { status: 503, text: '<html>' },
      { outcome: 'unknown', reason: 'vendor_failure' },
    ],
    ['the answer says nothing', { text: '<html>' }, { outcome: 'unknown', reason: 'bad_answer' }],
    [
      'the connection was cut',
      'drop',
      { outcome: 'unknown', reason: 'connection_lost', isSafeToRepeat: true },
    ],
    ['no answer came', 'hang', { outcome: 'unknown', reason: 'timeout' }],
  ])('%s', async (_, answer, expected) => {
    const { client } = await start(answer);
    await expect(client.setVolume({ zoneId: 'Z', volume: 7 })).rejects.toMatchObject({
      vendor: 'soundtrack',
      ...expected,
    });
  });

  it('a skip that got lost may not be repeated: the second one would be heard', async () => {
    const { client } = await start('drop');
    await expect(client.skipTrack('Z')).rejects.toMatchObject({ outcome: 'unknown', isSafeToRepeat: false });
  });
});
