import type { MusicChangeResult } from '../../domain/music/schemas.ts';
import { loadMusicOrder } from '../../services/music/load-music-order.ts';
import { settleMusicChange } from '../../services/music/settle-music-change.ts';
import { musicContext } from './carry-out-music-change.ts';
import type { ConfirmInput } from './confirm-music-change.ts';
import type { MusicDependencies } from './dependencies.ts';
import { isOpen, isPrepared, toNote, toResult, toWork } from './zone-work.ts';

/**
 * Ends a change that could not be carried out in its time, so that the next one gets its turn. What may have been
 * given to a player is not verified, the rest failed. Twice is harmless: a settled change stays as it is.
 */
export async function abandonMusicChange(
  deps: MusicDependencies,
  input: ConfirmInput & { wasAnswered: boolean },
): Promise<MusicChangeResult> {
  const context = musicContext(deps, input.organizationId);
  const order = await loadMusicOrder(context, input.changeId);
  const works = toWork(order);
  if (order.status === 'settled') return toResult(input.changeId, works);
  for (const work of works.filter(isOpen)) {
    work.outcome = isPrepared(work) ? 'not_verified' : 'failed';
    work.reasonCode = 'music.not_carried_out';
  }
  const { events } = await settleMusicChange(context, {
    changeId: input.changeId,
    zones: works.map(toNote),
    wasAnswered: input.wasAnswered,
  });
  await deps.deliverEvents(events);
  return toResult(input.changeId, works);
}
