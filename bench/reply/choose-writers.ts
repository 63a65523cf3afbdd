import { recogniseCommand } from '../../domain/conversation/recognise-command.ts';
import type { Command } from '../../domain/conversation/recognise-command.ts';
import type { PhoneContact } from '../../scripts/play/sandbox-admin.ts';
import { readFleet } from '../platform/sandbox-fleet.ts';
import type { Platform } from '../platform/start-platform.ts';

export type Writer = {
  contactId: string;
  channel: 'whatsapp' | 'line';
  address: string;
  /** A player of the contact's venue that is online; null when none is. */
  zoneName: string | null;
};
export type Kind = Extract<Command['kind'], 'what_is_playing' | 'status' | 'change'>;
export type Wish = { writer: Writer; kind: Kind; text: string };

/** Managers of a venue with players: each looks after one and may change its music. */
export async function chooseWriters(platform: Platform, count: number): Promise<Writer[]> {
  const fleet = await readFleet(platform.sandboxUrl);
  const zonesOf = new Map(fleet.map((account) => [account.id, account.zones]));
  const managers = (await platform.sandbox.contacts()).filter(({ role }) => role === 'manager');
  const writers = managers.flatMap((contact): Writer[] => {
    const at = addressOf(contact);
    const zones = zonesOf.get(contact.accountId ?? '') ?? [];
    const zoneName = zones.find((zone) => zone.online && isUnderstood(quieterIn(zone.name)))?.name ?? null;
    return at === null || zones.length === 0 ? [] : [{ contactId: contact.id, ...at, zoneName }];
  });
  if (writers.length < count) throw new Error(`Only ${writers.length} contacts can write`);
  return writers.slice(0, count);
}

/** Commands in turns: asked for what plays, for the state, and for a change. */
export function wishOf(writer: Writer, index: number): Wish {
  const wishes: { kind: Kind; text: string }[] = [
    { kind: 'what_is_playing', text: 'what is playing?' },
    { kind: 'change', text: quieterIn(writer.zoneName ?? '') },
    { kind: 'status', text: 'status' },
  ];
  const possible = wishes.filter(({ kind }) => kind !== 'change' || writer.zoneName !== null);
  return { writer, ...(possible[index % possible.length] as (typeof wishes)[number]) }; // cast: never empty
}

const quieterIn = (zoneName: string) => `20 % quieter in the ${zoneName.toLowerCase()}`;

function isUnderstood(text: string): boolean {
  return recogniseCommand(text)?.kind === 'change';
}

function addressOf({ channels }: PhoneContact): Pick<Writer, 'channel' | 'address'> | null {
  if (channels.whatsapp !== undefined) return { channel: 'whatsapp', address: channels.whatsapp };
  return channels.line === undefined ? null : { channel: 'line', address: channels.line };
}
