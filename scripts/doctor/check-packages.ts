import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Finding } from './finding.ts';

const INSTALL = '`npm start` and `npm test` install them, or run `npm ci --include=dev`.';

export function checkNode(calledWith: string | undefined): Finding {
  const version = calledWith ?? process.versions.node;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOk = major > 20 || (major === 20 && minor >= 19);
  const found = `${version}; the project runs under ${process.versions.node}`;
  return {
    name: 'Node',
    isOk,
    found,
    ...(!isOk && { mend: 'Install Node 20.19 or later from https://nodejs.org.' }),
  };
}

export async function checkNpm(): Promise<Finding> {
  try {
    const { stdout } = await promisify(execFile)('npm', ['--version'], {
      shell: process.platform === 'win32',
    });
    return { name: 'npm', isOk: true, found: stdout.trim() };
  } catch {
    return {
      name: 'npm',
      isOk: false,
      found: 'not on the PATH',
      mend: 'It comes with Node; install Node anew from https://nodejs.org.',
    };
  }
}

export function checkPackages(areInstalled: boolean): Finding {
  return areInstalled
    ? { name: 'Packages', isOk: true, found: 'installed as the lockfile says' }
    : { name: 'Packages', isOk: false, found: 'missing, or older than package-lock.json', mend: INSTALL };
}
