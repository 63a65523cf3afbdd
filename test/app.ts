import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hash } from '@node-rs/argon2';
import { createApp } from '../api/app.ts';
import type { ApiDependencies } from '../api/dependencies.ts';
import { makeUser } from '../db/factories/make-user.ts';
import type { OrganizationId } from '../domain/ids.ts';
import type { WorkflowEvent } from '../domain/outbox/workflow-event.ts';
import type { UserRole } from '../domain/user/lists.ts';
import { systemClock } from '../services/context.ts';
import type { TestDatabase } from './database.ts';

export const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
export const JWT_SECRET = 'a secret of the tests, thirty-two bytes and more';
const PASSWORD = 'a long and quiet password';

/** A moving clock for tests about expiry: `moveBy` lets time pass for the app. */
export function createMovableClock() {
  let offsetMs = 0;
  return {
    now: () => new Date(systemClock.now().getTime() + offsetMs),
    moveBy: (ms: number) => {
      offsetMs += ms;
    },
  };
}

/** The whole HTTP side on a free port, with the real database; workflows are told nothing, what they would hear is kept. */
export async function createTestApp(made: TestDatabase, overrides: Partial<ApiDependencies> = {}) {
  const delivered: WorkflowEvent[] = [];
  const deps: ApiDependencies = {
    database: made.database,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    deliverEvents: async (events) => void delivered.push(...events),
    applyMusicChange: async ({ changeId }) => ({ changeId, isSettled: false, zones: [] }),
    findAbsent: async () => [],
    settings: {
      version: '0.0.0-test',
      jwtSecret: JWT_SECRET,
      encryptionKey: ENCRYPTION_KEY,
      publicUrl: 'http://127.0.0.1:3000',
      corsOrigins: ['http://admin.example'],
      temporalUiUrl: 'http://127.0.0.1:8233',
      temporalNamespace: 'test',
      sandboxedVendors: [],
      sandboxUrl: 'http://127.0.0.1:4010',
      pace: {
        pollingIntervalSeconds: 300,
        suspectRecheckSeconds: 45,
        offlineLongSeconds: 900,
        alertCooldownSeconds: 3600,
      },
      webRoot: '/nowhere',
      isSecureCookie: false,
    },
    ...overrides,
  };
  const { app, close } = createApp(deps);
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // cast: listening on TCP
  const request = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init);
  const login = async (email: string, password = PASSWORD) =>
    request('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });

  return {
    url,
    delivered,
    request,
    login,
    /** A member of staff with a session, and a way to ask as him. */
    async signIn(input: { role: UserRole; organizationId?: OrganizationId }) {
      const user = await makeUser(made.database, { ...input, passwordHash: await hash(PASSWORD) });
      const answer = await login(user.email);
      const { accessToken } = (await answer.json()) as { accessToken: string };
      const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      const ask = async (path: string, init: RequestInit & { json?: unknown } = {}) => {
        const { json, ...rest } = init;
        const headers = {
          authorization: `Bearer ${accessToken}`,
          ...(json !== undefined && { 'content-type': 'application/json' }),
        };
        return request(path, { ...rest, headers, ...(json !== undefined && { body: JSON.stringify(json) }) });
      };
      return { user, accessToken, cookie, ask };
    },
    async close(): Promise<void> {
      close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export type TestApp = Awaited<ReturnType<typeof createTestApp>>;
