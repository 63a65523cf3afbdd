import { CHANNELS, type Channel, type Contact, type OpenPhone } from './types.ts';

const MOST_PHONES = 3;
const NONE = 'none';

const isSame = (left: OpenPhone, right: OpenPhone) =>
  left.contactId === right.contactId && left.channel === right.channel;

/** `contact-3.line~contact-7.whatsapp`, as it stands in the address. */
export function readPhones(text: string): OpenPhone[] {
  return text.split('~').flatMap((part): OpenPhone[] => {
    const dot = part.lastIndexOf('.');
    const channel = CHANNELS.find((each) => each === part.slice(dot + 1));
    return dot > 0 && channel ? [{ contactId: part.slice(0, dot), channel }] : [];
  });
}

export function writePhones(phones: readonly OpenPhone[]): string {
  return phones.map(({ contactId, channel }) => `${contactId}.${channel}`).join('~') || NONE;
}

export const hasPhone = (phones: readonly OpenPhone[], phone: OpenPhone) =>
  phones.some((each) => isSame(each, phone));

/** Opened at the end; a fourth takes the place of the last one. */
export function openPhone(phones: readonly OpenPhone[], phone: OpenPhone): OpenPhone[] {
  if (hasPhone(phones, phone)) return [...phones];
  return [...phones.slice(0, MOST_PHONES - 1), phone];
}

export function closePhone(phones: readonly OpenPhone[], phone: OpenPhone): OpenPhone[] {
  return phones.filter((each) => !isSame(each, phone));
}

/** Before anything was chosen: a venue's people on each channel, so that one can write at once. */
export function firstPhones(contacts: readonly Contact[]): OpenPhone[] {
  const guests = contacts.filter(({ venue }) => venue !== 'Team');
  const taken = new Set<string>();
  return CHANNELS.flatMap((channel: Channel): OpenPhone[] => {
    const holders = guests.filter((contact) => contact.channels[channel]);
    const holder = holders.find(({ id }) => !taken.has(id)) ?? holders[0];
    if (!holder) return [];
    taken.add(holder.id);
    return [{ contactId: holder.id, channel }];
  });
}
