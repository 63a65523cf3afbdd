/**
 * `node scripts/bootstrap.mjs [--no-install] <script.ts> [arguments]`, under any Node from 20.19 on and without a
 * package: installs what the lockfile says if that has not happened yet, then hands over to the project's own Node.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_NODE = [20, 19];
/** From here on Node reads TypeScript by itself. */
const TYPESCRIPT_NODE = [22, 18];
const NPM_FLAGS = ['--include=dev', '--no-audit', '--no-fund'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const say = (sentence) => process.stderr.write(`${sentence}\n`);

const [first, ...rest] = process.argv.slice(2);
const mayInstall = first !== '--no-install';
const [script, ...args] = mayInstall ? [first, ...rest] : rest;
if (!script) fail('Usage: node scripts/bootstrap.mjs [--no-install] <script.ts> [arguments]');
if (!isNode(OLDEST_NODE)) {
  fail(
    `This is Node ${process.versions.node}; Node ${OLDEST_NODE.join('.')} or later is needed. Get one from https://nodejs.org.`,
  );
}
const wasInstalled = isInstalled();
if (mayInstall && !wasInstalled) await install();
handOver(findNode());

function isNode([major, minor]) {
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  return haveMajor > major || (haveMajor === major && haveMinor >= minor);
}

/** Compares contents, not times: a fresh clone, a copied folder and a changed branch all give the right answer. */
function isInstalled() {
  const wanted = readLock('package-lock.json');
  const installed = readLock('node_modules/.package-lock.json');
  if (!wanted || !installed || !projectNode()) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const found = installed[path];
    return found
      ? found.version === entry.version && found.integrity === entry.integrity
      : Boolean(entry.optional);
  });
}

function readLock(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  return [join(root, 'node_modules/node/bin', name), join(root, 'node_modules/.bin', name)].find((path) =>
    existsSync(path),
  );
}

function findNode() {
  const own = projectNode();
  if (own) return own;
  if (isNode(TYPESCRIPT_NODE)) return process.execPath;
  return fail(
    'The packages are not installed yet. `npm start` installs them (about 90 s), or run `npm ci --include=dev`.',
  );
}

async function install() {
  const lockFile = join(root, '.local', 'install.lock');
  mkdirSync(dirname(lockFile), { recursive: true });
  if (!(await takeTurn(lockFile))) return;
  const removeLock = () => rmSync(lockFile, { force: true });
  process.once('exit', removeLock);
  const startedAt = Date.now();
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`;
  say('Installing the packages (npm ci): about 90 s, only when the lockfile has changed.');
  const timer = setInterval(() => say(`Installing the packages (${seconds()} so far)`), 15_000);
  let { code, output } = await runNpm(['ci', ...NPM_FLAGS]);
  // A lockfile made where a registry lacks other platforms' optional packages is refused by `ci`; `install` fills them in.
  if (output.includes('npm error code EUSAGE'))
    ({ code, output } = await runNpm(['install', '--no-save', ...NPM_FLAGS]));
  clearInterval(timer);
  process.off('exit', removeLock);
  removeLock();
  if (code !== 0) fail(`npm could not install the packages:\n${complaintOf(output)}`);
  say(`Packages are installed (${seconds()}).`);
}

/** The first errors say what is wrong; the last ones are npm's own help. */
function complaintOf(output) {
  const errors = output.split('\n').filter((line) => line.startsWith('npm error'));
  return (errors.length > 0 ? errors : output.split('\n')).slice(0, 12).join('\n');
}

/** True: this process installs. False: another one did while this one waited. */
async function takeTurn(lockFile) {
  for (let hasTold = false; ; hasTold = true) {
    try {
      const file = openSync(lockFile, 'wx');
      writeSync(file, String(process.pid));
      if (!isInstalled()) return true;
      rmSync(lockFile);
      return false;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = readHolder(lockFile);
    if (holder !== undefined && !isAlive(holder)) rmSync(lockFile, { force: true });
    else if (!hasTold) say('Another command is installing the packages: waiting for it.');
    await new Promise((done) => setTimeout(done, 300));
  }
}

/** Undefined while the holder has made the file and not written into it yet. */
function readHolder(lockFile) {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function runNpm(npmArgs) {
  const npm = process.env.npm_execpath;
  // npm_execpath is npm's own JavaScript file when npm runs us; another package manager would not know `ci`.
  const [command, ...words] = npm?.endsWith('npm-cli.js')
    ? [process.execPath, npm, ...npmArgs]
    : ['npm', ...npmArgs];
  const child = spawn(command, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: command === 'npm' && process.platform === 'win32',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return new Promise((done) => {
    child.once('error', (error) => done({ code: 1, output: `npm cannot be started: ${error.message}` }));
    child.once('close', (code) => done({ code, output }));
  });
}

function handOver(node) {
  const child = spawn(node, [resolve(root, script), ...args], {
    cwd: root,
    // The channel closes when this process is gone, however it went: the script then stops what it started.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH}`,
      // For the doctor, which cannot know any more who called it.
      BMA_CALLED_WITH_NODE: process.versions.node,
      BMA_PACKAGES: mayInstall || wasInstalled ? 'installed' : 'missing',
    },
  });
  // A terminal sends Ctrl-C to the script as well; a second copy would count as "stop at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.once('error', (error) => fail(`${node} cannot be started: ${error.message}`));
  child.once('exit', (code, signal) =>
    process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)),
  );
}

/** An npm that is killed outright takes nobody with it: noticed by its shell, or this process, having got another parent. */
function endWithNpm(child) {
  if (!process.env.npm_lifecycle_event) return;
  const family = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = family();
  setInterval(() => family() === atFirst || child.kill('SIGTERM'), 1_000).unref();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}

function fail(message) {
  say(message);
  process.exit(1);
}
