import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLocalSecrets } from '../engine/local-secrets.ts';
import { DEMO_PASSWORD, TEAM } from '../scripts/demo/people.ts';
import { createSandboxAdmin } from '../scripts/play/sandbox-admin.ts';
import type { PhoneContact, SandboxAdmin } from '../scripts/play/sandbox-admin.ts';
import { withMode } from '../scripts/start/service-settings.ts';
import { startSystem } from '../scripts/start/start-system.ts';
import type { StartedSystem } from '../scripts/start/start-system.ts';

/** A range of its own for each that runs beside it: two that start at once would both find the same port free. */
const FIRST = 16_000 + 20 * (2 * randomInt(350) + (Number(process.env.VITEST_POOL_ID ?? 0) % 2));
const PORTS = {
  api: FIRST,
  sandbox: FIRST + 1,
  postgres: FIRST + 15,
  temporal: FIRST + 16,
  temporalUi: FIRST + 17,
};

export type TestSystem = {
  urls: StartedSystem['running']['urls'];
  localDir: string;
  sandbox: SandboxAdmin;
  /** Of the demo's show-case hotel. */
  contacts: { manager: PhoneContact; thai: PhoneContact; it: PhoneContact };
  login: (role: 'admin' | 'manager' | 'agent' | 'viewer') => { email: string; password: string };
  close: () => Promise<void>;
};

/** The whole platform as `npm start` runs it, with the demo and the sandbox, in a folder of its own. */
export async function startTestSystem(settings: Record<string, string> = {}): Promise<TestSystem> {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const localDir = await mkdtemp(join(tmpdir(), 'bma-system-'));
  const progress = { say: () => undefined, step: <T>(_name: string, work: () => Promise<T>) => work() };
  const system = await startSystem({
    root,
    localDir,
    settings: withMode(
      { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'info', ...settings },
      readLocalSecrets(localDir),
    ),
    ports: PORTS,
    hasDemo: true,
    progress,
  });
  const sandbox = createSandboxAdmin(system.running.urls.sandbox ?? '');
  const staff = (await sandbox.contacts()).filter((one) => one.venue.includes('Siam Pavilion Bangkok'));
  const find = (isRight: (one: PhoneContact) => boolean): PhoneContact => {
    const found = staff.find(isRight);
    if (found === undefined) throw new Error('The show-case hotel lacks somebody');
    return found;
  };
  return {
    urls: system.running.urls,
    localDir,
    sandbox,
    contacts: {
      manager: find((one) => one.role === 'manager' && one.channels.whatsapp !== undefined),
      thai: find((one) => one.channels.line !== undefined),
      it: find((one) => one.role === 'it'),
    },
    login: (role) => ({ email: TEAM.find((one) => one.role === role)?.email ?? '', password: DEMO_PASSWORD }),
    close: async () => {
      await system.stop();
      await rm(localDir, { recursive: true, force: true });
    },
  };
}
