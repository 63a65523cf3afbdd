import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeCustomer } from '../../db/factories/make-customer.ts';
import { soundtrackId } from '../../db/factories/make-venue.ts';
import type { UserId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';
import { findVenueIds } from './find-venue-ids.ts';
import { importVenues } from './import-venues.ts';
import type { NewVenue } from './import-venues.ts';

const now = new Date('2026-02-01T08:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function operator() {
  const { organizationId, id: customerId } = await makeCustomer(db.database);
  const context: Context = {
    database: db.database,
    clock: { now: () => now },
    organizationId,
    actor: { kind: 'system', name: 'test' },
  };
  const venue = (key: string, zones = 2): NewVenue => ({
    customerId,
    name: `Venue ${key}`,
    countryCode: 'TH',
    city: 'Bangkok',
    timezone: 'Asia/Bangkok',
    soundtrackAccountId: soundtrackId('Account', key),
    openingHours: null,
    zones: Array.from({ length: zones }, (_, index) => ({
      name: `Zone ${index + 1}`,
      kind: 'other',
      soundtrackZoneId: soundtrackId('SoundZone', `${key}-${index}`),
      volumeCeiling: null,
    })),
  });
  const ask = async (query: ReturnType<typeof sql>) =>
    (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
  return { context, venue, ask };
}

test('imported zones are unknown until read, and their sweep is told to start', async () => {
  const { context, venue, ask } = await operator();
  const { venueIds, events } = await importVenues(context, [venue('a'), venue('b', 0), venue('c', 1)]);
  expect(await ask(sql`select distinct status, status_since::text as since, sweep_shard from zones`)).toEqual(
    [{ status: 'unknown', since: expect.stringContaining('2026-02-01'), sweep_shard: 0 }],
  );
  expect(events).toMatchObject([{ processType: 'sweep', processId: '0', signal: 'checkNow' }]);
  expect(await ask(sql`select id, delivered_at from workflow_events`)).toEqual([
    { id: events[0]?.id, delivered_at: null },
  ]);
  const audit = await ask(sql`select entity_id from audit_entries where action = 'venue.imported'`);
  expect(new Set(audit.map((row) => row.entity_id))).toEqual(new Set(venueIds));
  const found = await findVenueIds(context);
  expect(found.get(soundtrackId('Account', 'b'))).toBe(venueIds[1]);
});

test('a large fleet is watched by one sweep, since one credential lists it all', async () => {
  const { context, venue } = await operator();
  const { events } = await importVenues(
    context,
    Array.from({ length: 60 }, (_, index) => venue(`v${index}`, 50)),
  );
  expect(events.map((event) => event.processId)).toEqual(['0']);
});

test('a music account that is there already stops the whole import', async () => {
  const { context, venue, ask } = await operator();
  await importVenues(context, [venue('a')]);
  const again = importVenues(context, [venue('new'), venue('a')]);
  await expect(again).rejects.toMatchObject({ code: 'venue.conflict' });
  expect(await ask(sql`select name from venues`)).toEqual([{ name: 'Venue a' }]);
});

test('another organization may have the same music account of its own, and sees none of ours', async () => {
  const ours = await operator();
  const theirs = await operator();
  await importVenues(ours.context, [ours.venue('same')]);
  await importVenues(theirs.context, [theirs.venue('same')]);
  expect((await findVenueIds(theirs.context)).size).toBe(1);
});

test('an agent imports nothing', async () => {
  const { context, venue } = await operator();
  const actor = { kind: 'person', userId: newId<UserId>(), role: 'agent' } as const;
  const attempt = importVenues({ ...context, actor }, [venue('a')]);
  await expect(attempt).rejects.toMatchObject({ code: 'user.forbidden' });
});
