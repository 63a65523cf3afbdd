/**
 * Outlives its parent by one task: when the parent is gone, whatever way it went, its children are stopped in
 * reverse order of their start. Told on stdin: `+ <pid> <signal> <graceMs>` and `- <pid>`.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const children = new Map();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const [sign, pid, signal, graceMs] = line.split(' ');
  if (sign === '+') children.set(Number(pid), { signal, graceMs: Number(graceMs) });
  else children.delete(Number(pid));
});

lines.on('close', async () => {
  for (const [pid, child] of [...children].reverse()) await end(pid, child);
  process.exit(0);
});

async function end(pid, { signal, graceMs }) {
  const deadline = Date.now() + graceMs;
  send(pid, signal);
  while (isAlive(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
  send(pid, 'SIGKILL');
}

/** An ended orphan that nobody has collected yet still takes signals. */
function isAlive(pid) {
  if (!send(pid, 0)) return false;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat[stat.lastIndexOf(')') + 2] !== 'Z';
  } catch {
    return process.platform !== 'linux';
  }
}

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
