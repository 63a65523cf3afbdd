import { expect, it } from 'vitest';
import { chance, pick } from './chance.ts';
import { runVirtual } from './run-virtual.ts';

/** Counts to a goal, one an hour; each count is answered after a minute. */
function count(goal: number, until: number) {
  return runVirtual<{ counted: number; heard: string[] }, string, 'count'>({
    start: { state: { counted: 0, heard: [] }, effects: [], wakeAt: 60 },
    startAt: 0,
    nextStep: ({ counted, heard }, input) => {
      const isWakeUp = input.startsWith('woke');
      const next = isWakeUp ? counted + 1 : counted;
      const wakeAt = next < goal ? (next + 1) * 60 : null;
      const state = { counted: next, heard: [...heard, input] };
      return { state, effects: isWakeUp ? ['count'] : [], wakeAt };
    },
    woke: (at) => `woke@${at}`,
    isOver: ({ counted }) => counted === goal,
    happenings: [{ at: 60, input: 'visit' }],
    answer: (_, at) => [{ at: at + 1, input: `answer@${at + 1}` }],
    until,
  });
}

it('runs through timers and answers in their order; what arrives comes before the timer of the same instant', () => {
  const { state, endedAt, effects } = count(2, 1_000);
  expect(state.heard).toEqual(['visit', 'woke@60', 'answer@61', 'woke@120', 'answer@121']);
  expect(effects).toEqual([
    { at: 60, effect: 'count' },
    { at: 120, effect: 'count' },
  ]);
  expect(endedAt).toBe(121);
});

it('stops where the virtual clock ends', () => {
  expect(count(1_000, 200).state.counted).toBe(3);
});

it('ninety days of an hourly process take no time to speak of', () => {
  const startedAt = performance.now();
  expect(count(90 * 24, Number.POSITIVE_INFINITY).state.counted).toBe(2_160);
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

it('chance depends on the seed and the name, and spreads evenly', () => {
  expect(chance(1, 'a')).toBe(chance(1, 'a'));
  expect(chance(1, 'a')).not.toBe(chance(2, 'a'));
  const drawn = Array.from({ length: 10_000 }, (_, index) => chance(7, `name/${index}`));
  expect(drawn.reduce((sum, one) => sum + one, 0) / drawn.length).toBeCloseTo(0.5, 1);
  expect(pick(1, 'a', [['only', 1]])).toBe('only');
});
