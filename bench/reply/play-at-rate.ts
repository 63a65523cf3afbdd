import { setTimeout as wait } from 'node:timers/promises';
import type { Platform } from '../platform/start-platform.ts';
import type { Wish } from './choose-writers.ts';

/** `id`: the vendor's id of the message. */
export type Written = Wish & { id: string };

/** One message at each tick, whether or not earlier ones are answered: people do not wait for each other. */
export async function playAtRate(
  { sandbox }: Platform,
  { wishes, perSecond }: { wishes: readonly Wish[]; perSecond: number },
): Promise<Written[]> {
  const startedAt = performance.now();
  const writing: Promise<Written>[] = [];
  for (const [index, wish] of wishes.entries()) {
    await wait(Math.max(startedAt + (index * 1_000) / perSecond - performance.now(), 0));
    const { contactId, channel } = wish.writer;
    writing.push(sandbox.write({ contactId, channel, text: wish.text }).then(({ id }) => ({ ...wish, id })));
  }
  return Promise.all(writing);
}
