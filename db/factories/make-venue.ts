import type { VenueId } from '../../domain/ids.ts';
import type { Database } from '../connection.ts';
import { venuesTable } from '../schema/venue/venues.ts';
import { insertRow, MADE_AT, makeId, uniqueWord } from './factory.ts';
import { makeCustomer } from './make-customer.ts';
import { makeOrganization } from './make-organization.ts';

export type MadeVenue = typeof venuesTable.$inferSelect;

/** A hotel in Bangkok that is always open. */
export async function makeVenue(
  db: Database,
  overrides: Partial<typeof venuesTable.$inferInsert> = {},
): Promise<MadeVenue> {
  const word = uniqueWord();
  const organizationId = overrides.organizationId ?? (await makeOrganization(db)).id;
  return insertRow(db, venuesTable, {
    id: makeId<VenueId>(),
    name: `Venue ${word}`,
    countryCode: 'TH',
    city: 'Bangkok',
    timezone: 'Asia/Bangkok',
    soundtrackAccountId: soundtrackId('Account', word),
    createdAt: MADE_AT,
    ...overrides,
    organizationId,
    customerId: overrides.customerId ?? (await makeCustomer(db, { organizationId })).id,
  });
}

/** The vendor's form: base64 of `Kind,,key/`, with a dot for each `=`. */
export function soundtrackId(kind: 'Account' | 'Location' | 'SoundZone', key: string): string {
  return Buffer.from(`${kind},,${key}/`).toString('base64').replaceAll('=', '.');
}
