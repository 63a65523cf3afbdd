import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { createSandbox, type Sandbox, type SandboxOptions } from './create-sandbox.ts';
import type { FleetInput } from './soundtrack/fleet-schemas.ts';

export type ReceivedWebhook = {
  path: string;
  body: string;
  headers: Record<string, string | string[] | undefined>;
};
export type SandboxUnderTest = Sandbox & {
  received: ReceivedWebhook[];
  /** What the app answers to webhooks from now on. */
  answerWith(status: number): void;
  moveClock(byMs: number): void;
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
  graphql(query: string, variables?: unknown): Promise<{ status: number; headers: Headers; body: any }>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** A sandbox without delays on free ports, and an app that only writes down what reaches it. */
export async function startSandboxUnderTest(
  options: Partial<SandboxOptions> = {},
): Promise<SandboxUnderTest> {
  const received: ReceivedWebhook[] = [];
  let answer = 200;
  let movedMs = 0;
  const app = createServer(async (request, response) => {
    received.push({ path: request.url ?? '', body: await text(request), headers: request.headers });
    response.writeHead(answer).end();
  });
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  // A test whose sandbox does not start has nothing to stop.
  app.unref();
  const { port } = app.address() as AddressInfo; // cast: it listens on TCP
  const sandbox = await createSandbox({
    basePort: 0,
    dataDir: null,
    appUrl: `http://127.0.0.1:${port}`,
    now: () => Date.now() + movedMs,
    ...options,
    settings: {
      playerDelayMs: [0, 0],
      modelDelayMs: 0,
      callbackDelayMs: 0,
      redeliverDelayMs: [10, 20],
      ...options.settings,
    },
  });
  const stop = async () => {
    await sandbox.stop();
    app.closeAllConnections();
    await new Promise((resolve) => app.close(resolve));
  };
  return {
    ...sandbox,
    stop,
    [Symbol.asyncDispose]: stop,
    received,
    answerWith(status) {
      answer = status;
    },
    moveClock(byMs) {
      movedMs += byMs;
    },
    async admin(method, path, body) {
      const init =
        body === undefined ? { method } : { method, body: JSON.stringify(body), headers: JSON_TYPE };
      const response = await fetch(`${sandbox.url}/admin${path}`, init);
      return { status: response.status, body: await response.json() };
    },
    async graphql(query, variables) {
      const headers = { ...JSON_TYPE, authorization: `Basic ${sandbox.context.identity.soundtrackToken}` };
      const body = JSON.stringify({ query, variables });
      const response = await fetch(sandbox.urls.soundtrack, { method: 'POST', headers, body });
      return { status: response.status, headers: response.headers, body: await response.json() };
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** One account with one location; zones are named by what is unusual about them. */
export const SMALL_FLEET: FleetInput = {
  accounts: [
    {
      id: 'account-1',
      businessName: 'Hotel Example',
      country: 'TH',
      locations: [
        {
          id: 'location-1',
          name: 'Example Beach',
          timezone: 'Asia/Bangkok',
          zones: [
            { id: 'zone-lobby', name: 'Lobby', volume: 10, playlist: 'Lobby Morning' },
            { id: 'zone-offline', name: 'Offline', online: false },
            { id: 'zone-silent', name: 'Silent', volume: 10, behaviour: 'silent_noop' },
            { id: 'zone-flapping', name: 'Flapping', behaviour: 'flapping' },
            { id: 'zone-null', name: 'Null', behaviour: 'null_volume' },
            { id: 'zone-unpaired', name: 'Unpaired', isPaired: false },
            { id: 'zone-expired', name: 'Expired', subscription: 'EXPIRED' },
            { id: 'zone-lost', name: 'Lost', isLocationGone: true },
          ],
        },
      ],
    },
    {
      id: 'account-read-only',
      businessName: 'Read Only',
      access: 'read_only',
      locations: [{ id: 'location-2', name: 'Read Only', zones: [{ id: 'zone-read-only', name: 'Bar' }] }],
    },
    { id: 'account-hidden', businessName: 'Hidden', access: 'none', locations: [] },
  ],
};

export const ANNA = {
  id: 'contact-anna',
  name: 'Anna Example',
  channels: {
    whatsapp: '66200001111',
    line: 'U00000000000000000000000000000001',
    email: 'anna@hotel.example',
  },
  venue: 'Hotel Example',
  accountId: 'account-1',
};
