import type { Channel, Contact } from './types.ts';

/** Every word must be found somewhere: in the name, the venue or the role. */
export function findContacts(
  contacts: readonly Contact[],
  { text, channel }: { text: string; channel: Channel | null },
): Contact[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return contacts.filter((contact) => {
    if (channel && !contact.channels[channel]) return false;
    const whole = `${contact.name} ${contact.venue} ${contact.role ?? ''}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
