import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));
const ARTIFACTS = join(root, 'test/artifacts');
/** The package unpacks the libraries that a bare machine lacks only where it believes to be such a machine. */
const BARE_MACHINE = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' };
const UNPACK = "await (await import('@sparticuz/chromium')).default.executablePath()";

type Executable = { executablePath: string; env?: Record<string, string> } | { channel: 'chrome' };

/** A headless Chromium from the packages, or the one of CHROME_PATH, or elsewhere than on Linux x64 an installed Chrome. */
export async function launchBrowser(): Promise<Browser> {
  const executable = await findExecutable();
  // Not the package's own arguments: they switch off the checks between origins, and the process of a page.
  return chromium.launch({ ...executable, args: ['--no-sandbox'] }).catch((error: Error) => {
    throw new Error(
      `No browser could be started; CHROME_PATH may name a Chrome or Chromium. ${error.message}`,
    );
  });
}

/** Kept for people to look at, under its name with `.png`. */
export async function takeScreenshot(page: Page, name: string): Promise<string> {
  await mkdir(ARTIFACTS, { recursive: true });
  // Thai is boxes until the app's own fonts are there.
  await page.evaluate(() => document.fonts.ready);
  const path = join(ARTIFACTS, `${name}.png`);
  await page.screenshot({ path });
  return path;
}

async function findExecutable(): Promise<Executable> {
  if (process.env.CHROME_PATH) return { executablePath: process.env.CHROME_PATH };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = await unpackChromium();
  const executablePath = join(folder, 'chromium');
  const env = { ...definedEnv(), FONTCONFIG_PATH: join(folder, 'fonts') };
  // A machine with the libraries uses its own.
  const hasLibraries = await run(executablePath, ['--version'], { env }).then(
    () => true,
    () => false,
  );
  return {
    executablePath,
    env: hasLibraries ? env : { ...env, LD_LIBRARY_PATH: join(folder, 'al2023/lib') },
  };
}

/** Once per version: the package itself would take any file of that name for its own. */
async function unpackChromium(): Promise<string> {
  const manifest = await readFile(join(root, 'node_modules/@sparticuz/chromium/package.json'), 'utf8');
  const folder = join(root, '.local/chromium', (JSON.parse(manifest) as { version: string }).version); // cast: npm's own file
  if (existsSync(folder)) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  // In a process of its own, since it reads both variables while it loads.
  const env = { ...process.env, ...BARE_MACHINE, TMPDIR: draft };
  await run(process.execPath, ['--input-type=module', '--eval', UNPACK], { cwd: root, env });
  // Renamed into place: nobody starts half a browser. Whoever comes second finds the first one's.
  await rename(draft, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error;
    await rm(draft, { recursive: true });
  });
  return folder;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
