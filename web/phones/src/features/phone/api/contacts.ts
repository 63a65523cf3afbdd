import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { Channel, Contact, Message } from '../types.ts';

export const contactsQuery = queryOptions({
  queryKey: ['contacts'],
  queryFn: async () => (await request<{ contacts: Contact[] }>('/contacts')).contacts,
});

/** A phone that is not open shows there, too, that something has arrived. */
export function putLastMessage(
  client: QueryClient,
  { contactId, channel, message }: { contactId: string | null; channel: Channel; message: Message },
) {
  client.setQueryData(contactsQuery.queryKey, (contacts) =>
    contacts?.map((contact) => {
      const isNewest = contact.id === contactId && message.at >= (contact.lastMessage?.at ?? '');
      return isNewest ? { ...contact, lastMessage: { ...message, channel } } : contact;
    }),
  );
}
