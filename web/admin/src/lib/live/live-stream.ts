import type { QueryClient } from '@tanstack/react-query';
import type { LiveChange } from '../../../../../domain/contract/live.ts';
import { fetchSignedIn } from '../api/client.ts';
import { createChangeApplier } from './apply-changes.ts';
import { setLiveState } from './live-state.ts';
import { readEvents } from './read-events.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** The server speaks every 15 s: after this silence the line is dead even if nobody says so. */
const SILENCE_MS = 40_000;

/** One stream per tab, for as long as somebody is signed in. Gives back how to end it. */
export function startLiveStream(queryClient: QueryClient): () => void {
  const stop = new AbortController();
  void keepConnected(queryClient, stop.signal);
  return () => stop.abort();
}

async function keepConnected(queryClient: QueryClient, stop: AbortSignal): Promise<void> {
  const apply = createChangeApplier(queryClient);
  let cursor: string | null = null;
  let waitMs = FIRST_WAIT_MS;
  let wasLost = false;
  while (!stop.aborted) {
    const line = watchLine(stop);
    try {
      const response = await openStream(cursor, line.signal);
      setLiveState('live');
      waitMs = FIRST_WAIT_MS;
      // Without a position in the stream nobody can say what was missed: everything is asked again.
      if (wasLost && cursor === null) void queryClient.invalidateQueries();
      wasLost = false;
      line.heard();
      if (response.body === null) throw new TypeError('The stream has no body.');
      for await (const event of readEvents(response.body, line.heard)) {
        cursor = event.id ?? cursor;
        apply({ topic: event.event, payload: JSON.parse(event.data) } as LiveChange); // cast: our own server's words
      }
    } catch {
      // Whatever cut it: the loop connects again.
    } finally {
      line.end();
    }
    if (stop.aborted) return;
    wasLost = true;
    setLiveState('lost');
    await pause(waitMs * (0.75 + Math.random() / 2), stop);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }
}

function openStream(cursor: string | null, signal: AbortSignal): Promise<Response> {
  const headers = new Headers({ accept: 'text/event-stream' });
  if (cursor !== null) headers.set('last-event-id', cursor);
  return fetchSignedIn(new Request(`${location.origin}/api/v1/live`, { headers, cache: 'no-store', signal }));
}

function watchLine(stop: AbortSignal) {
  const dead = new AbortController();
  let timer = setTimeout(() => dead.abort(), SILENCE_MS);
  return {
    signal: AbortSignal.any([stop, dead.signal]),
    heard: () => {
      clearTimeout(timer);
      timer = setTimeout(() => dead.abort(), SILENCE_MS);
    },
    end: () => {
      clearTimeout(timer);
      dead.abort();
    },
  };
}

/** Ends early when the person comes back on line. */
function pause(waitMs: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      stop.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, waitMs);
    addEventListener('online', end);
    stop.addEventListener('abort', end);
  });
}
