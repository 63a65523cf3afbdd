import type { ZoneId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { zonesTable } from '../schema/zone/zones.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeVenue, soundtrackId } from './make-venue.ts';

export type MadeZone = typeof zonesTable.$inferSelect;

/** A lobby that plays at volume 8. Give `organizationId` together with `venueId`. */
export async function makeZone(
  db: Database,
  overrides: Partial<typeof zonesTable.$inferInsert> = {},
): Promise<MadeZone> {
  const word = uniqueWord();
  const venue = await parentVenue(db, overrides);
  return insertRow(db, zonesTable, {
    id: makeId<ZoneId>(),
    name: 'Lobby',
    kind: 'lobby',
    soundtrackZoneId: soundtrackId('SoundZone', word),
    status: 'playing',
    statusSince: MADE_AT,
    volume: 8,
    nowPlaying: 'Harbour Lights by The Tin Lanterns',
    createdAt: MADE_AT,
    ...overrides,
    ...venue,
  });
}

async function parentVenue(db: Database, overrides: Partial<typeof zonesTable.$inferInsert>) {
  const { organizationId, venueId } = overrides;
  if (organizationId !== undefined && venueId !== undefined) return { organizationId, venueId };
  const venue = await makeVenue(db, organizationId === undefined ? {} : { organizationId });
  return { organizationId: venue.organizationId, venueId: venue.id };
}
