/**
 * A process over a virtual clock: the same decision function that its workflow runs, in a loop that waits for
 * nothing. The world is a model that says what an effect brings back and when.
 */
export type VirtualStep<State, Effect> = { state: State; effects: Effect[]; wakeAt: number | null };

export type VirtualWorld<State, Input, Effect> = {
  start: VirtualStep<State, Effect>;
  startAt: number;
  nextStep: (state: State, input: Input) => VirtualStep<State, Effect>;
  woke: (at: number) => Input;
  isOver: (state: State) => boolean;
  /** What happens by itself, in any order. */
  happenings: readonly { at: number; input: Input }[];
  /** What an effect brings back, and when; several, one or nothing. */
  answer: (effect: Effect, at: number) => readonly { at: number; input: Input }[];
  /** The virtual clock stops here. */
  until: number;
};

export type VirtualRun<State, Effect> = {
  state: State;
  endedAt: number;
  effects: { at: number; effect: Effect }[];
};

export function runVirtual<State, Input, Effect>(
  world: VirtualWorld<State, Input, Effect>,
): VirtualRun<State, Effect> {
  const queue = new Agenda<Input>();
  for (const { at, input } of world.happenings) queue.add(at, input);
  const log: { at: number; effect: Effect }[] = [];
  let step = world.start;
  let now = world.startAt;
  while (true) {
    for (const effect of step.effects) {
      log.push({ at: now, effect });
      for (const { at, input } of world.answer(effect, now)) queue.add(at, input);
    }
    const next = queue.nextAt();
    if (next === null && world.isOver(step.state)) break;
    // like the inbox: what has arrived comes before the timer
    const isWakeUp = step.wakeAt !== null && (next === null || step.wakeAt < next);
    const at = Math.max(now, (isWakeUp ? step.wakeAt : next) ?? Number.POSITIVE_INFINITY);
    if (at > world.until) break;
    now = at;
    step = world.nextStep(step.state, isWakeUp ? world.woke(now) : queue.take());
  }
  return { state: step.state, endedAt: now, effects: log };
}

/** Inputs by instant; those of one instant in the order in which they were added. */
class Agenda<Input> {
  private readonly entries: { at: number; input: Input }[] = [];

  add(at: number, input: Input): void {
    const entry = { at, input };
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.entries[middle] as typeof entry).at > at)
        high = middle; // cast: middle lies inside
      else low = middle + 1;
    }
    this.entries.splice(low, 0, entry);
  }

  nextAt(): number | null {
    return this.entries[0]?.at ?? null;
  }

  take(): Input {
    const entry = this.entries.shift();
    if (entry === undefined) throw new Error('nothing to take');
    return entry.input;
  }
}
