import type { MusicChangeId } from '../../domain/ids.ts';
import type { MusicChange, MusicChangeResult, PlayerState } from '../../domain/music/schemas.ts';
import type { WantedState } from '../../domain/music/wanted-state.ts';
import type { OrderedZone, OrderToCarryOut } from '../../services/music/load-music-order.ts';
import type { ZoneNote } from '../../services/music/record-zone-results.ts';

/** The command has not reached the vendor yet: it was busy or away. */
export const NOT_WRITTEN = 'music.provider_busy';

/** One zone of a change in the making. */
export type ZoneWork = ZoneNote & {
  soundtrackZoneId: string;
  volumeCeiling: number | null;
  /** Given to the vendor, by this attempt or, as far as can be known, by an earlier one. */
  isWritten: boolean;
  /** An earlier attempt noted what is wanted: the player may be there already. */
  isResumed: boolean;
};

export function toWork(order: OrderToCarryOut): ZoneWork[] {
  return order.zones.map((zone) => ({
    ...(zone.noted ?? UNTOUCHED),
    // an emergency may have gone first: a command of before does not undo it
    ...(zone.isSuperseded && (zone.noted ?? UNTOUCHED).outcome === 'on_the_way' && SUPERSEDED),
    zoneId: zone.zoneId,
    soundtrackZoneId: zone.soundtrackZoneId,
    volumeCeiling: zone.volumeCeiling,
    isResumed: zone.noted?.wanted != null,
    isWritten: isKnownWritten(order.change, zone),
  }));
}

export const SUPERSEDED = { outcome: 'not_verified', reasonCode: 'music.superseded' } as const;
const UNTOUCHED = {
  before: null,
  wanted: null,
  after: null,
  outcome: 'on_the_way',
  reasonCode: null,
} as const;

/** A second skip would be heard, so a noted one counts as given. The other orders may be given twice. */
function isKnownWritten(change: MusicChange, zone: OrderedZone): boolean {
  const { noted } = zone;
  return change.kind === 'skip' && noted?.wanted != null && noted.reasonCode !== NOT_WRITTEN;
}

export function isOpen(work: ZoneWork): boolean {
  return work.outcome === 'on_the_way';
}

/** Read before and allowed: what is wanted is known. */
export function isPrepared(work: ZoneWork): work is ZoneWork & { before: PlayerState; wanted: WantedState } {
  return work.before !== null && work.wanted !== null;
}

export function toNote(work: ZoneWork): ZoneNote {
  const { zoneId, before, wanted, after, outcome, reasonCode } = work;
  return { zoneId, before, wanted, after, outcome, reasonCode };
}

/** Titles stay in the database: results travel through Temporal's history. */
export function toResult(changeId: MusicChangeId, works: readonly ZoneWork[]): MusicChangeResult {
  const withoutTitle = (player: PlayerState | null) => player && { ...player, nowPlaying: null };
  return {
    changeId,
    isSettled: !works.some(isOpen),
    zones: works.map(({ zoneId, outcome, before, after, reasonCode }) => ({
      zoneId,
      outcome,
      before: withoutTitle(before),
      after: withoutTitle(after),
      reasonCode,
    })),
  };
}
