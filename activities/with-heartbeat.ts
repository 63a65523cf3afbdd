import { heartbeat } from '@temporalio/activity';

/** Well below the shortest heartbeat timeout in use. */
const BEAT_MS = 1_000;

/** Tells the server that this worker lives while something is waited for: a killed one is noticed in seconds. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
