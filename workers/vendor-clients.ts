import type { Vendors } from '../activities/dependencies.ts';
import type { Env } from '../config/env.ts';
import type { Vendor } from '../domain/customer/lists.ts';
import type { ConnectionId, OrganizationId } from '../domain/ids.ts';
import type { ConnectionSecrets } from '../domain/organization/connection-secrets.ts';
import { createClaudeClient } from '../integrations/claude/create-claude-client.ts';
import { createMailer } from '../integrations/email/create-mailer.ts';
import { createLineClient } from '../integrations/line/create-line-client.ts';
import { createBudgetGovernor } from '../integrations/soundtrack/budget-governor.ts';
import { createSoundtrackClient } from '../integrations/soundtrack/create-soundtrack-client.ts';
import { createWhatsAppClient } from '../integrations/whatsapp/create-whatsapp-client.ts';
import type { Clock, Context } from '../services/context.ts';
import { getConnectionSecrets } from '../services/organization/get-connection-secrets.ts';

/** A vendor that has not answered by then has lost its turn; the sending activities allow for 20 s. */
const TIMEOUT_MS = { whatsapp: 15_000, line: 15_000, email: 20_000, soundtrack: 10_000 } as const;
/** A model writes for long; its activity allows for more. */
const CLAUDE_TIMEOUT_MS = 60_000;
/** Credentials that were changed are used within this time. */
const FRESH_FOR_MS = 60_000;

type Account<V extends Vendor> = { externalAccountId: string; secrets: ConnectionSecrets<V> };

/** Clients by account, with the secrets that stand in the database and the addresses of the environment. */
export function createVendorClients(input: {
  database: Context['database'];
  clock: Clock;
  env: Env;
}): Vendors {
  const { env } = input;
  const clientsOf = <V extends Vendor, C>(vendor: V, make: (account: Account<V>) => C) =>
    cacheClients({ ...input, vendor, make });

  const whatsapp = clientsOf('whatsapp', ({ externalAccountId: phoneNumberId, secrets }) =>
    createWhatsAppClient({
      baseUrl: env.WHATSAPP_API_URL,
      phoneNumberId,
      accessToken: secrets.accessToken,
      timeoutMs: TIMEOUT_MS.whatsapp,
    }),
  );
  const line = clientsOf('line', ({ secrets: { channelAccessToken } }) =>
    createLineClient({ baseUrl: env.LINE_API_URL, channelAccessToken, timeoutMs: TIMEOUT_MS.line }),
  );
  const email = clientsOf('email', ({ externalAccountId, secrets: { user, password } }) =>
    createMailer({
      host: env.SMTP_HOST,
      port: env.SMTP_PORT,
      user,
      password,
      // with the name that receivers see, where the account is the one that the environment names
      from: env.MAIL_FROM.toLowerCase().includes(externalAccountId) ? env.MAIL_FROM : externalAccountId,
      timeoutMs: TIMEOUT_MS.email,
    }),
  );
  const claude = clientsOf('claude', ({ secrets: { apiKey } }) =>
    createClaudeClient({
      baseUrl: env.ANTHROPIC_BASE_URL,
      apiKey,
      model: env.ANTHROPIC_MODEL,
      timeoutMs: CLAUDE_TIMEOUT_MS,
    }),
  );
  // its client holds the account's budget, which is why a change of anything but the token must not make a new one
  const soundtrack = clientsOf('soundtrack', ({ secrets: { apiToken: token } }) =>
    createSoundtrackClient({
      url: env.SOUNDTRACK_API_URL,
      token,
      timeoutMs: TIMEOUT_MS.soundtrack,
      governor: createBudgetGovernor(),
    }),
  );
  return { whatsapp, line, email, claude, soundtrack: (organizationId) => soundtrack({ organizationId }) };
}

type Ids = { organizationId: OrganizationId; connectionId?: ConnectionId };
type Entry<C> = { client: C; account: string; readAt: number };

function cacheClients<V extends Vendor, C>(input: {
  database: Context['database'];
  clock: Clock;
  env: Env;
  vendor: V;
  make: (account: Account<V>) => C;
}): (ids: Ids) => Promise<C> {
  const { database, clock, env, vendor, make } = input;
  const entries = new Map<string, Entry<C>>();
  const actor = { kind: 'system', name: 'vendor-clients' } as const;

  return async ({ organizationId, connectionId }) => {
    const key = `${organizationId}/${connectionId ?? ''}`;
    const known = entries.get(key);
    const now = clock.now().getTime();
    if (known !== undefined && now - known.readAt < FRESH_FOR_MS) return known.client;
    const context = { database, clock, organizationId, actor, encryptionKey: env.ENCRYPTION_KEY };
    const { externalAccountId, secrets } = await getConnectionSecrets(context, {
      vendor,
      ...(connectionId !== undefined && { connectionId }),
    });
    const account = JSON.stringify([externalAccountId, secrets]);
    // looked up again: two callers may have waited for the same account, and both must get one client
    const current = entries.get(key);
    const client = current?.account === account ? current.client : make({ externalAccountId, secrets });
    entries.set(key, { client, account, readAt: now });
    return client;
  };
}
