import { setTimeout as sleep } from 'node:timers/promises';
import { type BudgetTicket, createTokenBalance } from './token-balance.ts';

const PRIORITIES = ['command', 'incident', 'sweep'] as const;
/** What a request is for, most urgent first. */
export type Priority = (typeof PRIORITIES)[number];
export type BudgetGovernor = ReturnType<typeof createBudgetGovernor>;
type Turn = { priority: Priority; cost: number; go: (ticket: BudgetTicket) => void };

/** Published figures, good for a first guess only: every answer's headers correct them. */
const CAPACITY = 3_600;
const REFILL_PER_SECOND = 50;
/** Share of the bucket that only commands may use. */
const RESERVE = 0.2;

/** One per process and token: every request pays here before it leaves. */
export function createBudgetGovernor(
  options: {
    now?: () => number;
    wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
    capacity?: number;
    refillPerSecond?: number;
  } = {},
) {
  const { now = Date.now, capacity = CAPACITY, refillPerSecond = REFILL_PER_SECOND } = options;
  const wait = options.wait ?? ((ms, signal) => sleep(ms, undefined, { signal }));
  const balance = createTokenBalance({ now, capacity, refillPerSecond });
  const queue: Turn[] = [];
  let alarm = new AbortController();

  /** Serves the most urgent as long as there is budget; then one alarm waits for the first that must wait. */
  function serve(): void {
    alarm.abort();
    for (let turn = queue[0]; turn; turn = queue[0]) {
      const reserve = turn.priority === 'command' ? 0 : balance.capacity() * RESERVE;
      const ms = balance.msUntil(turn.cost + reserve);
      if (ms > 0) return serveIn(ms);
      queue.shift();
      turn.go(balance.hold(turn.cost, serve));
    }
  }

  function serveIn(ms: number): void {
    const { signal } = (alarm = new AbortController());
    const serveUnlessReplaced = () => {
      if (!signal.aborted) serve();
    };
    // Rejects only when a newer alarm has taken its place.
    wait(ms, signal).then(serveUnlessReplaced, () => undefined);
  }

  function enqueue(turn: Turn): void {
    const rank = PRIORITIES.indexOf(turn.priority);
    const behind = queue.findIndex((other) => PRIORITIES.indexOf(other.priority) > rank);
    queue.splice(behind === -1 ? queue.length : behind, 0, turn);
  }

  return {
    /** Resolves when the request may leave. Its ticket must be settled, with nulls if no answer came. */
    async take(priority: Priority, estimatedCost: number, signal?: AbortSignal): Promise<BudgetTicket> {
      signal?.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<BudgetTicket>();
      const turn: Turn = { priority, cost: estimatedCost, go: resolve };
      const giveUp = () => {
        const at = queue.indexOf(turn);
        if (at === -1) return;
        queue.splice(at, 1);
        reject(signal?.reason);
        serve();
      };
      signal?.addEventListener('abort', giveUp, { once: true });
      enqueue(turn);
      serve();
      try {
        return await promise;
      } finally {
        signal?.removeEventListener('abort', giveUp);
      }
    },

    /** How long a request of this cost should stay away. */
    msUntil: (cost: number) => balance.msUntil(cost),

    budget: () => balance.budget(),
  };
}
