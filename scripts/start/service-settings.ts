import { join } from 'node:path';
import { type Env, parseEnv } from '../../config/env.ts';
import { findFreePort, findFreePortBlock } from '../../engine/find-free-port.ts';
import type { LocalSecrets } from '../../engine/local-secrets.ts';
import type { Engine } from '../../engine/start-engine.ts';

export type Settings = Record<string, string | undefined>;

/** The sandbox's page and its five vendors. */
export const SANDBOX_PORTS = 6;

/**
 * What the services read from their environment. Sandbox mode unless production was asked for by name, and only in
 * sandbox mode are the two secrets made up here: production has to bring its own.
 */
export function withMode(source: Settings, secrets: LocalSecrets): Settings {
  const mode = source.BMA_MODE === 'production' ? 'production' : 'sandbox';
  if (mode === 'production') return { ...source, BMA_MODE: mode };
  return {
    ...source,
    BMA_MODE: mode,
    JWT_SECRET: source.JWT_SECRET || secrets.jwtSecret,
    ENCRYPTION_KEY: source.ENCRYPTION_KEY || secrets.encryptionKey,
  };
}

/** Told before anything is started: a missing key must not cost the time of a whole start. */
export function checkSettings(settings: Settings): Env {
  return parseEnv({ ...settings, DATABASE_URL: settings.DATABASE_URL || 'postgres://not-started-yet' });
}

/** With the addresses of what was started or found. */
export async function completeSettings(
  settings: Settings,
  system: { engine: Engine; localDir: string; ports: { api: number; sandbox: number } },
): Promise<Settings> {
  const { engine, localDir, ports } = system;
  const apiPort = await findFreePort(ports.api);
  const sandboxPort = await findFreePortBlock(ports.sandbox, SANDBOX_PORTS);
  return {
    ...settings,
    NODE_ENV: 'production',
    DATABASE_URL: engine.postgres.appUrl,
    // The services have no business with the owner of the schema.
    DATABASE_MIGRATION_URL: undefined,
    TEMPORAL_ADDRESS: engine.temporalAddress,
    TEMPORAL_NAMESPACE: engine.namespace,
    ...(engine.uiUrl && { TEMPORAL_UI_URL: engine.uiUrl }),
    API_PORT: String(apiPort),
    PUBLIC_URL: settings.PUBLIC_URL || `http://127.0.0.1:${apiPort}`,
    SANDBOX_URL: `http://127.0.0.1:${sandboxPort}`,
    SANDBOX_DATA_DIR: join(localDir, 'sandbox'),
  };
}
