import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EngineError } from './engine-error.ts';

/** How to start PostgreSQL's programs: a user to change to, or a command to put in front. */
export interface PostgresUser {
  uid?: number;
  gid?: number;
  prefix: string[];
}

/**
 * PostgreSQL refuses to run as root. As root it runs as `postgres` or `nobody` if such a user can reach the files,
 * otherwise in a user namespace where root has another number; no user is ever created.
 */
export function choosePostgresUser(input: {
  dataDir: string;
  localDir: string;
  binary: string;
}): PostgresUser {
  if (process.getuid?.() !== 0) return { prefix: [] };
  const isNew = !existsSync(input.dataDir);
  const owner = isNew ? undefined : statSync(input.dataDir);
  if (owner?.uid !== 0 && isOpenToOthers(dirname(input.localDir)) && isOpenToOthers(dirname(input.binary))) {
    const user = owner ?? findSystemUser();
    if (user) {
      chmodSync(input.localDir, statSync(input.localDir).mode | 0o011);
      return { uid: user.uid, gid: user.gid, prefix: [] };
    }
  }
  const prefix = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  if ((isNew || owner?.uid === 0) && succeeds([...prefix, input.binary, '--version'])) return { prefix };
  throw new EngineError(
    'PostgreSQL does not run as root, and no other user can enter this folder. Run as an ordinary user, or move the clone to a folder that others may enter (chmod o+x on every folder above it).',
  );
}

function isOpenToOthers(path: string): boolean {
  if ((statSync(path).mode & 0o001) === 0) return false;
  return dirname(path) === path || isOpenToOthers(dirname(path));
}

function findSystemUser(): { uid: number; gid: number } | undefined {
  const users = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = users.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return undefined;
}

function succeeds([command = '', ...args]: string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
