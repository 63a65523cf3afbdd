import type { StoryStep } from './story-types.ts';

/** After one of these a process has nothing more to wait for. */
const ENDS = new Set(['incident.recovered', 'incident.resolved_by_person', 'conversation.closed']);

export function isOver(steps: readonly Pick<StoryStep, 'step'>[]): boolean {
  return steps.some(({ step }) => ENDS.has(step));
}
