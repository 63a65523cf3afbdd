import { setTimeout as wait } from 'node:timers/promises';

const EVERY_MS = 25;

/** Asks again until there is an answer. @throws Error naming what did not happen in time */
export async function waitUntil<T>(
  what: string,
  withinMs: number,
  ask: () => Promise<T | null | undefined | false>,
  everyMs = EVERY_MS,
): Promise<T> {
  const endsAt = performance.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (performance.now() > endsAt)
      throw new Error(`${what} did not happen within ${Math.round(withinMs / 1_000)} s`);
    await wait(everyMs);
  }
}
