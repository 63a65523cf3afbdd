import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';

const BOOTSTRAP = fileURLToPath(new URL('./bootstrap.mjs', import.meta.url));

/** Runs a script of these lines through the bootstrap, under this Node and without installing. */
function bootstrap(lines: string, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const script = join(folder, 'script.ts');
  writeFileSync(script, lines);
  const child = spawn(process.execPath, [BOOTSTRAP, '--no-install', script, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, lines: createInterface({ input: child.stdout })[Symbol.asyncIterator]() };
}

const exitCodeOf = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));
const IDLE = 'setInterval(() => {}, 1000);';

it('a script gets its arguments under a Node that reads TypeScript, and its exit code comes back', async () => {
  const { child, lines } = bootstrap(
    'const said: string = process.argv.slice(2).join(" "); console.log(said); process.exitCode = 7;',
    '--venues',
    '5',
  );
  expect((await lines.next()).value).toBe('--venues 5');
  expect(await exitCodeOf(child)).toBe(7);
});

it('a signal reaches the script, which ends in its own way', async () => {
  const { child, lines } = bootstrap(
    `process.on('SIGTERM', () => process.exit(3)); console.log('up'); ${IDLE}`,
  );
  await lines.next();
  child.kill('SIGTERM');
  expect(await exitCodeOf(child)).toBe(3);
});

it('a script learns that its bootstrap was killed', async () => {
  const { child, lines } = bootstrap(
    `process.on('disconnect', () => { console.log('alone'); process.exit(0); }); console.log('up'); ${IDLE}`,
  );
  await lines.next();
  child.kill('SIGKILL');
  expect((await lines.next()).value).toBe('alone');
});

it('without a script it says how to call it', async () => {
  const child = spawn(process.execPath, [BOOTSTRAP], { stdio: 'ignore' });
  expect(await exitCodeOf(child)).toBe(1);
});
