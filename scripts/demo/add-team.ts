import { importContacts } from '../../services/contact/import-contacts.ts';
import type { TransactionContext } from '../../services/context.ts';
import { createUser } from '../../services/user/create-user.ts';
import type { ChannelConnections } from './connect-vendors.ts';
import { DEMO_PASSWORD, TEAM } from './people.ts';

/** A member of staff per role, each reachable for notices. */
export async function addTeam(context: TransactionContext, connections: ChannelConnections): Promise<void> {
  const contactIds = await importContacts(
    context,
    TEAM.map(({ name, language, whatsapp, email }) => ({
      customerId: null,
      name,
      language,
      identities: [
        { channel: 'whatsapp', connectionId: connections.whatsapp, externalId: whatsapp },
        { channel: 'email', connectionId: connections.email, externalId: email },
      ],
      roles: [],
    })),
  );
  for (const [index, { whatsapp: _, ...user }] of TEAM.entries()) {
    await createUser(context, { ...user, password: DEMO_PASSWORD, contactId: contactIds[index] ?? null });
  }
}
