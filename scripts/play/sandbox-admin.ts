/** A message of a phone as the sandbox shows it. */
export type PhoneMessage = {
  id: string;
  at: string;
  direction: 'from_contact' | 'to_contact';
  kind: string;
  text: string;
  tick: string;
};
export type Player = {
  id: string;
  name: string;
  accountId: string;
  online: boolean;
  state: string;
  volume: number;
};
export type PhoneContact = {
  id: string;
  name: string;
  venue: string;
  accountId?: string | null;
  role?: string;
  channels: { whatsapp?: string; line?: string; email?: string };
};
export type LedgerRow = {
  seq: number;
  at: string;
  operation: string;
  key?: string;
  recipient?: string;
  outcome: string;
  body?: unknown;
};
type PhoneChannel = 'whatsapp' | 'line' | 'email';

export type SandboxAdmin = ReturnType<typeof createSandboxAdmin>;

/** Plays the people and the players of the sandbox through its admin address. */
export function createSandboxAdmin(url: string) {
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const init =
      body === undefined
        ? { method }
        : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const answer = await fetch(`${url}/admin${path}`, init);
    const text = await answer.text();
    if (!answer.ok)
      throw new Error(`The sandbox answered ${answer.status} to ${method} ${path}: ${text.slice(0, 200)}`);
    return (text === '' ? undefined : JSON.parse(text)) as T; // cast: the sandbox's documented shapes
  };
  return {
    contacts: async () => (await call<{ contacts: PhoneContact[] }>('GET', '/contacts')).contacts,
    write: (input: { contactId: string; channel: PhoneChannel; text: string }) =>
      call<{ id: string }>('POST', '/messages', input),
    messages: async ({
      contactId,
      channel,
    }: {
      contactId: string;
      channel: PhoneChannel;
    }): Promise<PhoneMessage[]> => {
      const thread = await call<{ channels: { channel: string; messages: PhoneMessage[] }[] }>(
        'GET',
        `/threads/${encodeURIComponent(contactId)}`,
      );
      return thread.channels.find((one) => one.channel === channel)?.messages ?? [];
    },
    /** Players of the accounts whose name or id fits. */
    players: async (venue: string): Promise<Player[]> => {
      const fleet = await call<{ accounts: { locations: { zones: Player[] }[] }[] }>(
        'GET',
        `/fleet?venue=${encodeURIComponent(venue)}`,
      );
      return fleet.accounts.flatMap((account) => account.locations.flatMap((location) => location.zones));
    },
    unplugVenue: (accountId: string) => call('POST', `/accounts/${encodeURIComponent(accountId)}/unplug`),
    plugVenue: (accountId: string) => call('POST', `/accounts/${encodeURIComponent(accountId)}/plug`),
    putFaults: (faults: unknown[]) => call('PUT', '/faults', { faults }),
    putSettings: (settings: Record<string, unknown>) => call('PUT', '/settings', settings),
    putContacts: (contacts: unknown[]) => call('PUT', '/contacts', { contacts }),
    putFleet: (accounts: unknown[]) => call('PUT', '/fleet', { accounts }),
    counts: () => call<Record<string, unknown>>('GET', '/counts'),
    ledger: async (vendor: string): Promise<LedgerRow[]> => {
      const rows: LedgerRow[] = [];
      for (let since = 0; ; ) {
        const page = await call<{ rows: LedgerRow[]; nextSince: number }>(
          'GET',
          `/ledger/${vendor}?since=${since}&limit=1000`,
        );
        rows.push(...page.rows);
        if (page.rows.length === 0 || page.nextSince === since) return rows;
        since = page.nextSince;
      }
    },
  };
}
