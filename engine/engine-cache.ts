import { homedir } from 'node:os';
import { join } from 'node:path';

/** Moved by hand, together with `temporal-dev.yml`: server 1.32.1 and later ask for a newer Go than most machines have. */
export const TEMPORAL_SERVER_VERSION = '1.32.0';
export const TEMPORAL_UI_VERSION = '2.54.1';

export interface TemporalBinaries {
  server: string;
  sqlTool: string;
  ui: string;
}

/** The only place outside the clone that is written to. */
export function engineCacheRoot(cacheHome: string | undefined): string {
  return join(cacheHome || join(homedir(), '.cache'), 'bma-social', 'engine');
}

export function engineCacheDir(cacheHome: string | undefined): string {
  return join(engineCacheRoot(cacheHome), `${TEMPORAL_SERVER_VERSION}-ui-${TEMPORAL_UI_VERSION}`);
}

export function binariesIn(dir: string): TemporalBinaries {
  return {
    server: join(dir, 'temporal-server'),
    sqlTool: join(dir, 'temporal-sql-tool'),
    ui: join(dir, 'temporal-ui'),
  };
}
