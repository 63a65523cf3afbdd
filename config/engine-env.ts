import { z } from 'zod';

/**
 * What the engine and the start commands read from the environment before the services' own settings exist.
 * Every value is optional: without any, PostgreSQL and Temporal are started on this machine.
 */
const schema = z.object({
  DATABASE_URL: z.string().optional(),
  DATABASE_MIGRATION_URL: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('bma-social'),
  TEMPORAL_API_KEY: z.string().optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: z.string().optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: z.string().optional(),
  TEMPORAL_UI_URL: z.url().optional(),
  XDG_CACHE_HOME: z.string().optional(),
});

export type EngineEnv = z.infer<typeof schema>;

export function readEngineEnv(source: Record<string, string | undefined> = process.env): EngineEnv {
  return schema.parse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')));
}
