import type { Callbacks } from './callback/callback.ts';
import type { EventHub } from './event-hub.ts';
import type { Faults } from './fault/faults.ts';
import type { SandboxIdentity } from './identity.ts';
import type { Ledger } from './ledger.ts';
import type { Settings } from './settings.ts';
import type { Fleet } from './soundtrack/fleet.ts';
import type { TokenBucket } from './soundtrack/token-bucket.ts';
import type { Store } from './store.ts';
import type { Threads } from './thread/threads.ts';
import type { Timers } from './timers.ts';

/** Everything the stand-ins share; made once by `createSandbox`. */
export type SandboxContext = {
  now: () => number;
  random: () => number;
  /** Replaced as a whole when an admin changes it: read it when needed, keep no copy. */
  settings: Settings;
  appUrl: string;
  identity: SandboxIdentity;
  timers: Timers;
  events: EventHub;
  ledger: Ledger;
  faults: Faults;
  threads: Threads;
  fleet: Fleet;
  /** One for all: only one token of the music provider is let in. */
  bucket: TokenBucket;
  callbacks: Callbacks;
  store: Store;
  /** Requests and rate-limit tokens taken so far, for benches. */
  counts: { soundtrackRequests: number; soundtrackTokens: number; claudeRequests: number };
};
