import type { FleetInput } from '../../sandbox/soundtrack/fleet-schemas.ts';
import type { Contact } from '../../sandbox/thread/threads.ts';
import type { Fleet, FleetZone } from './fleet.ts';
import { TEAM } from './people.ts';

/**
 * Gives the stand-ins the same players and people that the organization knows. They keep them; only when they have
 * fewer (a fleet that grew, data of theirs that was deleted) they get all of it anew, with every player plugged in.
 */
export async function fillSandbox(input: { sandboxUrl: string; fleet: Fleet; now: Date }): Promise<void> {
  const { sandboxUrl, fleet, now } = input;
  const { accountCount } = await request<{ accountCount: number }>(`${sandboxUrl}/admin/fleet?limit=1`);
  if (accountCount >= fleet.venues.length) return;
  // the fleet last: its number says that all of this has been done
  await request(`${sandboxUrl}/admin/contacts`, { contacts: toSandboxContacts(fleet, now) });
  await request(`${sandboxUrl}/admin/fleet`, toSandboxFleet(fleet));
}

/** A GET, or a PUT when there is a body. */
async function request<T>(url: string, body?: unknown): Promise<T> {
  const response = await fetch(
    url,
    body === undefined
      ? {}
      : { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T; // cast: the sandbox's own words
}

function toSandboxFleet(fleet: Fleet): FleetInput {
  return {
    accounts: fleet.venues.map((venue) => ({
      id: venue.soundtrackAccountId,
      businessName: venue.name,
      country: venue.countryCode,
      locations: [
        {
          id: venue.soundtrackLocationId,
          name: venue.name,
          timezone: venue.timezone,
          zones: venue.zones.map(toSandboxZone),
        },
      ],
    })),
  };
}

function toSandboxZone(
  zone: FleetZone,
): FleetInput['accounts'][number]['locations'][number]['zones'][number] {
  return {
    id: zone.soundtrackZoneId,
    name: zone.name,
    isPaired: zone.condition !== 'unpaired',
    online: zone.condition === 'online',
    volume: zone.volume,
    state: zone.isPaused ? 'paused' : 'playing',
    subscription: zone.isExpired ? 'EXPIRED' : 'ACTIVE',
    behaviour: zone.behaviour,
    playlist: zone.playlist,
  };
}

/** The team first: an outage's notices reach them too, and the page should show it. */
function toSandboxContacts(fleet: Fleet, now: Date): Contact[] {
  const team = TEAM.map(({ name, role, whatsapp, email }) => ({
    id: `team-${role}`,
    name,
    role: `team, ${role}`,
    channels: { whatsapp, email },
    venue: 'Team',
    lastWroteAt: now.toISOString(),
  }));
  const contacts = fleet.contacts.map((contact, index) => {
    const [first] = contact.roles;
    const venue = fleet.venues[first?.venueIndex ?? 0];
    return {
      id: `contact-${index}`,
      name: contact.name,
      ...(first && { role: first.role }),
      channels: contact.channels,
      venue: venue?.name ?? '',
      accountId: venue?.soundtrackAccountId ?? null,
    };
  });
  return [...team, ...contacts];
}
