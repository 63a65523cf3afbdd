import { count } from 'drizzle-orm';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { conflict } from '../../domain/errors.ts';
import type { CustomerId, VenueId, ZoneId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { OpeningHours } from '../../domain/venue/opening-hours.ts';
import type { ZoneKind } from '../../domain/zone/lists.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { insertInChunks } from '../insert-in-chunks.ts';
import { newId } from '../new-id.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';
import { requireAdmin } from '../require-admin.ts';

export type NewVenue = {
  customerId: CustomerId;
  name: string;
  countryCode: string;
  city: string;
  timezone: string;
  soundtrackAccountId: string | null;
  /** Null: always open. */
  openingHours: OpeningHours | null;
  zones: NewZone[];
};
export type NewZone = {
  name: string;
  kind: ZoneKind;
  soundtrackZoneId: string;
  volumeCeiling: number | null;
};

/** One sweep keeps up with this many zones, read by pages of about a hundred, within its interval. */
const ZONES_PER_SHARD = 2_500;

/** Adds venues with their zones and sets the watch on them. The ids come in the order of the input. */
export async function importVenues(
  context: Context,
  input: readonly NewVenue[],
): Promise<{ venueIds: VenueId[]; events: WorkflowEvent[] }> {
  requireAdmin(context.actor, 'import venues');
  return inTransaction(context, async (inner) => {
    const createdAt = inner.clock.now();
    const { organizationId } = inner;
    const venues = input.map(({ zones, ...venue }) => ({
      row: { ...venue, id: newId<VenueId>(), organizationId, createdAt },
      zones,
    }));
    const venueRows = venues.map((venue) => venue.row);
    const zoneRows = await placeZones(inner, venues);
    const added =
      (await insertInChunks(inner.tx, venuesTable, venueRows)) +
      (await insertInChunks(inner.tx, zonesTable, zoneRows));
    if (added < venueRows.length + zoneRows.length) {
      throw conflict(
        'venue',
        'A music account or a zone of this import is already there; nothing was imported.',
      );
    }
    await recordAudit(
      inner,
      ...venues.map(({ row, zones }) => ({
        action: 'venue.imported',
        entityType: 'venue',
        entityId: row.id,
        after: { name: row.name, soundtrackAccountId: row.soundtrackAccountId, zones: zones.length },
      })),
    );
    const shards = new Set(zoneRows.map((zone) => zone.sweepShard));
    const events: WorkflowEvent[] = [];
    for (const shard of shards) events.push(await startSweep(inner, shard));
    return { venueIds: venueRows.map((row) => row.id), events };
  });
}

/** Zones of one venue share a shard, since a music account is read as one. */
async function placeZones(
  context: TransactionContext,
  venues: {
    row: { id: VenueId; organizationId: Context['organizationId']; createdAt: Date };
    zones: NewZone[];
  }[],
) {
  const [known] = await context.tx.select({ zones: count() }).from(zonesTable);
  let placed = known?.zones ?? 0;
  return venues.flatMap(({ row, zones }) => {
    const sweepShard = Math.floor(placed / ZONES_PER_SHARD);
    placed += zones.length;
    const { id: venueId, organizationId, createdAt } = row;
    return zones.map((zone) => ({
      ...zone,
      id: newId<ZoneId>(),
      organizationId,
      venueId,
      sweepShard,
      statusSince: createdAt,
      createdAt,
    }));
  });
}

/** Starts the shard's sweep, or lets the running one know that there is more to read. */
function startSweep(context: TransactionContext, shard: number): Promise<WorkflowEvent> {
  return addWorkflowEvent(context, {
    processType: 'sweep',
    processId: String(shard),
    signal: 'checkNow',
    payload: { zoneIds: [] },
  });
}
