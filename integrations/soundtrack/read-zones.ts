import type { CallOptions, RunGraphql } from './create-graphql-client.ts';
import { faultAt, type PartError, toPartError } from './graphql-faults.ts';
import { toZoneReading, ZONE_FIELDS, type ZoneReading } from './zone-reading.ts';

/** There is no query for several ids, so each zone is an alias, and each costs as if it were alone. */
const ALIASES_PER_REQUEST = 25;
const COST_PER_ZONE = 25;

/**
 * Named zones wherever they are. What cannot be read has an error of its own.
 * @throws IntegrationError if a whole request failed: then nothing is known about any of them.
 */
export async function readZones(
  run: RunGraphql,
  ids: string[],
  { priority = 'incident', signal }: CallOptions = {},
): Promise<Map<string, ZoneReading | { error: PartError }>> {
  const unique = [...new Set(ids)];
  const chunks = Array.from({ length: Math.ceil(unique.length / ALIASES_PER_REQUEST) }, (_, index) =>
    unique.slice(index * ALIASES_PER_REQUEST, (index + 1) * ALIASES_PER_REQUEST),
  );
  const read = await Promise.all(
    chunks.map(async (chunk) => {
      const { data, faults } = await run({
        operation: 'Zones',
        query: queryFor(chunk.length),
        variables: Object.fromEntries(chunk.map((id, index) => [`z${index}`, id])),
        effect: 'none',
        priority,
        expectedCost: COST_PER_ZONE * chunk.length,
        signal,
      });
      return chunk.map((id, index) => {
        const zone = toZoneReading(data[`z${index}`]);
        return [id, zone ?? { error: toPartError(faultAt(faults, [`z${index}`])) }] as const;
      });
    }),
  );
  return new Map(read.flat());
}

function queryFor(count: number): string {
  const names = Array.from({ length: count }, (_, index) => `z${index}`);
  const zones = names.map((name) => `${name}: soundZone(id: $${name}) { ...ZoneFields account { id } }`);
  return `query Zones(${names.map((name) => `$${name}: ID!`).join(', ')}) {\n${zones.join('\n')}\n}\n${ZONE_FIELDS}`;
}
