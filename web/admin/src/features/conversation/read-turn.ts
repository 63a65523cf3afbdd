import type { TurnStep } from '../../../../../domain/conversation/turn-record.ts';
import type { Turn } from './conversation-types.ts';

const KINDS: readonly string[] = [
  'command',
  'question',
  'model',
  'proposal',
  'failure',
  'ended',
] satisfies TurnStep['kind'][];

/** Steps are kept for years: one of a kind that this page does not know is null. */
export function knownStep(step: Turn['steps'][number]): TurnStep | null {
  return typeof step.kind === 'string' && KINDS.includes(step.kind) ? (step as TurnStep) : null; // cast: written as such
}

/** What the model said in its blocks, without what belongs to tools. */
export function textOf(content: unknown[]): string {
  return content
    .map((block) =>
      typeof block === 'object' && block !== null && 'text' in block ? String(block.text) : '',
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** `{ change: { percent: -20 } }` as `change percent: -20`, one line per fact. */
export function factLines(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null) return [`${name}: ${String(value)}`];
  return Object.entries(value).flatMap(([key, below]) => factLines(below, `${name} ${key}`.trim()));
}
