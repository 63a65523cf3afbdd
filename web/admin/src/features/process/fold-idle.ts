/** Shorter pauses are part of the work; longer ones are folded into one line. */
const IDLE_FROM_MS = 10 * 60_000;

export type StoryLine<Step> =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'idle'; key: string; ms: number }
  | { kind: 'step'; key: string; step: Step };

/** Steps in the order they happened, with a line where a day begins and one for each long pause. */
export function foldIdle<Step extends { sequence: number; at: string }>(
  steps: readonly Step[],
  dayOf: (at: string) => string,
): StoryLine<Step>[] {
  const lines: StoryLine<Step>[] = [];
  let before: Step | null = null;
  for (const step of steps) {
    const pause = before === null ? 0 : Date.parse(step.at) - Date.parse(before.at);
    if (pause >= IDLE_FROM_MS) lines.push({ kind: 'idle', key: `idle-${step.sequence}`, ms: pause });
    if (before === null || dayOf(before.at) !== dayOf(step.at)) {
      lines.push({ kind: 'day', key: `day-${step.sequence}`, at: step.at });
    }
    lines.push({ kind: 'step', key: `step-${step.sequence}`, step });
    before = step;
  }
  return lines;
}
