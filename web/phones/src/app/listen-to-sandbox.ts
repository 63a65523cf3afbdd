import type { QueryClient } from '@tanstack/react-query';

import { putLastMessage } from '../features/phone/api/contacts.ts';
import { putMessage, putTyping } from '../features/phone/api/thread.ts';
import { putZone } from '../features/player/api/fleet.ts';

export type Connection = 'connecting' | 'live' | 'lost';

/** These come in bursts: one reading for all that came meanwhile. */
const GATHER_MS = 250;

/** Puts every change where it is shown. Returns the way to stop. */
export function listenToSandbox(client: QueryClient, tell: (connection: Connection) => void): () => void {
  const stream = new EventSource('/admin/events');
  const gathered = new Set<string>();
  const reread = (...keys: string[]) => {
    if (gathered.size === 0) setTimeout(readGathered, GATHER_MS);
    for (const key of keys) gathered.add(key);
  };
  const readGathered = () => {
    for (const key of gathered) void client.invalidateQueries({ queryKey: [key] });
    gathered.clear();
  };
  const on = (type: string, listener: (data: never) => void) =>
    stream.addEventListener(type, (event) => listener(JSON.parse(event.data) as never)); // cast: each listener names its event's shape

  let wasLost = false;
  stream.onopen = () => {
    tell('live');
    // Nothing is replayed: what was missed is read again.
    if (wasLost) void client.invalidateQueries();
    wasLost = false;
  };
  stream.onerror = () => {
    wasLost = true;
    tell('lost');
  };
  on('thread', (event: Parameters<typeof putMessage>[1]) => {
    putMessage(client, event);
    putLastMessage(client, event);
  });
  on('typing', (event: Parameters<typeof putTyping>[1]) => putTyping(client, event));
  on('zone', ({ zone }: { zone: Parameters<typeof putZone>[1] }) => putZone(client, zone));
  on('ledger', () => reread('ledger'));
  for (const type of ['fleet', 'contacts', 'faults', 'settings']) on(type, () => reread(type));
  on('reset', () => reread('contacts', 'thread', 'fleet', 'faults', 'settings', 'ledger'));
  return () => stream.close();
}
