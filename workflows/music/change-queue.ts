import type { MusicChangeId } from '../../domain/ids.ts';
import type { MusicChangeResult } from '../../domain/music/schemas.ts';
import type { ApplyMusicChangeInput, QueuedChange } from './contract.ts';

export type Change = QueuedChange & {
  isTaken: boolean;
  answer: { result: MusicChangeResult } | { failure: string } | null;
};

/**
 * The changes of one venue in their order. Emergencies come first, then what is still to be read back, then the
 * rest. A change that is here already is the same one; whether it was done long ago is told by its row.
 */
export class ChangeQueue {
  private readonly waiting: Change[];
  private taken: Change | null = null;
  private isHandedOver = false;

  constructor(carried: readonly QueuedChange[] = []) {
    this.waiting = carried.map((change) => ({ ...change, isTaken: false, answer: null }));
  }

  note(order: ApplyMusicChangeInput): Change {
    const known = this.find(order.changeId);
    if (known !== null) return known;
    const change: Change = {
      ...order,
      isToConfirm: false,
      wasAnswered: this.isHandedOver,
      isTaken: false,
      answer: null,
    };
    this.waiting.push(change);
    return change;
  }

  take(): Change | null {
    const rank = (change: Change) =>
      change.isUrgent && !change.isToConfirm ? 0 : change.isToConfirm ? 1 : 2;
    const next = this.waiting.reduce<Change | null>(
      (best, change) => (best === null || rank(change) < rank(best) ? change : best),
      null,
    );
    if (next === null) return null;
    this.waiting.splice(this.waiting.indexOf(next), 1);
    next.isTaken = true;
    this.taken = next;
    return next;
  }

  /** The taken change is through, or goes back to be read back later. */
  letGo(change: Change): void {
    this.taken = null;
    change.isTaken = false;
    if (change.isToConfirm) this.waiting.push(change);
  }

  /** The next run goes on with what waits: nobody waits for an answer of this one any more. */
  handOver(): QueuedChange[] {
    this.isHandedOver = true;
    for (const change of this.waiting) change.wasAnswered = true;
    return this.waiting.map(({ changeId, answerBy, isUrgent, isToConfirm, wasAnswered }) => ({
      changeId,
      answerBy,
      isUrgent,
      isToConfirm,
      wasAnswered,
    }));
  }

  isBusyFor(change: Change): boolean {
    return this.taken !== null && this.taken !== change;
  }

  isEmpty(): boolean {
    return this.waiting.length === 0;
  }

  hasEmergency(): boolean {
    return this.waiting.some((change) => change.isUrgent && !change.isToConfirm);
  }

  size(): number {
    return this.waiting.length;
  }

  private find(changeId: MusicChangeId): Change | null {
    if (this.taken?.changeId === changeId) return this.taken;
    return this.waiting.find((change) => change.changeId === changeId) ?? null;
  }
}
