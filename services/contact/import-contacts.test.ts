import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '../../db/connection.ts';
import { makeConnection } from '../../db/factories/make-connection.ts';
import { makeVenue } from '../../db/factories/make-venue.ts';
import type { UserId } from '../../domain/ids.ts';
import { createTestDatabase } from '../../test/database.ts';
import type { TestDatabase } from '../../test/database.ts';
import type { Context } from '../context.ts';
import { importCustomers } from '../customer/import-customers.ts';
import { newId } from '../new-id.ts';
import { importContacts } from './import-contacts.ts';
import type { NewContact } from './import-contacts.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db?.close());

async function operator() {
  const { organizationId, id: venueId, customerId } = await makeVenue(db.database);
  const { id: connectionId } = await makeConnection(db.database, { organizationId });
  const context: Context = {
    database: db.database,
    clock: { now: () => new Date('2026-02-01T08:00:00Z') },
    organizationId,
    actor: { kind: 'system', name: 'test' },
  };
  const contact = (externalId: string): NewContact => ({
    customerId,
    name: `Person ${externalId}`,
    language: 'th',
    identities: [{ channel: 'whatsapp', connectionId, externalId }],
    roles: [{ venueId, role: 'manager' }],
  });
  const ask = async (query: ReturnType<typeof sql>) =>
    (await inOrganization(db.database, organizationId, (tx) => tx.execute(query))).rows;
  return { context, contact, ask };
}

test('imported people are known by their number and may speak for their venue', async () => {
  const { context, contact, ask } = await operator();
  const ids = await importContacts(context, [contact('12025550110'), contact('12025550111')]);
  const people = await ask(sql`select c.id, i.external_id, r.role from contacts c
    join contact_identities i on i.contact_id = c.id join contact_venue_roles r on r.contact_id = c.id order by 2`);
  expect(people).toEqual([
    { id: ids[0], external_id: '12025550110', role: 'manager' },
    { id: ids[1], external_id: '12025550111', role: 'manager' },
  ]);
  const audit = await ask(sql`select after from audit_entries where action = 'contact.imported'`);
  expect(audit).toHaveLength(2);
  expect(JSON.stringify(audit)).not.toContain('12025550110');
});

test('a number that somebody has already stops the whole import', async () => {
  const { context, contact, ask } = await operator();
  await importContacts(context, [contact('12025550110')]);
  const again = importContacts(context, [contact('12025550112'), contact('12025550110')]);
  await expect(again).rejects.toMatchObject({ code: 'contact.conflict' });
  expect(await ask(sql`select external_id from contact_identities`)).toEqual([
    { external_id: '12025550110' },
  ]);
});

test('customers and brands of the same name are imported once', async () => {
  const { context, ask } = await operator();
  const hotel = {
    name: 'Amber Lantern (TH)',
    brandName: 'Amber Lantern',
    businessType: 'hotel',
    region: 'asia_pacific',
    countryCode: 'TH',
    city: 'Bangkok',
    contractExpiresOn: '2028-03-31',
  } as const;
  const first = await importCustomers(context, [hotel, hotel, { ...hotel, name: 'Amber Lantern (SG)' }]);
  const second = await importCustomers(context, [hotel]);
  expect(second.get(hotel.name)).toBe(first.get(hotel.name));
  const known = await ask(sql`select c.name from customers c join brands b on b.id = c.brand_id
    where b.name = 'Amber Lantern' order by 1`);
  expect(known).toEqual([{ name: 'Amber Lantern (SG)' }, { name: 'Amber Lantern (TH)' }]);
  expect(await ask(sql`select count(*)::int from audit_entries where action = 'customer.imported'`)).toEqual([
    { count: 2 },
  ]);
});

test('an agent imports nobody', async () => {
  const { context, contact } = await operator();
  const actor = { kind: 'person', userId: newId<UserId>(), role: 'agent' } as const;
  const attempt = importContacts({ ...context, actor }, [contact('12025550110')]);
  await expect(attempt).rejects.toMatchObject({ code: 'user.forbidden' });
});
