import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { identifyProcess } from './identify-process.ts';
import { takeLock } from './take-lock.ts';

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const newPath = () => join(newFolder('lock-'), 'build.lock');
const endedPid = () => spawnSync(process.execPath, ['-e', '']).pid;

it('a second start does not get the lock and learns who holds it', () => {
  const path = newPath();
  expect(takeLock(path).isMine).toBe(true);
  expect(takeLock(path)).toEqual({ isMine: false, holderPid: process.pid });
});

it('a released lock is free again and leaves no file behind', () => {
  const path = newPath();
  const lock = takeLock(path);
  if (!lock.isMine) throw new Error('the first one gets it');
  lock.release();
  expect(readdirSync(join(path, '..'))).toEqual([]);
  expect(takeLock(path).isMine).toBe(true);
});

it('the lock of a killed start counts as free', () => {
  const path = newPath();
  writeFileSync(path, JSON.stringify({ pid: endedPid(), startedAt: '1' }));
  expect(takeLock(path).isMine).toBe(true);
});

it('a later process with the same number does not hold the lock', () => {
  const path = newPath();
  writeFileSync(path, JSON.stringify({ pid: process.pid, startedAt: 'another time' }));
  expect(takeLock(path).isMine).toBe(true);
});

it('a lock that cannot be read counts as free', () => {
  const path = newPath();
  writeFileSync(path, '{');
  expect(takeLock(path).isMine).toBe(true);
  expect(existsSync(path)).toBe(true);
});

it('a process is told from an ended one', () => {
  expect(identifyProcess(process.pid)).toBeDefined();
  expect(identifyProcess(endedPid())).toBeUndefined();
});
