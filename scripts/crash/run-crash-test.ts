import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readLocalSecrets } from '../../engine/local-secrets.ts';
import { DEMO_PASSWORD, TEAM } from '../demo/people.ts';
import { createSandboxAdmin } from '../play/sandbox-admin.ts';
import type { SandboxAdmin } from '../play/sandbox-admin.ts';
import { signInStaff } from '../play/staff-session.ts';
import { waitUntil } from '../play/wait-until.ts';
import { withMode } from '../start/service-settings.ts';
import { startSystem } from '../start/start-system.ts';
import { countAnswers } from './count-answers.ts';
import type { Tally } from './count-answers.ts';
import { planKills } from './crash-plan.ts';
import { createChance } from './create-chance.ts';
import { playMessages } from './play-messages.ts';
import { settleUnknown } from './settle-unknown.ts';

export type CrashResult = Tally & {
  messages: number;
  kills: number;
  settledByPerson: number;
  tookMs: number;
};

/** Time for the last kill to heal: a dead worker's send is noticed, waited for, and handed to a person. */
const HEAL_MS = 180_000;
/** Longer than any heartbeat timeout and any pause of the quick tries. */
const QUIET_MS = 15_000;
const PORTS = { api: 13_000, sandbox: 14_010, postgres: 15_432, temporal: 17_233, temporalUi: 18_233 };

/**
 * Runs the whole platform beside everything else, durably, kills its processes while contacts write,
 * and counts what reached their phones.
 */
export async function runCrashTest(input: {
  messages: number;
  kills: number;
  seed: number;
  everyMs: number;
  say: (line: string) => void;
}): Promise<CrashResult> {
  const { say } = input;
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
  const localDir = await mkdtemp(join(tmpdir(), 'bma-crash-'));
  const random = createChance(input.seed);
  const startedAt = performance.now();
  const progress = { say, step: async <T>(_name: string, work: () => Promise<T>) => work() };
  const settings = withMode(
    { ...process.env, PUBLIC_URL: undefined, LOG_LEVEL: 'info' },
    readLocalSecrets(localDir),
  );
  const system = await startSystem({ root, localDir, settings, ports: PORTS, hasDemo: true, progress });
  try {
    const { sandbox: sandboxUrl = '', app } = system.running.urls;
    const sandbox = createSandboxAdmin(sandboxUrl);
    const contacts = (await sandbox.contacts()).filter(
      (one) =>
        one.venue !== 'Team' && (one.channels.whatsapp !== undefined || one.channels.line !== undefined),
    );
    const agent = TEAM.find((one) => one.role === 'agent');
    const login = { email: agent?.email ?? '', password: DEMO_PASSWORD };
    const kills = planKills({ ...input, random });
    const played = await playMessages({ ...input, sandbox, contacts, kills, localDir, random });
    if (played.length < input.messages)
      throw new Error(`Only ${played.length} of the demo's contacts can write`);

    let settledByPerson = 0;
    await waitUntil(
      'an answer to every message',
      HEAL_MS,
      async () => {
        // the API may be the one that was killed last
        const staff = await signInStaff(app, login).catch(() => null);
        if (staff === null) return false;
        settledByPerson += await settleUnknown({ sandbox, staff, played }).catch(() => 0);
        return (await countAnswers(sandbox, played)).unanswered.length === 0;
      },
      2_000,
    ).catch((error: Error) => say(error.message));
    await vendorsAreQuiet(sandbox);
    const tally = await countAnswers(sandbox, played);
    return {
      ...tally,
      messages: played.length,
      kills: kills.length,
      settledByPerson,
      tookMs: Math.round(performance.now() - startedAt),
    };
  } finally {
    await system.stop();
    await rm(localDir, { recursive: true, force: true });
  }
}

/** A second send would come late: after the heartbeat of a killed worker has run out, or a retry's pause. */
async function vendorsAreQuiet(sandbox: SandboxAdmin): Promise<void> {
  let before = -1;
  await waitUntil(
    'quiet at the vendors',
    HEAL_MS,
    async () => {
      const rows = await Promise.all(['whatsapp', 'line', 'email'].map((vendor) => sandbox.ledger(vendor)));
      const now = rows.flat().length;
      const isQuiet = now === before;
      before = now;
      return isQuiet;
    },
    QUIET_MS,
  );
}
