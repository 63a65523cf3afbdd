import { readSandboxEnv } from '../config/sandbox-env.ts';
import { createSandbox } from './create-sandbox.ts';

const env = readSandboxEnv();

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
