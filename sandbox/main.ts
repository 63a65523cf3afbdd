import path from 'node:path';

import { z } from 'zod';

import { createSandbox } from './create-sandbox.ts';

// Not config/env.ts: the sandbox stands in for others, and needs neither the app's database nor its secrets to start.
const env = z
  .object({
    SANDBOX_URL: z.url().default('http://127.0.0.1:4010'),
    SANDBOX_DATA_DIR: z.string().default(path.join(import.meta.dirname, '../.local/sandbox')),
    SANDBOX_SEED: z.coerce.number().int().default(1),
    API_PORT: z.coerce.number().int().default(3000),
  })
  .parse(process.env);

const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (error: unknown) =>
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : error}\n`);

// A stand-in that falls over would look like an outage of every vendor at once.
process.on('uncaughtException', complain);
process.on('unhandledRejection', complain);

try {
  const sandbox = await createSandbox({
    basePort: Number(new URL(env.SANDBOX_URL).port),
    dataDir: env.SANDBOX_DATA_DIR,
    appUrl: `http://127.0.0.1:${env.API_PORT}`,
    seed: env.SANDBOX_SEED,
  });
  say(`Sandbox ready: ${sandbox.url}/phones`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      await sandbox.stop();
      process.exit(0);
    });
  }
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  complain(isTaken ? `${env.SANDBOX_URL} or one of the five ports above it is taken.` : error);
  process.exit(1);
}
