import { expect, it } from 'vitest';
import { parseProcStat, sumTreeTicks } from './parse-proc-stat.ts';

const POSTMASTER = '210 (postgres) S 1 210 210 0 -1 4194560 900 8000 0 0 30 12 400 58 20 0 1 0 5000 0 0';
const BACKEND = '211 (postgres: bma (x) idle) S 210 211 211 0 -1 4194560 90 0 0 0 7 3 0 0 20 0 1 0 5100 0 0';
const STRANGER = '400 (node) S 1 400 400 0 -1 4194560 90 0 0 0 999 1 0 0 20 0 1 0 5100 0 0';

it('counts own time and that of children that have ended', () => {
  expect(parseProcStat(POSTMASTER)).toEqual({ pid: 210, parentPid: 1, ticks: 500 });
});

it('reads names with spaces and brackets', () => {
  expect(parseProcStat(BACKEND)).toEqual({ pid: 211, parentPid: 210, ticks: 10 });
});

it('a tree is the process with its descendants and nobody else', () => {
  const all = [POSTMASTER, BACKEND, STRANGER].map(parseProcStat);
  expect(sumTreeTicks(all, 210)).toBe(510);
  expect(sumTreeTicks(all, 400)).toBe(1_000);
});

it('a process that has ended is no zero', () => {
  expect(() => sumTreeTicks([], 210)).toThrow('210');
});
