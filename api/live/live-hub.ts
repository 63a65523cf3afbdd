import type { OrganizationId } from '../../domain/ids.ts';
import type { ReadChange } from '../../services/live/read-changes.ts';
import { readChanges, startOfLive } from '../../services/live/read-changes.ts';
import type { ApiDependencies } from '../dependencies.ts';

/** A change is on the screen within this time and a little. */
const POLL_MS = 300;

type Listener = { organizationId: OrganizationId; send: (frame: string) => void };

/** One reader per process for all browsers: each change is read once and written down once. */
export function createLiveHub({ database, log }: Pick<ApiDependencies, 'database' | 'log'>) {
  const listeners = new Set<Listener>();
  let cursor: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function poll(): Promise<void> {
    try {
      cursor ??= await startOfLive(database);
      const changes = await readChanges(database, cursor);
      for (const change of changes) spread(change);
      cursor = changes.at(-1)?.cursor ?? cursor;
    } catch (error) {
      // a database that is away: browsers keep their streams and catch up from the same place
      log.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'live changes could not be read',
      );
    }
    timer = listeners.size === 0 ? null : setTimeout(() => void poll(), POLL_MS);
  }

  function spread(change: ReadChange): void {
    const frame = toFrame(change);
    for (const listener of listeners) {
      if (listener.organizationId === change.organizationId) listener.send(frame);
    }
  }

  return {
    /** To be awaited before a browser is told that its stream stands: from here on nothing is missed. */
    async begin(): Promise<void> {
      if (listeners.size > 0) return;
      const now = await startOfLive(database);
      if (listeners.size === 0) cursor = now;
    },
    /** Sends what was missed since the cursor, then everything new. */
    async join(listener: Listener, since: string | null): Promise<() => void> {
      // joined before the past is read: a change in between comes twice rather than never
      listeners.add(listener);
      if (timer === null) timer = setTimeout(() => void poll(), 0);
      if (since !== null) await catchUp(listener, since);
      return () => listeners.delete(listener);
    },
    close(): void {
      if (timer !== null) clearTimeout(timer);
      listeners.clear();
    },
  };

  async function catchUp(listener: Listener, since: string): Promise<void> {
    let from = since;
    while (true) {
      const missed = await readChanges(database, from);
      for (const change of missed) {
        if (change.organizationId === listener.organizationId) listener.send(toFrame(change));
      }
      const last = missed.at(-1);
      if (last === undefined) return;
      from = last.cursor;
    }
  }
}

export type LiveHub = ReturnType<typeof createLiveHub>;

function toFrame(change: ReadChange): string {
  return `id: ${change.cursor}\nevent: ${change.topic}\ndata: ${JSON.stringify(change.payload)}\n\n`;
}
