import { spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresUser } from './choose-postgres-user.ts';
import { EngineError } from './engine-error.ts';

/** Thai needs a UTF-8 character type: with plain C, trigram search finds no Thai at all. macOS has no C.UTF-8. */
const LOCALE = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** Makes the data folder; a half-made one of a killed start is thrown away, never opened. */
export async function createCluster(input: {
  dataDir: string;
  localDir: string;
  initdb: string;
  user: PostgresUser;
  password: string;
  isDurable: boolean;
}): Promise<void> {
  if (existsSync(input.dataDir)) return;
  const draft = `${input.dataDir}.new`;
  const passwordFile = join(input.localDir, 'postgres-password');
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  writeFileSync(passwordFile, input.password, { mode: 0o600 });
  try {
    const { uid, gid } = input.user;
    if (uid !== undefined && gid !== undefined)
      for (const path of [draft, passwordFile]) chownSync(path, uid, gid);
    await run(input.user, [
      input.initdb,
      `--pgdata=${draft}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      `--locale=${LOCALE}`,
      '--encoding=UTF8',
      ...(input.isDurable ? [] : ['--no-sync']),
    ]);
    renameSync(draft, input.dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function run(user: PostgresUser, words: string[]): Promise<void> {
  const [command = '', ...args] = [...user.prefix, ...words];
  const child = spawn(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, LC_ALL: 'C' },
    ...(user.uid !== undefined && { uid: user.uid }),
    ...(user.gid !== undefined && { gid: user.gid }),
  });
  let complaint = '';
  child.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new EngineError(`PostgreSQL could not make its data folder: ${complaint.trim()}`);
}
