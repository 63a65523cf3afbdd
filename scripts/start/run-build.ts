import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EngineError } from '../../engine/engine-error.ts';

/** In a process of its own: the bundlers are large, and this process stays for as long as the system runs. */
export async function runBuild(root: string, onProgress: (sentence: string) => void): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'scripts/build.ts')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  createInterface({ input: child.stdout }).on('line', onProgress);
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint = `${complaint}${chunk}`.slice(-4_000);
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new EngineError(`The build failed:\n${complaint.trim()}`);
}
