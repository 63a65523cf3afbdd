import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { OLDEST_GO, isAtLeast, readGoVersion } from '../../engine/build-temporal.ts';
import { binariesIn, engineCacheDir } from '../../engine/engine-cache.ts';
import { FOUR_WAYS } from '../../engine/locate-temporal.ts';
import { checkBinaries, findOnPath } from '../../engine/temporal-sources.ts';
import type { Finding } from './finding.ts';

interface EngineSettings {
  DATABASE_URL?: string | undefined;
  DATABASE_MIGRATION_URL?: string | undefined;
  TEMPORAL_ADDRESS?: string | undefined;
  XDG_CACHE_HOME?: string | undefined;
}

const GIGABYTE = 1024 ** 3;

/** Starts nothing: says whether the database of a start would be found. Needs the packages. */
export async function checkPostgres(settings: EngineSettings, localDir: string): Promise<Finding> {
  const name = 'PostgreSQL';
  try {
    if (settings.DATABASE_URL) {
      const { useOwnPostgres } = await import('../../engine/use-own-postgres.ts');
      await useOwnPostgres({ TEMPORAL_NAMESPACE: '', ...settings }, () => {});
      return { name, isOk: true, found: 'DATABASE_URL answers, its role is a plain one' };
    }
    const { findPostgresBinaries } = await import('../../engine/postgres-binaries.ts');
    const { choosePostgresUser } = await import('../../engine/choose-postgres-user.ts');
    const { postgres } = await findPostgresBinaries();
    mkdirSync(localDir, { recursive: true });
    const user = choosePostgresUser({ dataDir: `${localDir}/postgres`, localDir, binary: postgres });
    const how =
      user.uid !== undefined
        ? `, runs as user ${user.uid}`
        : user.prefix.length > 0
          ? ', runs in a user namespace'
          : '';
    return { name, isOk: true, found: `from npm${how}` };
  } catch (error) {
    return { name, isOk: false, found: 'cannot be started', mend: (error as Error).message };
  }
}

export async function checkTemporal(settings: EngineSettings): Promise<Finding> {
  const name = 'Temporal';
  if (settings.TEMPORAL_ADDRESS)
    return { name, isOk: true, found: `TEMPORAL_ADDRESS is ${settings.TEMPORAL_ADDRESS}` };
  const cacheDir = engineCacheDir(settings.XDG_CACHE_HOME);
  if (await checkBinaries(binariesIn(cacheDir))) return { name, isOk: true, found: `built, in ${cacheDir}` };
  const go = await readGoVersion();
  if (go && isAtLeast(go, OLDEST_GO)) {
    return {
      name,
      isOk: true,
      found: `not built yet; Go ${go} builds it at the first start, in about 4 minutes`,
    };
  }
  const cli = findOnPath('temporal');
  if (cli) return { name, isOk: true, found: `the development server of ${cli}` };
  const found = go
    ? `not built, and Go ${go} is older than ${OLDEST_GO}`
    : 'not built, no Go, no temporal CLI';
  return { name, isOk: false, found, mend: FOUR_WAYS };
}

/** The build takes several GB for some minutes, everything else little. */
export async function checkDisk(settings: EngineSettings, root: string): Promise<Finding> {
  const cacheDir = engineCacheDir(settings.XDG_CACHE_HOME);
  const isBuilt = Boolean(settings.TEMPORAL_ADDRESS) || existsSync(binariesIn(cacheDir).server);
  const wanted = isBuilt ? 2 : 7;
  const free = Math.min(
    ...[root, nearestFolder(cacheDir)].map((path) => statfsSync(path)).map((fs) => fs.bavail * fs.bsize),
  );
  const found = `${(free / GIGABYTE).toFixed(1)} GB free`;
  const isOk = free >= wanted * GIGABYTE;
  return {
    name: 'Disk space',
    isOk,
    found,
    ...(!isOk && { mend: `Make ${wanted} GB free (${root}, ${cacheDir}).` }),
  };
}

function nearestFolder(path: string): string {
  return existsSync(path) ? path : nearestFolder(dirname(path));
}
