import type { LedgerRow, SandboxAdmin } from '../play/sandbox-admin.ts';
import type { PlayedMessage } from './play-messages.ts';

export type Tally = {
  /** Messages by how many answers reached their phone. */
  unanswered: PlayedMessage[];
  answeredTwice: PlayedMessage[];
  /** Business ids that a vendor accepted more than once. */
  sentTwice: string[];
};

/** Looks at the phones and at the vendors' ledgers, not at our own rows: what counts is what arrived. */
export async function countAnswers(sandbox: SandboxAdmin, played: readonly PlayedMessage[]): Promise<Tally> {
  const unanswered: PlayedMessage[] = [];
  const answeredTwice: PlayedMessage[] = [];
  for (const message of played) {
    const thread = await sandbox.messages({ contactId: message.contact.id, channel: message.channel });
    const answers = thread.filter((one) => one.direction === 'to_contact' && one.kind === 'text').length;
    if (answers === 0) unanswered.push(message);
    if (answers > 1) answeredTwice.push(message);
  }
  const accepted = new Map<string, number>();
  for (const vendor of ['whatsapp', 'line', 'email']) {
    for (const row of await sandbox.ledger(vendor)) {
      const key = sendKey(vendor, row);
      if (key !== null) accepted.set(key, (accepted.get(key) ?? 0) + 1);
    }
  }
  return {
    unanswered,
    answeredTwice,
    sentTwice: [...accepted].filter(([, times]) => times > 1).map(([key]) => key),
  };
}

/** Our own id of a send, as the vendor noted it; LINE takes a repeated key for the same message and notes no second row. */
function sendKey(vendor: string, row: LedgerRow): string | null {
  if (row.outcome !== 'accepted' || row.key === undefined || row.key === null) return null;
  return row.operation.startsWith('webhook') ? null : `${vendor}/${row.key}`;
}
