import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identifyProcess } from './identify-process.ts';

export type Lock = { isMine: true; release: () => void } | { isMine: false; holderPid: number };

/** A lock file names its holder, so that a lock left behind by a killed process counts as free. */
export function takeLock(path: string): Lock {
  const own = JSON.stringify({ pid: process.pid, startedAt: identifyProcess(process.pid) });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, own);
  try {
    for (;;) {
      if (link(draft, path)) return { isMine: true, release: () => rmSync(path, { force: true }) };
      const found = read(path);
      if (found === undefined) continue;
      const holder = parse(found);
      if (holder && identifyProcess(holder.pid) === holder.startedAt)
        return { isMine: false, holderPid: holder.pid };
      discard(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** A link appears with its whole content or not at all, so nobody ever reads half a lock. */
function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the stale lock aside; if another start was faster and the moved one is new, puts it back. */
function discard(path: string, stale: string): void {
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) link(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parse(text: string): { pid: number; startedAt: string | undefined } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value)) return undefined;
    const startedAt = 'startedAt' in value ? String(value.startedAt) : undefined;
    return { pid: Number(value.pid), startedAt };
  } catch {
    return undefined;
  }
}
