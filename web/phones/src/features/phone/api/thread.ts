import { type QueryClient, queryOptions } from '@tanstack/react-query';

import { request } from '../../../lib/request.ts';
import type { Channel, Message, Thread, ThreadChannel } from '../types.ts';

export const threadQuery = (contactId: string) =>
  queryOptions({
    queryKey: ['thread', contactId],
    queryFn: () => request<Thread>(`/threads/${encodeURIComponent(contactId)}`),
  });

type Place = { contactId: string | null; channel: Channel };

/** A message is new, or its tick has changed. */
export function putMessage(client: QueryClient, { message, ...place }: Place & { message: Message }) {
  change(client, place, (thread) => {
    const isKnown = thread.messages.some(({ id }) => id === message.id);
    const messages = isKnown
      ? thread.messages.map((known) => (known.id === message.id ? message : known))
      : [...thread.messages, message];
    // Whoever has written is no longer typing.
    const hasWritten = !isKnown && message.direction === 'to_contact';
    return { ...thread, messages, typingUntil: hasWritten ? null : thread.typingUntil };
  });
}

export function putTyping(client: QueryClient, { until, ...place }: Place & { until: string }) {
  change(client, place, (thread) => ({ ...thread, typingUntil: until }));
}

function change(client: QueryClient, place: Place, apply: (thread: ThreadChannel) => ThreadChannel) {
  if (place.contactId === null) return;
  client.setQueryData(threadQuery(place.contactId).queryKey, (known) => {
    if (!known) return known;
    const channels = known.channels.map((each) => (each.channel === place.channel ? apply(each) : each));
    return { ...known, channels };
  });
}
