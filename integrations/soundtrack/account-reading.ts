import { z } from 'zod';
import { IntegrationError } from '../errors.ts';
import { faultAt, type GraphqlFault, type PartError, toPartError } from './graphql-faults.ts';
import { toZoneReading, type ZoneReading } from './zone-reading.ts';

/** `zones` holds what could be read, also when `error` says that something could not. */
export type AccountReading = {
  id: string;
  name: string;
  zones: ZoneReading[];
  /** False with a cursor: there are more. False without: some could not be read, and are not gone. */
  zonesComplete: boolean;
  zonesCursor: string | null;
  error: PartError | null;
};

/** What is asked of every connection of zones. */
export const ZONES_CONNECTION = 'pageInfo { hasNextPage endCursor } edges { node { ...ZoneFields } }';
/** Published figures put a page of accounts with zones at 25 to 30 tokens, whatever its size. */
export const PAGE_COST = 40;

export const connectionSchema = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  edges: z.array(z.object({ node: z.unknown() })),
});
const accountSchema = z.object({
  id: z.string(),
  businessName: z.string().default(''),
  soundZones: z.unknown(),
});

export function toAccountReading(
  node: unknown,
  faults: GraphqlFault[],
  path: (string | number)[],
): AccountReading | null {
  const { data: account } = accountSchema.safeParse(node);
  if (!account) return null;
  const { id, businessName: name } = account;
  const { data: connection } = connectionSchema.safeParse(account.soundZones);
  if (!connection) {
    const error = toPartError(faultAt(faults, [...path, 'soundZones']));
    return { id, name, zones: [], zonesComplete: false, zonesCursor: null, error };
  }
  const zones = connection.edges.map((edge) => toZoneReading(edge.node, id)).filter((zone) => zone !== null);
  const zonesCursor = cursorOf(connection.pageInfo);
  const isWhole = zones.length === connection.edges.length;
  const zonesComplete = isWhole && zonesCursor === null;
  return { id, name, zones, zonesComplete, zonesCursor, error: isWhole ? null : 'failed' };
}

export function cursorOf(pageInfo: z.infer<typeof connectionSchema>['pageInfo']): string | null {
  return pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
}

export function unreadablePage(operation: string, fault?: GraphqlFault): IntegrationError {
  const isForbidden = fault?.kind === 'forbidden';
  return new IntegrationError({
    vendor: 'soundtrack',
    operation,
    outcome: isForbidden ? 'never' : 'try_again',
    reason: isForbidden ? 'forbidden' : 'bad_answer',
    vendorCode: fault?.code ?? undefined,
  });
}
