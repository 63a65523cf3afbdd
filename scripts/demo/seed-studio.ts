import type { Env } from '../../config/env.ts';
import { importContacts } from '../../services/contact/import-contacts.ts';
import type { Clock } from '../../services/context.ts';
import { importCustomers } from '../../services/customer/import-customers.ts';
import type { Database } from '../../db/connection.ts';
import { createConnection } from '../../services/organization/create-connection.ts';
import { createOrganization } from '../../services/organization/create-organization.ts';
import { createUser } from '../../services/user/create-user.ts';
import { importVenues } from '../../services/venue/import-venues.ts';
import { DEMO_PASSWORD, STUDIO, STUDIO_ADMIN, STUDIO_CONTACTS, STUDIO_MAIL } from './people.ts';

const EVENINGS = [0, 1, 2, 3, 4].map((weekday) => ({ weekday, from: '15:00', to: '22:30' }));

/** The second organization: small, without music accounts, and strictly apart from the operator. */
export async function seedStudio(input: { database: Database; clock: Clock; env: Env }): Promise<void> {
  const { database, clock, env } = input;
  const platform = { database, clock, actor: { kind: 'system', name: 'demo' } } as const;
  await createOrganization(platform, STUDIO, async (context) => {
    const { connectionId } = await createConnection(
      { ...context, encryptionKey: env.ENCRYPTION_KEY },
      {
        vendor: 'email',
        externalAccountId: STUDIO_MAIL,
        displayName: 'E-mail',
        isSandbox: env.sandboxedVendors.includes('email'),
        secrets: { user: env.SMTP_USER, password: env.SMTP_PASSWORD },
      },
    );
    const place = { countryCode: 'AT', city: 'Vienna' };
    const customers = await importCustomers(context, [
      {
        name: STUDIO.name,
        brandName: null,
        businessType: 'studio',
        region: 'europe',
        contractExpiresOn: null,
        ...place,
      },
    ]);
    const customerId = customers.get(STUDIO.name);
    if (customerId === undefined) throw new Error('the studio was not imported as its own customer');
    const venue = {
      customerId,
      name: 'Lantern Street',
      timezone: STUDIO.timezone,
      soundtrackAccountId: null,
    };
    await importVenues(context, [{ ...venue, ...place, openingHours: EVENINGS, zones: [] }]);
    await importContacts(
      context,
      STUDIO_CONTACTS.map(({ name, email }) => ({
        customerId,
        name,
        language: 'en',
        identities: [{ channel: 'email', connectionId, externalId: email }],
        roles: [],
      })),
    );
    const admin = { ...STUDIO_ADMIN, role: 'admin', password: DEMO_PASSWORD, language: 'en' } as const;
    await createUser(context, { ...admin, contactId: null });
  });
}
