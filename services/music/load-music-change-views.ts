import { eq, inArray } from 'drizzle-orm';
import { contactsTable } from '../../db/schema/contact/contacts.ts';
import { musicChangeZonesTable } from '../../db/schema/music/music-change-zones.ts';
import { musicChangesTable } from '../../db/schema/music/music-changes.ts';
import { usersTable } from '../../db/schema/user/users.ts';
import { venuesTable } from '../../db/schema/venue/venues.ts';
import { zonesTable } from '../../db/schema/zone/zones.ts';
import type { ContactId, MusicChangeId, UserId } from '../../domain/ids.ts';
import type { MusicChangeView, MusicChangeZoneView } from '../../domain/music/music-change-view.ts';
import type { TransactionContext } from '../context.ts';

type ChangeRow = typeof musicChangesTable.$inferSelect;

/** Changes with names and outcomes, in the order of the ids. What is asked here was proven by the caller. */
export async function loadMusicChangeViews(
  context: TransactionContext,
  changeIds: MusicChangeId[],
): Promise<MusicChangeView[]> {
  if (changeIds.length === 0) return [];
  const { tx } = context;
  const rows = await tx
    .select({ change: musicChangesTable, venueName: venuesTable.name, timezone: venuesTable.timezone })
    .from(musicChangesTable)
    .innerJoin(venuesTable, eq(venuesTable.id, musicChangesTable.venueId))
    .where(inArray(musicChangesTable.id, changeIds));
  const changes = rows.map(({ change }) => change);
  const undone = await tx
    .select({ changeId: musicChangesTable.undoesChangeId })
    .from(musicChangesTable)
    .where(inArray(musicChangesTable.undoesChangeId, changeIds));
  const undoneIds = new Set(undone.map(({ changeId }) => changeId));
  const names = await loadActorNames(context, changes);
  const zones = await loadZones(context, changes);
  const views = rows.map(
    ({ change, venueName, timezone }): MusicChangeView => ({
      changeId: change.id,
      venueId: change.venueId,
      venueName,
      timezone,
      conversationId: change.conversationId,
      actorKind: change.actorKind,
      actorId: change.actorId,
      actorName: names.get(change.actorId ?? '') ?? null,
      reason: change.reason,
      change: change.order.change,
      status: change.status,
      undoesChangeId: change.undoesChangeId,
      isUndone: undoneIds.has(change.id),
      createdAt: change.createdAt,
      settledAt: change.settledAt,
      zones: zones.get(change.id) ?? [],
    }),
  );
  return views.sort((a, b) => changeIds.indexOf(a.changeId) - changeIds.indexOf(b.changeId));
}

async function loadZones(
  { tx }: TransactionContext,
  changes: readonly ChangeRow[],
): Promise<Map<MusicChangeId, MusicChangeZoneView[]>> {
  const zoneIds = [...new Set(changes.flatMap((change) => change.order.zoneIds))];
  if (zoneIds.length === 0) return new Map();
  const zones = await tx
    .select()
    .from(zonesTable)
    .where(inArray(zonesTable.id, zoneIds))
    .orderBy(zonesTable.name);
  const noted = await tx
    .select()
    .from(musicChangeZonesTable)
    .where(
      inArray(
        musicChangeZonesTable.changeId,
        changes.map((change) => change.id),
      ),
    );
  return new Map(
    changes.map((change) => [
      change.id,
      zones
        .filter((zone) => change.order.zoneIds.includes(zone.id))
        .map((zone): MusicChangeZoneView => {
          const note = noted.find((one) => one.changeId === change.id && one.zoneId === zone.id);
          return {
            zoneId: zone.id,
            zoneName: zone.name,
            outcome: note?.outcome ?? 'on_the_way',
            reasonCode: note?.reason ?? null,
            before: note?.before ?? null,
            after: note?.after ?? null,
            volumeCeiling: zone.volumeCeiling,
            offlineSince: zone.status === 'offline' ? zone.statusSince : null,
          };
        }),
    ]),
  );
}

async function loadActorNames(
  { tx }: TransactionContext,
  changes: readonly ChangeRow[],
): Promise<Map<string, string>> {
  const idsOf = (kind: ChangeRow['actorKind']) =>
    changes.flatMap((change) =>
      change.actorKind === kind && change.actorId !== null ? [change.actorId] : [],
    );
  const userIds = idsOf('person') as UserId[]; // cast: the actor id of a person is a user id
  const contactIds = idsOf('contact') as ContactId[]; // cast: the actor id of a contact is a contact id
  const users =
    userIds.length === 0
      ? []
      : await tx
          .select({ id: usersTable.id, name: usersTable.name })
          .from(usersTable)
          .where(inArray(usersTable.id, userIds));
  const contacts =
    contactIds.length === 0
      ? []
      : await tx
          .select({ id: contactsTable.id, name: contactsTable.name })
          .from(contactsTable)
          .where(inArray(contactsTable.id, contactIds));
  return new Map([...users, ...contacts].map(({ id, name }) => [id as string, name])); // cast: two brands, one map
}
