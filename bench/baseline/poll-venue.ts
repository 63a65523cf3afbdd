import { toZoneStatus } from '../../domain/zone/to-zone-status.ts';
import type { SoundtrackClient } from '../../integrations/soundtrack/create-soundtrack-client.ts';

/**
 * Reads one venue with the sweep's own client. What was known comes from the workflow and goes back to it: no
 * database is read or written, which is less than the sweep does.
 */
export function createPollVenue(client: Pick<SoundtrackClient, 'readAccountZones'>) {
  return async ({ accountId, known }: { accountId: string; known: string | null }): Promise<string> => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof client.readAccountZones>> = await client.readAccountZones({
        accountId,
        after,
      });
      if (page.error !== null) return known ?? '';
      seen.push(...page.zones.map((zone) => `${toZoneStatus(zone)}/${zone.volume}`));
      after = page.nextCursor;
    } while (after !== null);
    return seen.join(' ');
  };
}
