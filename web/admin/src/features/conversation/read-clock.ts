import type { ConversationRow } from './conversation-types.ts';

export type ClockReading =
  | { kind: 'none' }
  | { kind: 'due'; ms: number; isClose: boolean }
  | { kind: 'overdue'; ms: number }
  | { kind: 'late' }
  | { kind: 'met' };

/** From here on the countdown asks for attention. */
const CLOSE_MS = 5 * 60_000;

/** What the clock says now; a due instant that has passed is overdue before the server has noted it. */
export function readClock({ state, dueAt, metAt }: ConversationRow['clock'], now: number): ClockReading {
  if (state === 'idle' || dueAt === null) return { kind: 'none' };
  if (metAt !== null) return { kind: state === 'breached' ? 'late' : 'met' };
  if (state === 'met') return { kind: 'met' };
  const ms = Date.parse(dueAt) - now;
  return ms > 0 ? { kind: 'due', ms, isClose: ms < CLOSE_MS } : { kind: 'overdue', ms: -ms };
}
