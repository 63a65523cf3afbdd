import { condition, isCancellation, log } from '@temporalio/workflow';

/** Work that was started and is not awaited, so that new messages still get in. What it brings back is an event. */
export class InFlight {
  private count = 0;
  private last: Promise<void> = Promise.resolve();

  start(work: () => Promise<void>): void {
    this.count += 1;
    void this.finish(work());
  }

  /** After everything that was started in this way before: notes of one thing are written in their order. */
  startInOrder(work: () => Promise<void>): void {
    this.count += 1;
    const before = this.last;
    this.last = this.finish(before.then(work));
  }

  isEmpty(): boolean {
    return this.count === 0;
  }

  /** @returns false when something is still on its way after that time. */
  async isDoneWithin(duration: '30 seconds'): Promise<boolean> {
    return this.isEmpty() || condition(() => this.isEmpty(), duration);
  }

  /** One that fails for good must not take the process with it: a person is owed the rest. */
  private async finish(running: Promise<void>): Promise<void> {
    try {
      await running;
    } catch (error) {
      if (!isCancellation(error)) log.error('An order failed for good', { error });
    } finally {
      this.count -= 1;
    }
  }
}
