import type { Priority } from './budget-governor.ts';

type Waiting = { isCommand: boolean; go: () => void };

/** The vendor's own client runs three requests at once; one of them stays free for commands, which go first. */
export function createRequestSlots(total = 3) {
  const queue: Waiting[] = [];
  let taken = 0;

  function serve(): void {
    for (;;) {
      const free = total - taken;
      const at = queue.findIndex(({ isCommand }) => free > (isCommand ? 0 : 1));
      const [next] = at === -1 ? [] : queue.splice(at, 1);
      if (!next) return;
      taken += 1;
      next.go();
    }
  }

  return {
    /** Runs the task when a slot is free. */
    async run<T>(priority: Priority, task: () => Promise<T>): Promise<T> {
      const { promise, resolve } = Promise.withResolvers<void>();
      const isCommand = priority === 'command';
      const firstOther = isCommand ? queue.findIndex((waiting) => !waiting.isCommand) : -1;
      queue.splice(firstOther === -1 ? queue.length : firstOther, 0, { isCommand, go: resolve });
      serve();
      await promise;
      try {
        return await task();
      } finally {
        taken -= 1;
        serve();
      }
    },
  };
}
