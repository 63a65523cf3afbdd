import type { Zone } from './fleet.ts';

export type Track = { id: string; title: string; durationMs: number; artist: string; album: string };

/** Invented music: every playlist goes round these, starting at a place of its own. */
const TITLES: [title: string, artist: string, seconds: number][] = [
  ['Paper Lanterns', 'The Harbour Trio', 204],
  ['Slow Tide', 'Mara Venn', 231],
  ['Window Seat', 'Northline Quartet', 187],
  ['Amber Rooms', 'Sola & Finch', 246],
  ['Ferry at Dusk', 'The Harbour Trio', 219],
  ['Quiet Terrace', 'Ines Calder', 198],
  ['Seventh Floor', 'Northline Quartet', 212],
  ['Rain on Teak', 'Dao Saen', 225],
  ['Small Hours', 'Mara Venn', 240],
  ['Copper Sky', 'Sola & Finch', 193],
];
const TRACKS: Track[] = TITLES.map(([title, artist, seconds], index) => ({
  id: `soundtrack:track:${String(index + 1).padStart(22, '0')}`,
  title,
  artist,
  album: `${artist} Vol. ${1 + (index % 3)}`,
  durationMs: seconds * 1_000,
}));
const ROUND_MS = TRACKS.reduce((sum, track) => sum + track.durationMs, 0);

export const allTracks = () => TRACKS;

export function trackAt(zone: Zone, now: number): { track: Track; startedAt: number; endsInMs: number } {
  const instant = zone.pausedAt ?? now;
  const offset = hash(zone.playlist?.id ?? zone.id) % TRACKS.length;
  let rest = Math.max(0, instant - zone.playingSince) % ROUND_MS;
  for (let index = 0; ; index += 1) {
    const track = TRACKS[(offset + index) % TRACKS.length] as Track; // cast: the index stays inside the list
    if (rest < track.durationMs)
      return { track, startedAt: instant - rest, endsInMs: track.durationMs - rest };
    rest -= track.durationMs;
  }
}

function hash(text: string): number {
  let value = 0;
  for (let index = 0; index < text.length; index += 1) value = (value * 31 + text.charCodeAt(index)) >>> 0;
  return value;
}
