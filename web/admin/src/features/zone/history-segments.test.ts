import { describe, expect, it } from 'vitest';
import { historySegments } from './history-segments.ts';

const at = (hour: number) => Date.UTC(2026, 0, 1, hour);
const iso = (hour: number) => new Date(at(hour)).toISOString();

describe('the last hours of a zone', () => {
  it('without a change are one stretch of what it is now', () => {
    const segments = historySegments({ changes: [], current: 'playing', from: at(0), to: at(24) });
    expect(segments).toEqual([{ state: 'playing', from: at(0), to: at(24) }]);
  });

  it('show an outage between two stretches of music, and nothing from before the window', () => {
    const changes = [
      { at: iso(10), previousStatus: 'offline' as const, status: 'playing' as const },
      { at: iso(8), previousStatus: 'playing' as const, status: 'offline' as const },
      { at: iso(1), previousStatus: 'unknown' as const, status: 'playing' as const },
    ];
    expect(historySegments({ changes, current: 'playing', from: at(2), to: at(12) })).toEqual([
      { state: 'playing', from: at(2), to: at(8) },
      { state: 'offline', from: at(8), to: at(10) },
      { state: 'playing', from: at(10), to: at(12) },
    ]);
  });
});
