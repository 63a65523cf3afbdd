import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import { conflict } from '../../domain/errors.ts';
import type { CustomerId, VenueId, ZoneId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { OpeningHours } from '../../domain/venue/opening-hours.ts';
import type { ZoneKind } from '../../domain/zone/lists.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { insertInChunks } from '../insert-in-chunks.ts';
import { newId } from '../new-id.ts';
import { requireAdmin } from '../require-admin.ts';
import { CREDENTIAL_SHARD, startSweep } from '../zone/start-sweep.ts';

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
    const zoneRows = venues.flatMap(({ row, zones }) =>
      zones.map((zone) => ({
        ...zone,
        id: newId<ZoneId>(),
        organizationId,
        venueId: row.id,
        sweepShard: CREDENTIAL_SHARD,
        statusSince: createdAt,
        createdAt,
      })),
    );
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
    const events = zoneRows.length === 0 ? [] : [await startSweep(inner)];
    return { venueIds: venueRows.map((row) => row.id), events };
  });
}
