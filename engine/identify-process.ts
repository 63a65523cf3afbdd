import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** When the process started: tells it from a later one that was given the same number. Undefined when it is gone. */
export function identifyProcess(pid: number): string | undefined {
  if (existsSync('/proc/self/stat')) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      // The name in brackets may hold spaces; state is the field after it, the start time the twentieth.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return fields[0] === 'Z' ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  return ps(pid, 'lstart');
}

/** The command line, to recognise a server whose start nobody noted. */
export function readCommandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return ps(pid, 'command') ?? '';
  }
}

function ps(pid: number, column: string): string | undefined {
  const result = spawnSync('ps', ['-ww', '-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' });
  return result.stdout?.trim() || undefined;
}
