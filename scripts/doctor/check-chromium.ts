import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Finding } from './finding.ts';

/** The browser tests' own Chromium, unpacked and asked for its version. Needs the packages. */
export async function checkChromium(): Promise<Finding> {
  const name = 'Chromium (tests)';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    const { stdout } = await promisify(execFile)(path, ['--version', ...chromium.args], { timeout: 30_000 });
    return { name, isOk: true, found: stdout.trim() };
  } catch (error) {
    const mend = `Only the browser tests need it; it is made for Linux on x64 and arm64. ${(error as Error).message.split('\n', 1)[0]}`;
    return { name, isOk: false, found: 'does not start', mend };
  }
}
