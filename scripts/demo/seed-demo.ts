import { parseEnv } from '../../config/env.ts';
import type { Env } from '../../config/env.ts';
import { closeDatabase, openDatabase } from '../../db/connection.ts';
import type { Database } from '../../db/connection.ts';
import type { OrganizationId, VenueId } from '../../domain/ids.ts';
import { inTransaction, systemClock } from '../../services/context.ts';
import type { Clock } from '../../services/context.ts';
import { createOrganization } from '../../services/organization/create-organization.ts';
import { getConnectionSecrets } from '../../services/organization/get-connection-secrets.ts';
import { findVenueIds } from '../../services/venue/find-venue-ids.ts';
import { addTeam } from './add-team.ts';
import { connectVendors } from './connect-vendors.ts';
import { generateFleet } from './generate-fleet.ts';
import { importFleet } from './import-fleet.ts';
import { DEMO_PASSWORD, OPERATOR, STUDIO_ADMIN, TEAM } from './people.ts';
import { fillSandbox } from './fill-sandbox.ts';
import { seedStudio } from './seed-studio.ts';

/** About 300 zones. */
const DEFAULT_VENUES = 120;
const SEED = 20_250;

export type DemoLogin = { role: string; email: string; password: string };
export type SeededDemo = {
  isNew: boolean;
  venuesAdded: number;
  venues: number;
  zones: number;
  logins: DemoLogin[];
};

/**
 * Fills an empty system with the demo organizations, once. Asked again with more venues than there are, it lets the
 * operator's fleet grow to that number and leaves the rest as it stands.
 */
export async function seedDemo(input: {
  settings: Record<string, string | undefined>;
  venues?: number;
  clock?: Clock;
}): Promise<SeededDemo> {
  const env = parseEnv(input.settings);
  // everybody knows the password of these users
  if (env.BMA_MODE !== 'sandbox')
    throw new Error('Demo data is for sandbox mode only: it has well-known logins.');
  const clock = input.clock ?? systemClock;
  const database = openDatabase(env.DATABASE_URL, { poolSize: 2, applicationName: 'bma-seed' });
  try {
    const seeded = await seedOperator({ env, clock, database, venues: input.venues });
    await seedStudio({ env, clock, database });
    const fleet = generateFleet({ venues: seeded.venues, seed: SEED });
    if (env.sandboxedVendors.length > 0) {
      await fillSandbox({ sandboxUrl: env.SANDBOX_URL, fleet, now: clock.now() });
    }
    const zones = fleet.venues.reduce((sum, venue) => sum + venue.zones.length, 0);
    return { ...seeded, zones, logins: demoLogins() };
  } finally {
    await closeDatabase(database);
  }
}

type Seeding = { env: Env; clock: Clock; database: Database; venues: number | undefined };

async function seedOperator({ env, clock, database, venues }: Seeding) {
  const platform = { database, clock, actor: { kind: 'system', name: 'demo' } } as const;
  const wanted = venues ?? DEFAULT_VENUES;
  const { status, organizationId } = await createOrganization(platform, OPERATOR, async (context) => {
    const connections = await connectVendors(context, env);
    await addTeam(context, connections);
    const fleet = generateFleet({ venues: wanted, seed: SEED });
    await importFleet(context, { fleet, connections, known: new Map() });
  });
  if (status === 'created') return { isNew: true, venues: wanted, venuesAdded: wanted };

  const known = await findVenueIds({ ...platform, organizationId });
  if (venues === undefined || venues <= known.size)
    return { isNew: false, venues: known.size, venuesAdded: 0 };
  await growFleet({ env, clock, database, organizationId, venues, known });
  return { isNew: false, venues, venuesAdded: venues - known.size };
}

async function growFleet(
  input: Omit<Seeding, 'venues'> & {
    organizationId: OrganizationId;
    venues: number;
    known: Map<string, VenueId>;
  },
): Promise<void> {
  const { env, clock, database, organizationId, venues, known } = input;
  const scope = { database, clock, organizationId, actor: { kind: 'system', name: 'demo' } } as const;
  await inTransaction(scope, async (context) => {
    const accountOf = async (vendor: 'whatsapp' | 'line' | 'email') =>
      (await getConnectionSecrets({ ...context, encryptionKey: env.ENCRYPTION_KEY }, { vendor }))
        .connectionId;
    const connections = {
      whatsapp: await accountOf('whatsapp'),
      line: await accountOf('line'),
      email: await accountOf('email'),
    };
    await importFleet(context, { fleet: generateFleet({ venues, seed: SEED }), known, connections });
  });
}

function demoLogins(): DemoLogin[] {
  return [
    ...TEAM.map(({ role, email }) => ({ role, email, password: DEMO_PASSWORD })),
    { role: 'admin of the dance studio', email: STUDIO_ADMIN.email, password: DEMO_PASSWORD },
  ];
}
