import { PAGE_COST, toAccountReading, unreadablePage, ZONES_CONNECTION } from './account-reading.ts';
import type { CallOptions, RunGraphql } from './create-graphql-client.ts';
import { faultAt, type PartError, toPartError } from './graphql-faults.ts';
import { ZONE_FIELDS, type ZoneReading } from './zone-reading.ts';

export type AccountZonesPage = { zones: ZoneReading[]; nextCursor: string | null; error: PartError | null };

const QUERY = `query AccountZones($id: ID!, $zones: Int!, $after: String) {
  account(id: $id) { id soundZones(first: $zones, after: $after) { ${ZONES_CONNECTION} } }
}
${ZONE_FIELDS}`;

/** The vendor's clients have been seen with 100; its maximum is not published. */
const ZONES_PER_PAGE = 100;

/** The zones behind an account's first ones. */
export async function readAccountZones(
  run: RunGraphql,
  input: { accountId: string; after: string | null },
  { priority = 'sweep', signal }: CallOptions = {},
): Promise<AccountZonesPage> {
  const { accountId, after } = input;
  const { data, faults } = await run({
    operation: 'AccountZones',
    query: QUERY,
    variables: { id: accountId, zones: ZONES_PER_PAGE, after },
    effect: 'none',
    priority,
    expectedCost: PAGE_COST,
    signal,
  });
  const account = toAccountReading(data.account, faults, ['account']);
  if (!account) return { zones: [], nextCursor: null, error: toPartError(faultAt(faults, ['account'])) };
  const { zones, zonesCursor: nextCursor, error } = account;
  // A cursor that does not move would page for ever.
  if (nextCursor !== null && nextCursor === after) throw unreadablePage('AccountZones');
  return { zones, nextCursor, error };
}
