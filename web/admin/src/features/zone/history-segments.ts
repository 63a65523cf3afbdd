import type { StateName } from '../../../../ui/theme/tokens.ts';

export type Segment = { state: StateName; from: number; to: number };
type Change = { at: string; previousStatus: StateName; status: StateName };

/** Changes, newest first, as stretches of time that fill the window without a gap. */
export function historySegments(input: {
  changes: Change[];
  current: StateName;
  from: number;
  to: number;
}): Segment[] {
  const segments: Segment[] = [];
  let end = input.to;
  let state = input.current;
  for (const change of input.changes) {
    const at = Math.min(Date.parse(change.at), end);
    if (at <= input.from) break;
    if (at < end) segments.unshift({ state, from: at, to: end });
    end = at;
    state = change.previousStatus;
  }
  return [{ state, from: input.from, to: end }, ...segments];
}
