import { it, expect } from 'vitest';
import { randomUUID } from 'node:crypto';
import { createTestDatabase } from '../../test/database.ts';
import { openSkippedTime } from '../../test/skipped-time.ts';
import { buildWorkflowBundle } from '../../test/workflow-bundle.ts';
import { createMusicActivities } from '../../activities/music/index.ts';
import { createApplyMusicChange } from './client.ts';
import { MUSIC_QUEUE } from './contract.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import { makeZone } from '../../db/factories/make-zone.ts';
import { makeId } from '../../db/factories/factory.ts';
import { orderMusicChange } from '../../services/music/order-music-change.ts';
import { getMusicChange } from '../../services/music/get-music-change.ts';
import { systemClock } from '../../services/context.ts';

it('latency', async () => {
  const db = await createTestDatabase();
  const time = await openSkippedTime();
  let volume = 10;
  let delay = 0;
  const noop = () => undefined;
  await time.startWorker({ taskQueue: MUSIC_QUEUE, workflowBundle: await buildWorkflowBundle(new URL('./workflow.ts', import.meta.url)),
    activities: createMusicActivities({ database: db.database, clock: systemClock, deliverEvents: async () => undefined, log: { debug: noop, info: noop, warn: noop, error: noop },
      vendors: { soundtrack: async () => ({
        readPlayback: async () => ({ isPaired: true, online: true, volume, playbackState: 'playing' as const, nowPlaying: null }),
        setVolume: async ({ volume: v }: { volume: number }) => { if (delay) setTimeout(() => { volume = v; }, delay); else volume = v; },
        play: async () => undefined, pause: async () => undefined, skipTrack: async () => undefined }) } }) });
  const venues = [];
  for (let i = 0; i < 40; i++) { const v = await makeVenue(db.database); venues.push({ v, z: await makeZone(db.database, { organizationId: v.organizationId, venueId: v.id }) }); }
  const apply = createApplyMusicChange(time.client);
  for (const [name, d, reuse] of [['cold', 0, false], ['warm', 0, true], ['warm', 0, true], ['400', 400, true]] as const) {
    delay = d;
    const times: number[][] = [];
    for (const { v, z } of venues.slice(0, 30)) {
      const ctx = { database: db.database, clock: systemClock, organizationId: v.organizationId, actor: { kind: 'system' as const, name: 't' } };
      const changeId = makeId<any>();
      const t0 = performance.now();
      await orderMusicChange(ctx, { changeId, venueId: v.id, order: { zoneIds: [z.id], change: { kind: 'volume_to', level: volume === 5 ? 6 : 5 } }, reason: 't', conversationId: null, undoesChangeId: null });
      const t1 = performance.now();
      const r = await apply({ organizationId: v.organizationId, venueId: v.id, changeId, answerBy: Date.now() + 800 });
      const t2 = performance.now();
      await getMusicChange(ctx, changeId);
      const t3 = performance.now();
      if (!r.isSettled) console.log('not settled');
      times.push([t1 - t0, t2 - t1, t3 - t2]);
    }
    const p = (i: number, q: number) => times.map((t) => t[i]!).sort((a, b) => a - b)[Math.floor(times.length * q)]!.toFixed(1);
    console.log(name, 'order p50', p(0, .5), 'p95', p(0, .95), 'apply p50', p(1, .5), 'p95', p(1, .95), 'get p50', p(2, .5));
  }
  await time.close(); await db.close();
});
