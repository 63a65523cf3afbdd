import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { binariesIn, TEMPORAL_SERVER_VERSION, TEMPORAL_UI_VERSION } from './engine-cache.ts';
import { EngineError } from './engine-error.ts';
import { guardProcess } from './guard-process.ts';
import { takeLock } from './take-lock.ts';

/** `go install` names each binary after the last folder of its package. */
const PACKAGES = [
  { name: 'server', path: `go.temporal.io/server/cmd/server@v${TEMPORAL_SERVER_VERSION}`, becomes: 'server' },
  {
    name: 'schema tool',
    path: `go.temporal.io/server/cmd/tools/sql@v${TEMPORAL_SERVER_VERSION}`,
    becomes: 'sqlTool',
  },
  {
    name: 'Web UI',
    path: `github.com/temporalio/ui-server/v2/cmd/server@v${TEMPORAL_UI_VERSION}`,
    becomes: 'ui',
  },
] as const;

const GO = 'go';
export const OLDEST_GO = '1.26.8';
/** Module and build cache of one build, which are removed afterwards. */
const NEEDED_BYTES = 6 * 1024 ** 3;
const TELL_EVERY_MS = 15_000;

/** Builds the three binaries into the cache; undefined when this machine has no Go that can. */
export async function buildTemporal(input: {
  cacheDir: string;
  onProgress: (sentence: string) => void;
}): Promise<string | undefined> {
  const version = await readGoVersion();
  if (version === undefined) return undefined;
  if (!isAtLeast(version, OLDEST_GO)) {
    input.onProgress(`Go ${version} is here, but building Temporal needs ${OLDEST_GO} or later.`);
    return undefined;
  }
  mkdirSync(input.cacheDir, { recursive: true });
  const lock = await waitForTurn(`${input.cacheDir}.lock`, input.onProgress);
  try {
    // Another start may have built them while this one waited.
    if (Object.values(binariesIn(input.cacheDir)).every((path) => existsSync(path)) && lock.hasWaited)
      return input.cacheDir;
    checkSpace(input.cacheDir);
    await build(input);
    return input.cacheDir;
  } finally {
    lock.release();
  }
}

async function build(input: { cacheDir: string; onProgress: (sentence: string) => void }): Promise<void> {
  const workDir = `${input.cacheDir}.build`;
  const startedAt = Date.now();
  const elapsed = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  const removeWork = () => rmSync(workDir, { recursive: true, force: true, maxRetries: 3 });
  removeWork();
  // Several GB: not left behind by a Ctrl-C either.
  process.once('exit', removeWork);
  input.onProgress('Building Temporal from its sources, once for this machine: about 4 minutes on 2 cores.');
  try {
    for (const [index, item] of PACKAGES.entries()) {
      const step = `Building Temporal, ${index + 1} of ${PACKAGES.length}: ${item.name}`;
      const timer = setInterval(() => input.onProgress(`${step} (${elapsed()} so far)`), TELL_EVERY_MS);
      const binDir = join(workDir, item.becomes);
      await goInstall({ path: item.path, binDir, workDir }).finally(() => clearInterval(timer));
      const suffix = process.platform === 'win32' ? '.exe' : '';
      const built = join(binDir, `${item.becomes === 'sqlTool' ? 'sql' : 'server'}${suffix}`);
      renameSync(built, binariesIn(input.cacheDir)[item.becomes]);
    }
    input.onProgress(`Temporal is built (${elapsed()}).`);
  } finally {
    process.off('exit', removeWork);
    removeWork();
  }
}

async function goInstall(input: { path: string; binDir: string; workDir: string }): Promise<void> {
  const child = spawn(GO, ['install', '-modcacherw', '-ldflags', '-s -w', input.path], {
    // In a group of its own: a Ctrl-C is ours to handle, and the work folder is removed before we leave.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: {
      ...process.env,
      GOBIN: input.binDir,
      GOMODCACHE: join(input.workDir, 'mod'),
      GOCACHE: join(input.workDir, 'cache'),
      GOTMPDIR: '',
    },
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-2_000);
  });
  const endGroup = () => child.pid && process.kill(-child.pid, 'SIGKILL');
  process.prependOnceListener('exit', endGroup);
  const release = child.pid
    ? guardProcess({ pid: child.pid, stopSignal: 'SIGTERM', graceMs: 2_000 })
    : () => {};
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  release();
  process.off('exit', endGroup);
  if (code !== 0)
    throw new EngineError(
      `Building ${input.path} failed:\n${complaint.trim().split('\n').slice(-8).join('\n')}`,
    );
}

async function waitForTurn(path: string, onProgress: (sentence: string) => void) {
  for (let hasWaited = false; ; hasWaited = true) {
    const lock = takeLock(path);
    if (lock.isMine) return { release: lock.release, hasWaited };
    if (!hasWaited)
      onProgress(`Another start (process ${lock.holderPid}) is building Temporal: waiting for it.`);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

function checkSpace(dir: string): void {
  const { bavail, bsize } = statfsSync(dir);
  if (bavail * bsize >= NEEDED_BYTES) return;
  const free = (bavail * bsize) / 1024 ** 3;
  throw new EngineError(
    `Building Temporal needs 6 GB of free disk space for some minutes; ${dir} has ${free.toFixed(1)} GB.`,
  );
}

export async function readGoVersion(): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(GO, ['version']);
    return /go(\d+\.\d+(?:\.\d+)?)/.exec(stdout)?.[1];
  } catch {
    return undefined;
  }
}

export function isAtLeast(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((text) => text.split('.').map(Number));
  for (const [index, needed] of (want ?? []).entries()) {
    const part = have?.[index] ?? 0;
    if (part !== needed) return part > needed;
  }
  return true;
}
