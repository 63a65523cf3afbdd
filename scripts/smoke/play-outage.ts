import type { PhoneContact, SandboxAdmin } from '../play/sandbox-admin.ts';
import type { StaffSession } from '../play/staff-session.ts';
import { waitUntil } from '../play/wait-until.ts';
import type { Report } from './report.ts';

/** At demo pace an outage is noticed, confirmed and told within a minute. */
const MINUTE_MS = 60_000;
const TOLD_MS = 30_000;

type IncidentRow = { id: string; venueName: string | null; status: string; zones: { name: string }[] };

/** A venue loses its players, the right people hear of it, somebody takes it, and it is over. */
export async function playOutage(input: {
  sandbox: SandboxAdmin;
  staff: StaffSession;
  itContact: PhoneContact;
  report: Report;
}): Promise<void> {
  const { sandbox, staff, itContact, report } = input;
  const accountId = itContact.accountId ?? '';
  const open = async () => {
    const { rows } = await staff.ask<{ rows: IncidentRow[] }>('/incidents?status=open&limit=200');
    return rows.filter((row) => row.venueName !== null && itContact.venue.includes(row.venueName));
  };
  await waitUntil(
    'earlier incidents of the venue to be over',
    2 * MINUTE_MS,
    async () => (await open()).length === 0,
    500,
  );
  const told = async (channel: 'whatsapp' | 'email', text: RegExp, since: number) =>
    (await sandbox.messages({ contactId: itContact.id, channel })).find(
      (message) =>
        message.direction === 'to_contact' && Date.parse(message.at) >= since && text.test(message.text),
    );

  const unpluggedAt = Date.now();
  await sandbox.unplugVenue(accountId);
  const incident = await waitUntil('an incident', MINUTE_MS, async () => (await open())[0], 250);
  report.saw(
    `incident at ${incident.venueName} ${Math.round((Date.now() - unpluggedAt) / 1_000)} s after it was unplugged`,
  );
  for (const channel of ['whatsapp', 'email'] as const) {
    await waitUntil(`a notice by ${channel}`, TOLD_MS, () => told(channel, /offline/i, unpluggedAt), 250);
    report.saw(`${itContact.name} (IT) told by ${channel}`);
  }
  report.check(
    (await open()).length === 1,
    `${(await open()).length} incident for ${incident.zones.length} zone(s) and more`,
  );
  const { status } = await staff.ask<{ status: string }>(`/incidents/${incident.id}/acknowledge`, {
    method: 'POST',
    json: {},
  });
  report.check(status === 'acknowledged', `acknowledged by a colleague: ${status}`);

  const pluggedAt = Date.now();
  await sandbox.plugVenue(accountId);
  await waitUntil('the end of the incident', MINUTE_MS, async () => (await open()).length === 0, 250);
  await waitUntil(
    'the notice that it is over',
    TOLD_MS,
    () => told('email', /back|online again/i, pluggedAt),
    250,
  );
  report.saw(`over ${Math.round((Date.now() - pluggedAt) / 1_000)} s after it was plugged in, and told`);
}
