import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Outcome {
  code: number;
  output: string;
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const running = new Set<ChildProcess>();
// Whoever started this process may be gone without a word: its channel closes, and nothing may run on.
for (const event of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(event, stopAll);
// That listener alone would keep this process waiting for its parent.
process.channel?.unref();
let isStopped = false;

/** Runs a program of this project to its end. With `isShown` its output goes straight to the console. */
export async function runCommand(
  command: readonly string[],
  options: { isShown?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Outcome> {
  if (isStopped) return { code: 1, output: 'stopped before it began' };
  const [program = '', ...args] = command;
  const child = spawn(program, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  running.delete(child);
  return { code, output };
}

function stopAll(): void {
  isStopped = true;
  for (const child of running) child.kill('SIGTERM');
}
