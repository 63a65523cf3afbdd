import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made once per clone, so that a second start opens the data and the sessions of the first. */
export interface LocalSecrets {
  postgresPassword: string;
  ownerPassword: string;
  appPassword: string;
  temporalPassword: string;
  jwtSecret: string;
  encryptionKey: string;
}

export function readLocalSecrets(localDir: string): LocalSecrets {
  const path = join(localDir, 'secrets.json');
  const known: Partial<LocalSecrets> = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  const secrets: LocalSecrets = {
    postgresPassword: known.postgresPassword ?? newPassword(),
    ownerPassword: known.ownerPassword ?? newPassword(),
    appPassword: known.appPassword ?? newPassword(),
    temporalPassword: known.temporalPassword ?? newPassword(),
    jwtSecret: known.jwtSecret ?? newPassword(),
    encryptionKey: known.encryptionKey ?? randomBytes(32).toString('base64'),
  };
  mkdirSync(localDir, { recursive: true });
  // Renamed into place: a start that is killed half-way never leaves half a file behind.
  writeFileSync(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
  return secrets;
}

/** Letters, digits, `-` and `_` only: fits URLs and configuration files unescaped. */
function newPassword(): string {
  return randomBytes(32).toString('base64url');
}
