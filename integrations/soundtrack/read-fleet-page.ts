import { z } from 'zod';
import {
  type AccountReading,
  connectionSchema,
  cursorOf,
  PAGE_COST,
  toAccountReading,
  unreadablePage,
  ZONES_CONNECTION,
} from './account-reading.ts';
import type { CallOptions, RunGraphql } from './create-graphql-client.ts';
import { ZONE_FIELDS } from './zone-reading.ts';

export type FleetPage = { accounts: AccountReading[]; unreadableAccounts: number; nextCursor: string | null };

const QUERY = `query FleetPage($accounts: Int!, $after: String, $zones: Int!) {
  me { ... on PublicAPIClient {
    accounts(first: $accounts, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id businessName soundZones(first: $zones) { ${ZONES_CONNECTION} } } }
    }
  } }
}
${ZONE_FIELDS}`;

const answerSchema = z.object({ me: z.object({ accounts: connectionSchema }) });

/** Many zones for the price of one request: accounts with their first zones, as far as the token sees. */
export async function readFleetPage(
  run: RunGraphql,
  input: { after: string | null; accounts: number; zonesPerAccount: number },
  { priority = 'sweep', signal }: CallOptions = {},
): Promise<FleetPage> {
  const { after, accounts: first, zonesPerAccount: zones } = input;
  const { data, faults } = await run({
    operation: 'FleetPage',
    query: QUERY,
    variables: { accounts: first, after, zones },
    effect: 'none',
    priority,
    expectedCost: PAGE_COST,
    signal,
  });
  const page = answerSchema.safeParse(data).data?.me.accounts;
  if (!page) throw unreadablePage('FleetPage', faults[0]);
  const found = page.edges.map(({ node }, index) =>
    toAccountReading(node, faults, ['me', 'accounts', 'edges', index, 'node']),
  );
  const accounts = found.filter((account) => account !== null);
  const nextCursor = cursorOf(page.pageInfo);
  // A cursor that does not move would page for ever; one of an empty page would lose the accounts behind it.
  if (nextCursor !== null && (nextCursor === after || found.length === 0)) throw unreadablePage('FleetPage');
  return { accounts, unreadableAccounts: found.length - accounts.length, nextCursor };
}
