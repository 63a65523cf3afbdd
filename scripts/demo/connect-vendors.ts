import type { Env } from '../../config/env.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import type { TransactionContext } from '../../services/context.ts';
import { createConnection } from '../../services/organization/create-connection.ts';
import type { NewConnection } from '../../services/organization/create-connection.ts';

export type ChannelConnections = Record<Channel, ConnectionId>;

/** The operator's accounts, with the keys of the environment: the sandbox's own where a vendor is sandboxed. */
export async function connectVendors(context: TransactionContext, env: Env): Promise<ChannelConnections> {
  const connect = async (connection: Omit<NewConnection, 'isSandbox'>) => {
    const isSandbox = env.sandboxedVendors.includes(connection.vendor);
    const input = { ...connection, isSandbox } as NewConnection; // cast: Omit forgets which secrets go with which vendor
    return (await createConnection({ ...context, encryptionKey: env.ENCRYPTION_KEY }, input)).connectionId;
  };
  await connect({
    vendor: 'soundtrack',
    externalAccountId: 'demo-operator',
    displayName: 'Soundtrack',
    secrets: { apiToken: env.SOUNDTRACK_API_TOKEN },
  });
  await connect({
    vendor: 'claude',
    externalAccountId: 'demo-operator',
    displayName: 'Claude',
    secrets: { apiKey: env.ANTHROPIC_API_KEY },
  });
  return {
    whatsapp: await connect({
      vendor: 'whatsapp',
      externalAccountId: env.WHATSAPP_PHONE_NUMBER_ID,
      displayName: 'WhatsApp, main number',
      secrets: {
        accessToken: env.WHATSAPP_ACCESS_TOKEN,
        appSecret: env.WHATSAPP_APP_SECRET,
        verifyToken: env.WHATSAPP_VERIFY_TOKEN,
      },
    }),
    line: await connect({
      vendor: 'line',
      externalAccountId: env.LINE_CHANNEL_ID,
      displayName: 'LINE official account',
      secrets: { channelAccessToken: env.LINE_CHANNEL_ACCESS_TOKEN, channelSecret: env.LINE_CHANNEL_SECRET },
    }),
    email: await connect({
      vendor: 'email',
      externalAccountId: addressOf(env.MAIL_FROM),
      displayName: 'E-mail',
      secrets: { user: env.SMTP_USER, password: env.SMTP_PASSWORD },
    }),
  };
}

/** `Music Care <care@music.example>` is the account care@music.example. */
function addressOf(mailFrom: string): string {
  return (/<([^>]+)>/.exec(mailFrom)?.[1] ?? mailFrom).trim().toLowerCase();
}
