import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { forgetRunningSystem, noteRunningSystem, readRunningSystem } from './running-system.ts';

function newFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const SYSTEM = {
  mode: 'sandbox' as const,
  namespace: 'bma-social',
  urls: { app: 'http://127.0.0.1:3000', apiDocs: '', health: '', ready: '' },
  addresses: { temporal: '127.0.0.1:7233' },
  ports: { api: 3000 },
  pids: {},
};

it('other commands find the system that runs, until it has stopped', () => {
  const localDir = newFolder('running-');
  expect(readRunningSystem(localDir)).toBeUndefined();
  noteRunningSystem(localDir, SYSTEM);
  expect(readRunningSystem(localDir)?.urls.app).toBe('http://127.0.0.1:3000');
  forgetRunningSystem(localDir);
  expect(readRunningSystem(localDir)).toBeUndefined();
});

it('the note of a start that was killed counts as nothing running', () => {
  const localDir = newFolder('running-');
  noteRunningSystem(localDir, SYSTEM);
  const file = join(localDir, 'running.json');
  const note = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...note, supervisor: { pid: process.pid, startedAt: 'earlier' } }));
  expect(readRunningSystem(localDir)).toBeUndefined();
});
