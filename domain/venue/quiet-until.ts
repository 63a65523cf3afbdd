import type { OpeningHours } from './opening-hours.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** Opening hours repeat weekly; beyond eight days nothing new can come. */
const HORIZON_DAYS = 8;

/**
 * Until when an outage here is no incident, in epoch milliseconds; null when music is expected now.
 * Opening hours are local times of the venue's zone; a silence somebody agreed on adds to them.
 */
export function quietUntil(
  venue: { timezone: string; openingHours: OpeningHours | null; silencedUntil: number | null },
  at: number,
): number | null {
  const silenced = venue.silencedUntil !== null && venue.silencedUntil > at ? venue.silencedUntil : null;
  const from = silenced ?? at;
  const opensAt = nextOpening(venue, from);
  if (opensAt === null) return silenced;
  return opensAt > from ? opensAt : silenced;
}

/** The given instant when open then, else the next opening; null when it never opens or is always open. */
function nextOpening(
  venue: { timezone: string; openingHours: OpeningHours | null },
  from: number,
): number | null {
  if (venue.openingHours === null || venue.openingHours.length === 0) return null;
  const local = localMinute(venue.timezone, from);
  if (isOpen(venue.openingHours, local)) return from;
  let best: number | null = null;
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const weekday = (local.weekday + day) % 7;
    for (const period of venue.openingHours) {
      if (period.weekday !== weekday) continue;
      const wait = day * DAY_MINUTES + toMinutes(period.from) - local.minutes;
      if (wait <= 0) continue;
      const opensAt = alignToLocal(venue.timezone, {
        guess: from + wait * MINUTE_MS,
        wanted: toMinutes(period.from),
      });
      if (best === null || opensAt < best) best = opensAt;
    }
  }
  return best;
}

function isOpen(hours: OpeningHours, local: { weekday: number; minutes: number }): boolean {
  return hours.some((period) => {
    const from = toMinutes(period.from);
    const to = toMinutes(period.to);
    if (to > from) return period.weekday === local.weekday && local.minutes >= from && local.minutes < to;
    // past midnight: the evening of its own day, or the morning after
    const isEvening = period.weekday === local.weekday && local.minutes >= from;
    const isMorning = (period.weekday + 1) % 7 === local.weekday && local.minutes < to;
    return isEvening || isMorning;
  });
}

/** A clock change between now and then moves the instant; the local time that was promised stays. */
function alignToLocal(timezone: string, { guess, wanted }: { guess: number; wanted: number }): number {
  const difference = localMinute(timezone, guess).minutes - wanted;
  const shortest = ((difference + DAY_MINUTES / 2 + DAY_MINUTES) % DAY_MINUTES) - DAY_MINUTES / 2;
  return guess - shortest * MINUTE_MS;
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Weekday (0 is Monday) and minutes since local midnight; seconds are cut, as opening hours have none. */
function localMinute(timezone: string, at: number): { weekday: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return {
    weekday: WEEKDAYS.indexOf(part('weekday')),
    minutes: Number(part('hour')) * 60 + Number(part('minute')),
  };
}

function toMinutes(time: string): number {
  const [hours = '0', minutes = '0'] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
