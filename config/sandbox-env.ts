import { z } from 'zod';

/**
 * What the sandbox's own process reads. Not config/env.ts: it stands in for others, and needs neither the app's
 * database nor its secrets to start.
 */
const schema = z.object({
  SANDBOX_URL: z.url().default('http://127.0.0.1:4010'),
  SANDBOX_DATA_DIR: z.string().default('.local/sandbox'),
  SANDBOX_SEED: z.coerce.number().int().default(1),
  API_PORT: z.coerce.number().int().default(3000),
});

export function readSandboxEnv() {
  return schema.parse(process.env);
}
