export type FleetZone = { id: string; name: string; online: boolean; volume: number };
export type FleetAccount = { id: string; businessName: string; zones: FleetZone[] };

const ACCOUNTS_PER_REQUEST = 500;
/** Quick enough that a fifth of a percent of the fleet changes between two rounds. */
const AT_ONCE = 10;

/** Every venue that the music stand-in plays for. */
export async function readFleet(sandboxUrl: string): Promise<FleetAccount[]> {
  const accounts: FleetAccount[] = [];
  for (;;) {
    const page = await ask<{
      found: number;
      accounts: { id: string; businessName: string; locations: { zones: FleetZone[] }[] }[];
    }>(`${sandboxUrl}/admin/fleet?offset=${accounts.length}&limit=${ACCOUNTS_PER_REQUEST}`);
    for (const { id, businessName, locations } of page.accounts)
      accounts.push({ id, businessName, zones: locations.flatMap((location) => location.zones) });
    if (page.accounts.length === 0 || accounts.length >= page.found) return accounts;
  }
}

/** Pulls or puts back the plugs of these players. */
export async function setPlugged(
  sandboxUrl: string,
  { zones, isPlugged }: { zones: readonly FleetZone[]; isPlugged: boolean },
): Promise<void> {
  const verb = isPlugged ? 'plug' : 'unplug';
  for (let from = 0; from < zones.length; from += AT_ONCE) {
    const some = zones.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(({ id }) =>
        ask(`${sandboxUrl}/admin/zones/${encodeURIComponent(id)}/${verb}`, { method: 'POST' }),
      ),
    );
  }
}

async function ask<T>(url: string, init: RequestInit = {}): Promise<T> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.json()) as T; // cast: the sandbox's own words
}
