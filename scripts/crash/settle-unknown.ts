import type { SandboxAdmin } from '../play/sandbox-admin.ts';
import type { StaffSession } from '../play/staff-session.ts';
import type { PlayedMessage } from './play-messages.ts';

type Row = { id: string; contactName: string };
type Message = {
  id: string;
  senderKind: string;
  text: string | null;
  delivery: { outboundMessageId: string; status: string } | null;
};

/**
 * Plays the colleague to whom the system hands what it could not find out: he looks at the phone,
 * and says either that it arrived or that it must go again.
 */
export async function settleUnknown(input: {
  sandbox: SandboxAdmin;
  staff: StaffSession;
  played: readonly PlayedMessage[];
}): Promise<number> {
  const { sandbox, staff, played } = input;
  let settled = 0;
  for (const row of await listOpen(staff)) {
    const { rows } = await staff.ask<{ rows: Message[] }>(`/conversations/${row.id}/messages?limit=50`);
    for (const message of rows) {
      if (message.delivery?.status !== 'unknown') continue;
      const phone = played.find((one) => one.contact.name === row.contactName);
      if (phone === undefined) continue;
      const seen = await sandbox.messages({ contactId: phone.contact.id, channel: phone.channel });
      const hasArrived = seen.some((one) => one.direction === 'to_contact' && one.text === message.text);
      const decision = hasArrived ? 'was_delivered' : 'send_again';
      const path = `/conversations/${row.id}/outbound/${message.delivery.outboundMessageId}/settle`;
      await staff.ask(path, { method: 'POST', json: { decision } });
      settled += 1;
    }
  }
  return settled;
}

export async function listOpen(staff: StaffSession): Promise<Row[]> {
  const found: Row[] = [];
  let cursor: string | null = null;
  do {
    const query: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page: { rows: Row[]; nextCursor: string | null } = await staff.ask(
      `/conversations?view=all_open&limit=200${query}`,
    );
    found.push(...page.rows);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}
