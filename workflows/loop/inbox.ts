import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';

/** How many processed ids a workflow remembers: far more than can be on their way at once. */
const SEEN_LIMIT = 500;

export type Carried<E> = { queue: E[]; seen: string[] };
export type Woke = { kind: 'woke'; at: number };

/**
 * Handlers only note; the main loop takes one event at a time. Delivery is at least once, so an id noted
 * before is ignored, also across continue-as-new. At most one timer is alive.
 */
export class Inbox<E> {
  /** What effects brought back: it belongs to what was decided last, so it comes before what is noted meanwhile. */
  private readonly returned: E[] = [];
  private readonly queue: E[];
  private readonly seen: string[];
  private readonly known: Set<string>;
  private timer: { wakeAt: number; scope: CancellationScope; hasFired: boolean } | null = null;

  constructor(carried?: Carried<E>) {
    this.queue = [...(carried?.queue ?? [])];
    this.seen = [...(carried?.seen ?? [])];
    this.known = new Set(this.seen);
  }

  /** @returns false when this id was noted before. */
  note(id: string, event: E): boolean {
    if (this.known.has(id)) return false;
    this.known.add(id);
    this.seen.push(id);
    if (this.seen.length > SEEN_LIMIT) this.known.delete(this.seen.shift() as string); // cast: just checked not empty
    this.queue.push(event);
    return true;
  }

  /** For what an effect of this very run brings back: needs no id, it cannot arrive twice. */
  add(event: E): void {
    this.returned.push(event);
  }

  isEmpty(): boolean {
    return this.returned.length === 0 && this.queue.length === 0;
  }

  /** The oldest noted event, or `woke` at the given instant (epoch ms). Without an instant it waits for an event. */
  async takeOrWake(wakeAt: number | null): Promise<E | Woke> {
    if (this.isEmpty()) this.arm(wakeAt);
    await condition(() => !this.isEmpty() || this.timer?.hasFired === true);
    const event = this.returned.shift() ?? this.queue.shift();
    if (event !== undefined) return event;
    this.timer = null;
    return { kind: 'woke', at: Date.now() };
  }

  /** Resolves as soon as there is something to take or `isDone` turns true; takes nothing. */
  async waitFor(isDone: () => boolean): Promise<void> {
    await condition(() => !this.isEmpty() || isDone());
  }

  carry(): Carried<E> {
    return { queue: [...this.returned, ...this.queue], seen: this.seen };
  }

  /** Keeps the live timer when it already stands at that instant: a fresh one costs an action each time. */
  private arm(wakeAt: number | null): void {
    if (this.timer !== null && this.timer.wakeAt === wakeAt && !this.timer.hasFired) return;
    this.timer?.scope.cancel();
    this.timer = null;
    if (wakeAt === null) return;
    const timer = { wakeAt, scope: new CancellationScope({ cancellable: true }), hasFired: false };
    this.timer = timer;
    timer.scope
      .run(() => sleep(Math.max(wakeAt - Date.now(), 1)))
      .then(
        () => {
          timer.hasFired = true;
        },
        (error) => {
          if (!isCancellation(error)) throw error;
        },
      );
  }
}
