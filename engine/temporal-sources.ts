import { execFile } from 'node:child_process';
import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { EngineEnv } from '../config/engine-env.ts';
import { buildTemporal } from './build-temporal.ts';
import {
  binariesIn,
  engineCacheDir,
  engineCacheRoot,
  TEMPORAL_SERVER_VERSION,
  TEMPORAL_UI_VERSION,
  type TemporalBinaries,
} from './engine-cache.ts';
import { EngineError } from './engine-error.ts';
import type { TemporalSources } from './locate-temporal.ts';

const run = promisify(execFile);

/** This machine, asked for real. */
export function temporalSourcesOf(env: EngineEnv, onProgress: (sentence: string) => void): TemporalSources {
  const cacheDir = engineCacheDir(env.XDG_CACHE_HOME);
  return {
    address: () => env.TEMPORAL_ADDRESS,
    cachedBinaries: () => checkBinaries(binariesIn(cacheDir)),
    builtBinaries: async () => {
      const dir = await buildTemporal({ cacheDir, onProgress }).catch((error) => {
        if (!(error instanceof EngineError)) throw error;
        onProgress(`${error.message}\nTrying the other ways to a Temporal server.`);
        return undefined;
      });
      return dir === undefined ? undefined : checkBinaries(binariesIn(dir));
    },
    cliOnPath: async () => findOnPath('temporal'),
    downloadedCli: () => downloadCli(join(engineCacheRoot(env.XDG_CACHE_HOME), 'temporal-cli'), onProgress),
  };
}

/** A binary of a broken copy, another version or another processor is as good as none. */
export async function checkBinaries(binaries: TemporalBinaries): Promise<TemporalBinaries | undefined> {
  const expected: [string, string][] = [
    [binaries.server, TEMPORAL_SERVER_VERSION],
    [binaries.sqlTool, TEMPORAL_SERVER_VERSION],
    [binaries.ui, TEMPORAL_UI_VERSION],
  ];
  const answers = await Promise.all(
    expected.map(async ([path, version]) => {
      if (!existsSync(path)) return false;
      const output = await run(path, ['--version'], { timeout: 20_000 }).catch(() => undefined);
      return output?.stdout.trim().split(/\s+/).at(-1) === version;
    }),
  );
  return answers.every(Boolean) ? binaries : undefined;
}

export function findOnPath(name: string, path = process.env.PATH ?? ''): string | undefined {
  for (const folder of path.split(delimiter).filter(Boolean)) {
    const candidate = join(folder, name);
    try {
      accessSync(candidate, constants.X_OK);
      if (statSync(candidate).isFile()) return candidate;
    } catch {
      // Not here: the next folder.
    }
  }
  return undefined;
}

/** The SDK's test package fetches the vendor's CLI; it is started once for that and then used like one on the PATH. */
async function downloadCli(dir: string, onProgress: (sentence: string) => void): Promise<string | undefined> {
  mkdirSync(dir, { recursive: true });
  const find = () => {
    const name = readdirSync(dir).find(
      (entry) => entry.startsWith('temporal') && statSync(join(dir, entry)).isFile(),
    );
    return name === undefined ? undefined : join(dir, name);
  };
  const known = find();
  if (known) return known;
  onProgress('No Temporal server, Go or temporal CLI on this machine: asking the SDK to download the CLI.');
  try {
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    const environment = await TestWorkflowEnvironment.createLocal({
      server: { executable: { type: 'cached-download', downloadDir: dir } },
    });
    await environment.teardown();
    return find();
  } catch (error) {
    onProgress(`The download did not work (${(error as Error).message.split('\n', 1)[0]}).`);
    return undefined;
  }
}
