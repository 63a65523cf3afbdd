import { cancellationSignal } from '@temporalio/activity';
import type { MusicChangeId, OrganizationId } from '../../domain/ids.ts';
import type { Context } from '../../services/context.ts';
import { findSupersededZones } from '../../services/music/find-superseded-zones.ts';
import { loadMusicOrder } from '../../services/music/load-music-order.ts';
import { recordZoneResults } from '../../services/music/record-zone-results.ts';
import { settleMusicChange } from '../../services/music/settle-music-change.ts';
import { withHeartbeat } from '../with-heartbeat.ts';
import { bringZone } from './bring-zone.ts';
import { musicContext } from './carry-out-music-change.ts';
import { createPace } from './dependencies.ts';
import type { MusicDependencies } from './dependencies.ts';
import { prepareZones } from './prepare-zones.ts';
import { isOpen, isPrepared, NOT_WRITTEN, SUPERSEDED, toNote, toWork } from './zone-work.ts';
import type { ZoneWork } from './zone-work.ts';

export type ConfirmInput = { organizationId: OrganizationId; changeId: MusicChangeId };

/** A player follows within 2 s or, when it was busy, a little later; after this it is not going to. */
const CONFIRM_MS = 10_000;
/** Later than any player that follows at all. */
const GIVE_AGAIN_AFTER_MS = 2_500;
const READ_AFTER_MS = [100, 150, 200, 250, 300, 400, 500];

/**
 * Goes on reading back what was answered "on its way", gives a lost command once more, and settles with the truth.
 * Twice is harmless: it starts from what is noted, and a settled change stays as it is.
 */
export async function confirmMusicChange(deps: MusicDependencies, input: ConfirmInput): Promise<void> {
  const context = musicContext(deps, input.organizationId);
  const { changeId } = input;
  const order = await loadMusicOrder(context, changeId);
  if (order.status === 'settled') return;
  const works = toWork(order);
  const startedAt = deps.clock.now().getTime();
  const pace = createPace(deps, { until: startedAt + CONFIRM_MS, signal: cancellationSignal() });
  const client = await deps.vendors.soundtrack(input.organizationId);
  await withHeartbeat(async () => {
    await prepareZones(client, { order, works, pace });
    if (works.some(isOpen)) await recordZoneResults(context, { changeId, zones: works.map(toNote) });
    await Promise.all(
      works.map((work) => {
        // noted without a word of trouble: the first answer's attempt gave the command
        work.isWritten = isPrepared(work) && work.isResumed && work.reasonCode !== NOT_WRITTEN;
        return bringZone(client, {
          change: order.change,
          work,
          pace,
          mutationId: changeId,
          readAfterMs: READ_AFTER_MS,
          giveAgain: {
            atMs: startedAt + GIVE_AGAIN_AFTER_MS,
            isAllowed: () => mayGiveAgain(context, changeId, work),
          },
        });
      }),
    );
  });
  for (const work of works.filter(isOpen)) {
    const wasGiven = isPrepared(work) && work.isWritten;
    work.outcome = wasGiven ? 'not_verified' : 'failed';
    work.reasonCode = wasGiven ? 'music.not_confirmed' : NOT_WRITTEN;
  }
  const { events } = await settleMusicChange(context, {
    changeId,
    zones: works.map(toNote),
    wasAnswered: true,
  });
  await deps.deliverEvents(events);
}

/** Asked right before a command is given again: a later change may have begun meanwhile. */
async function mayGiveAgain(context: Context, changeId: MusicChangeId, work: ZoneWork): Promise<boolean> {
  const superseded = await findSupersededZones(context, { changeId, zoneIds: [work.zoneId] });
  if (superseded.has(work.zoneId)) Object.assign(work, SUPERSEDED);
  return isOpen(work);
}
