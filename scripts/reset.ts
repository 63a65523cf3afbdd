import { existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { endOrphans } from '../engine/end-orphans.ts';
import { takeLock } from '../engine/take-lock.ts';
import { readRunningSystem } from './start/running-system.ts';

const HELP = `npm run reset: deletes the local data (database, processes, secrets, logs) in .local, so that the next start begins anew.

  --yes    do not ask
  --help   this text`;

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, yes: { type: 'boolean', short: 'y' } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const localDir = join(dirname(dirname(fileURLToPath(import.meta.url))), '.local');
if (!existsSync(localDir) || readdirSync(localDir).length === 0) {
  console.log('There is no local data.');
  process.exit(0);
}
const running = readRunningSystem(localDir);
if (running) refuse(`The system runs at ${running.urls.app}: stop it first (Ctrl-C where it was started).`);
const lock = takeLock(join(localDir, 'engine.lock'));
if (!lock.isMine) refuse(`Process ${lock.holderPid} uses the local data: stop it first.`);
if (!values.yes && !(await isConfirmed())) {
  lock.release();
  refuse('Nothing was deleted.');
}
await endOrphans(localDir);
rmSync(localDir, { recursive: true, force: true });
console.log('The local data is deleted. `npm start` begins anew.');

async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error('This is not a terminal: give --yes to delete without being asked.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Delete all local data in .local, the database included? [y/N] ');
  terminal.close();
  return /^y(es)?$/i.test(answer.trim());
}

function refuse(message: string): never {
  console.error(message);
  process.exit(1);
}
