import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readLocalSecrets } from '../engine/local-secrets.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { readRunningSystem } from './start/running-system.ts';
import { withMode } from './start/service-settings.ts';

const HELP = `npm run seed -- --venues 3400: lets the demo operator's fleet grow to this many venues.

The system has to be running (npm start) in sandbox mode. A fleet does not shrink; npm run reset starts afresh.
Venues have about three zones each: 3400 venues are 10,000 zones.`;

const { values } = parseArgs({
  options: { venues: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const venues = values.venues === undefined ? undefined : Number(values.venues);
if (values.help || (venues !== undefined && !(Number.isInteger(venues) && venues >= 1 && venues <= 20_000))) {
  console.log(HELP);
  process.exit(values.help ? 0 : 64);
}

const localDir = join(dirname(dirname(fileURLToPath(import.meta.url))), '.local');
const running = readRunningSystem(localDir);
if (!running) {
  console.error('Nothing runs here. Start the system with npm start first.');
  process.exit(1);
}
if (running.mode !== 'sandbox') {
  console.error('This system runs in production mode; demo data is for sandbox mode only.');
  process.exit(1);
}

const secrets = readLocalSecrets(localDir);
const startedAt = performance.now();
const seeded = await seedDemo({
  settings: {
    ...withMode(process.env, secrets),
    DATABASE_URL:
      process.env.DATABASE_URL ||
      `postgres://bma_app:${secrets.appPassword}@127.0.0.1:${running.ports.postgres}/bma`,
    ...(running.urls.sandbox && { SANDBOX_URL: running.urls.sandbox }),
  },
  ...(venues !== undefined && { venues }),
});
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(
  seeded.venuesAdded === 0
    ? `Nothing to do: the demo operator has ${seeded.venues} venues with ${seeded.zones} zones already.`
    : `Added ${seeded.venuesAdded} venues in ${seconds} s; the demo operator has ${seeded.venues} with ${seeded.zones} zones.`,
);
for (const { role, email, password } of seeded.logins)
  console.log(`  ${role.padEnd(26)} ${email}  ${password}`);
