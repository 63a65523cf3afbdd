import { SANDBOX_PORT_OFFSET, type Vendor } from '../config/env.ts';
import { createAdminApp } from './admin/create-admin-app.ts';
import { createCallbacks } from './callback/create-callbacks.ts';
import { createClaudeApp } from './claude/create-claude-app.ts';
import type { SandboxContext } from './context.ts';
import { createSmtpServer } from './email/create-smtp-server.ts';
import { createEventHub } from './event-hub.ts';
import { createFaults } from './fault/faults.ts';
import { sandboxIdentity } from './identity.ts';
import { createLedger } from './ledger.ts';
import { createLineApp } from './line/create-line-app.ts';
import { createLineState } from './line/line-state.ts';
import { openPorts } from './open-ports.ts';
import { createRandom } from './seeded-random.ts';
import { applySettings, type Settings, settingsSchema } from './settings.ts';
import { createSoundtrackApp } from './soundtrack/create-soundtrack-app.ts';
import { createFleet } from './soundtrack/fleet.ts';
import { createTokenBucket } from './soundtrack/token-bucket.ts';
import { restoreState, stateOf } from './snapshot.ts';
import { createStore } from './store.ts';
import { createThreads } from './thread/threads.ts';
import { createTimers } from './timers.ts';
import { createWhatsappApp } from './whatsapp/create-whatsapp-app.ts';

export type SandboxOptions = {
  /** The page's port, vendors on the five above it; 0 looks for six free ones in a row. */
  basePort: number;
  /** Null keeps everything in memory. */
  dataDir: string | null;
  /** Callbacks go to `<appUrl>/api/v1/webhooks/{whatsapp,line}`. */
  appUrl: string;
  /** For chance in faults and delays. */
  seed?: number;
  now?: () => number;
  settings?: Partial<Settings>;
};

export type Sandbox = {
  url: string;
  /** The soundtrack address ends in `/v2`, the whatsapp one in `/v23.0`, as the app's settings do. */
  urls: Record<Vendor, string>;
  context: SandboxContext;
  /** For an app that learns its own port after the sandbox has started. */
  setAppUrl(appUrl: string): void;
  stop(): Promise<void>;
};

const reportError = (error: unknown) =>
  process.stderr.write(`sandbox: ${error instanceof Error ? error.stack : error}\n`);

export async function createSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, seed = 1, now = Date.now } = options;
  const random = createRandom(seed);
  const events = createEventHub();
  const store = createStore(dataDir, (section) => stateOf(context, section));
  const context: SandboxContext = {
    now,
    random,
    settings: applySettings(settingsSchema.parse({}), options.settings ?? {}),
    appUrl: options.appUrl,
    identity: sandboxIdentity(),
    timers: createTimers(reportError),
    events,
    ledger: createLedger({
      dataDir,
      now,
      appended: ({ vendor }) => events.publish({ type: 'ledger', vendor }),
    }),
    faults: createFaults(random, () => events.publish({ type: 'faults' })),
    threads: createThreads({ now, events, changed: () => store.touch('rest') }),
    fleet: createFleet(now),
    bucket: createTokenBucket({ now, limits: () => context.settings.rateLimit }),
    callbacks: createCallbacks(
      () => context,
      () => store.touch('rest'),
    ),
    store,
    counts: { soundtrackRequests: 0, soundtrackTokens: 0, claudeRequests: 0 },
  };
  const line = createLineState(context);

  function reset() {
    context.ledger.startAfresh();
    context.faults.replace([]);
    context.callbacks.forget();
    context.threads.restore({ contacts: context.threads.contacts(), threads: [] });
    line.forget();
    for (const zone of context.fleet.zones()) zone.isUnplugged = false;
    context.settings = applySettings(settingsSchema.parse({}), options.settings ?? {});
    context.bucket.fill();
    context.counts = { soundtrackRequests: 0, soundtrackTokens: 0, claudeRequests: 0 };
    store.touch('fleet');
    store.touch('rest');
  }

  const ports = await openPorts(options.basePort, {
    page: createAdminApp(context, { line, reset }),
    soundtrack: createSoundtrackApp(context),
    whatsapp: createWhatsappApp(context),
    line: createLineApp(context, line),
    claude: createClaudeApp(context),
    email: createSmtpServer(context),
  });
  // After the ports: a restored callback may be answered by a request to one of them.
  restoreState(context);

  const at = (vendor: Vendor) => `http://127.0.0.1:${ports.basePort + SANDBOX_PORT_OFFSET[vendor]}`;
  return {
    url: `http://127.0.0.1:${ports.basePort}`,
    urls: {
      soundtrack: `${at('soundtrack')}/v2`,
      whatsapp: `${at('whatsapp')}/v23.0`,
      line: at('line'),
      claude: at('claude'),
      email: at('email').replace('http:', 'smtp:'),
    },
    context,
    setAppUrl(appUrl) {
      context.appUrl = appUrl;
    },
    async stop() {
      context.callbacks.stop();
      context.timers.stop();
      events.stop();
      await ports.close();
      store.stop();
    },
  };
}
