import type { Channel, Contact } from './types.ts';

/** Every word must be found somewhere: in the name, the venue or the role. Who was last in touch stands first. */
export function findContacts(
  contacts: readonly Contact[],
  { text, channel }: { text: string; channel: Channel | null },
): Contact[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = contacts.filter((contact) => {
    if (channel && !contact.channels[channel]) return false;
    const whole = `${contact.name} ${contact.venue} ${contact.role ?? ''}`.toLowerCase();
    return words.every((word) => whole.includes(word));
  });
  return found.sort((left, right) => (right.lastMessage?.at ?? '').localeCompare(left.lastMessage?.at ?? ''));
}
