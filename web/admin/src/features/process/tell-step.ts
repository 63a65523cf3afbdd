import type { TFunction } from 'i18next';
import type { StoryFacts } from './story-types.ts';

/** How instants and durations are said; the caller knows the zone and the language. */
export type Say = { time: (instant: string) => string; duration: (ms: number) => string };

const COUNTED = ['zones', 'people', 'messages'] as const;
const NAMED = {
  policyStep: 'policySteps',
  step: 'policySteps',
  channel: 'ui:channel',
  serviceClass: 'serviceClasses',
  change: 'changes',
  reason: 'reasons',
  reasonCode: 'reasons',
} as const;

/** One line of the story in the reader's words. A step nobody has words for is shown by its own name. */
export function tellStep(t: TFunction<'process'>, step: string, facts: StoryFacts, say: Say): string {
  return tell(t, { key: `steps.${step}`, name: step, fallback: 'unknownStep', facts, say });
}

/** What will happen, in the reader's words. */
export function tellPlan(t: TFunction<'process'>, action: string, facts: StoryFacts, say: Say): string {
  // Actions carry a dot in their name, which is no level here.
  return tell(t, {
    key: `planned.${action.replace('.', '_')}`,
    name: action,
    fallback: 'planned.unknown',
    facts,
    say,
  });
}

function tell(
  t: TFunction<'process'>,
  input: { key: string; name: string; fallback: string; facts: StoryFacts; say: Say },
): string {
  // cast: keys come from the server and may be unknown here, which the default value answers
  const words = t as unknown as (key: string, options: Record<string, unknown>) => string;
  const fallback = words(input.fallback, { name: readable(input.name) });
  return words(input.key, { ...sayFacts(words, input.facts, input.say), defaultValue: fallback });
}

function sayFacts(
  words: (key: string, options: Record<string, unknown>) => string,
  facts: StoryFacts,
  say: Say,
): Record<string, string> {
  const said: Record<string, string> = {};
  for (const [name, value] of Object.entries(facts)) said[name] = value === null ? '' : String(value);
  for (const name of COUNTED) {
    const count = facts[name];
    if (typeof count === 'number') said[name] = words(`count.${name}`, { count });
  }
  for (const [name, list] of Object.entries(NAMED)) {
    const value = facts[name];
    if (typeof value === 'string') said[name] = words(`${list}.${value}`, { defaultValue: readable(value) });
  }
  // A hand-over names its reason by code, everything else in words.
  if (said.reasonCode !== undefined) said.reason = said.reasonCode;
  if (typeof facts.minutes === 'number') {
    said.minutes = facts.minutes === 0 ? words('underMinute', {}) : say.duration(facts.minutes * 60_000);
  }
  for (const name of ['until', 'holdUntil'] as const) {
    const value = facts[name];
    if (typeof value === 'string') said[name] = say.time(value);
  }
  return said;
}

/** `conversation.answer_overdue` as `answer overdue`. */
function readable(name: string): string {
  const words = name.slice(name.indexOf('.') + 1).replaceAll('_', ' ');
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}
