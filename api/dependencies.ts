import type { Database } from '../db/connection.ts';
import type { ApplyMusicChange } from '../domain/music/schemas.ts';
import type { DeliverEvents } from '../domain/outbox/workflow-event.ts';
import type { AuthenticatedUser } from '../domain/user/authenticated-user.ts';
import type { Clock, Context } from '../services/context.ts';

/** Facts first, then one sentence. */
export type Log = Record<'info' | 'warn' | 'error', (facts: object, sentence: string) => void>;

/** What the routes stand on; tests replace parts of it. */
export type ApiDependencies = {
  database: Database;
  clock: Clock;
  log: Log;
  deliverEvents: DeliverEvents;
  applyMusicChange: ApplyMusicChange;
  /** Names what is away; an empty list means ready. */
  findAbsent: () => Promise<string[]>;
  settings: ApiSettings;
};

export type ApiSettings = {
  version: string;
  jwtSecret: string;
  encryptionKey: string;
  publicUrl: string;
  corsOrigins: string[];
  temporalUiUrl: string;
  temporalNamespace: string;
  sandboxedVendors: string[];
  sandboxUrl: string;
  pace: {
    pollingIntervalSeconds: number;
    suspectRecheckSeconds: number;
    offlineLongSeconds: number;
    alertCooldownSeconds: number;
  };
  /** Folder of the built admin app. */
  webRoot: string;
  isSecureCookie: boolean;
};

/** One request on its way through the routes. */
export type RequestContext = {
  deps: ApiDependencies;
  requestId: string;
  /** Null until `requireUser` has let it pass. */
  user: AuthenticatedUser | null;
  cookies: {
    refreshToken: string | null;
    set(name: 'refresh', value: { token: string; expiresAt: Date } | null): void;
  };
  userAgent: string | null;
  setRetryAfter(): void;
};
export type UserRequestContext = RequestContext & { user: AuthenticatedUser };

/** The context of a verb: the organization and the actor come from the proven token and from nowhere else. */
export function verbContext({ deps, user, requestId }: UserRequestContext): Context {
  return {
    database: deps.database,
    clock: deps.clock,
    organizationId: user.organizationId,
    actor: { kind: 'person', userId: user.userId, role: user.role },
    requestId,
  };
}

/** A process in the Temporal Web UI. */
export function workflowUrl({ settings }: ApiDependencies, workflowId: string): string {
  return `${settings.temporalUiUrl}/namespaces/${settings.temporalNamespace}/workflows/${encodeURIComponent(workflowId)}`;
}
