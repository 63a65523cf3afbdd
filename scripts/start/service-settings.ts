import { type Env, parseEnv } from '../../config/env.ts';
import type { LocalSecrets } from '../../engine/local-secrets.ts';

export type Settings = Record<string, string | undefined>;

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
