import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EnvError } from '../config/env.ts';
import { bypassProxy } from '../engine/bypass-proxy.ts';
import { EngineError } from '../engine/engine-error.ts';
import { readLocalSecrets } from '../engine/local-secrets.ts';
import { createConsoleProgress, paint } from './start/console-progress.ts';
import { forgetRunningSystem, readRunningSystem } from './start/running-system.ts';
import { checkSettings, withMode } from './start/service-settings.ts';
import { showAddresses } from './start/show-addresses.ts';
import { startSystem, type StartedSystem } from './start/start-system.ts';

const HELP = `npm start: brings up the whole platform on this machine, and stops it with Ctrl-C.

  --no-demo   start with empty data instead of the demo
  --help      this text

With no settings everything is local: PostgreSQL, Temporal, and stand-ins for every vendor. A vendor whose key is in
the environment is used for real. DATABASE_URL and TEMPORAL_ADDRESS take servers of yours (docs/deploy.md).
\`npm run doctor\` says what this machine lacks, \`npm run reset\` deletes the local data.`;

const PORTS = {
  api: Number(process.env.API_PORT) || 3000,
  sandbox: 4010,
  postgres: 54_329,
  temporal: 7233,
  temporalUi: 8233,
};
/** sysexits: the configuration is wrong. */
const EXIT_CONFIGURATION = 78;
/** One Ctrl-C can arrive twice, from the terminal and from the parent. */
const SAME_SIGNAL_MS = 1_500;

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, 'no-demo': { type: 'boolean', default: false } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const localDir = join(root, '.local');
const progress = createConsoleProgress();
let system: StartedSystem | undefined;
let stoppingSince: number | undefined;

const other = readRunningSystem(localDir);
if (other) {
  console.error(`Already running: ${other.urls.app} (process ${other.supervisor.pid}).`);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
// The bootstrap is gone, however it went.
process.on('disconnect', () => void stop());
process.channel?.unref();

try {
  // Before the environment is handed on: the services talk to this machine too.
  bypassProxy();
  mkdirSync(localDir, { recursive: true });
  const settings = withMode(process.env, readLocalSecrets(localDir));
  checkSettings(settings);
  system = await startSystem({
    root,
    localDir,
    settings,
    ports: PORTS,
    hasDemo: !values['no-demo'],
    progress,
  });
  showAddresses(system, PORTS);
} catch (error) {
  fail(error);
}

/** In order: workers finish what they hold, then the API, the sandbox, Temporal, PostgreSQL last. */
async function stop(): Promise<void> {
  if (stoppingSince !== undefined) {
    if (Date.now() - stoppingSince < SAME_SIGNAL_MS) return;
    console.error('Stopping at once; children that are left are ended in the background.');
    process.exit(130);
  }
  stoppingSince = Date.now();
  // In the middle of a start there is no order yet: the watcher ends what is there when this process is gone.
  if (!system) process.exit(130);
  console.log('');
  progress.say('Stopping; once more Ctrl-C does not wait.');
  await system.stop();
  forgetRunningSystem(localDir);
  progress.say('Stopped. The data is kept; `npm start` goes on with it.');
  process.exit(0);
}

function fail(error: unknown): never {
  const isExpected = error instanceof EngineError || error instanceof EnvError;
  const message = isExpected
    ? error.message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  console.error(`\n${paint('red', 'Cannot start:', process.stderr)} ${message}`);
  process.exit(error instanceof EnvError ? EXIT_CONFIGURATION : 1);
}
