import { cancellationSignal } from '@temporalio/activity';
import type { MusicChangeId, OrganizationId } from '../../domain/ids.ts';
import type { MusicChangeResult } from '../../domain/music/schemas.ts';
import type { Context } from '../../services/context.ts';
import { loadMusicOrder } from '../../services/music/load-music-order.ts';
import { recordZoneResults } from '../../services/music/record-zone-results.ts';
import { settleMusicChange } from '../../services/music/settle-music-change.ts';
import { contextOf } from '../dependencies.ts';
import { bringZone } from './bring-zone.ts';
import { createPace } from './dependencies.ts';
import type { MusicDependencies } from './dependencies.ts';
import { prepareZones } from './prepare-zones.ts';
import { isOpen, toNote, toResult, toWork } from './zone-work.ts';

export type CarryOutInput = {
  organizationId: OrganizationId;
  changeId: MusicChangeId;
  /** Epoch ms: by then the result is back, with what is not confirmed `on_the_way`. */
  answerBy: number;
  /** "On its way" was said before the change's turn came: its outcome must be told. */
  wasAnswered: boolean;
};

/** What is left of the answer time for noting the result. */
const NOTING_MS = 30;
/** A late change still gets one write and one reading; an early one holds up nobody for longer than that. */
const SHORTEST_MS = 250;
const LONGEST_MS = 2_000;
/** Players take 300 ms and more: closer readings at first, within the vendor's budget of 50 tokens a second. */
const READ_AFTER_MS = [0, 80, 80, 80, 80, 100, 100, 120, 150];

/**
 * Reads, writes, reads back until it is true or the answer is due. Twice is harmless: what is wanted was noted
 * before the first write, and a zone that is there already is not written.
 */
export async function carryOutMusicChange(
  deps: MusicDependencies,
  input: CarryOutInput,
): Promise<MusicChangeResult> {
  const context = musicContext(deps, input.organizationId);
  const order = await loadMusicOrder(context, input.changeId);
  const works = toWork(order);
  if (order.status === 'settled') return toResult(input.changeId, works);
  const now = deps.clock.now().getTime();
  const wished = input.wasAnswered ? now + LONGEST_MS : input.answerBy - NOTING_MS;
  const until = Math.min(Math.max(wished, now + SHORTEST_MS), now + LONGEST_MS);
  const pace = createPace(deps, { until, signal: cancellationSignal() });
  const client = await deps.vendors.soundtrack(input.organizationId);
  await prepareZones(client, { order, works, pace });
  const { changeId } = input;
  if (works.some(isOpen)) await recordZoneResults(context, { changeId, zones: works.map(toNote) });
  await Promise.all(
    works.map((work) =>
      bringZone(client, {
        change: order.change,
        work,
        pace,
        mutationId: changeId,
        readAfterMs: READ_AFTER_MS,
        giveAgain: null,
      }),
    ),
  );
  const zones = works.map(toNote);
  if (works.some(isOpen)) await recordZoneResults(context, { changeId, zones });
  else {
    const { events } = await settleMusicChange(context, { changeId, zones, wasAnswered: input.wasAnswered });
    await deps.deliverEvents(events);
  }
  return toResult(changeId, works);
}

export function musicContext(deps: MusicDependencies, organizationId: OrganizationId): Context {
  return contextOf(deps, { organizationId, actor: { kind: 'system', name: 'music' } });
}
