import type { ConversationId, MusicChangeId, OrganizationId, VenueId } from '../../domain/ids.ts';
import { conversationWorkflowId } from '../../workflows/conversation/contract.ts';
import { musicWorkflowId } from '../../workflows/music/contract.ts';
import type { Platform } from '../platform/start-platform.ts';
import type { Answered } from './collect-replies.ts';
import { readHistory } from './read-history.ts';
import { splitTime } from './split-time.ts';
import type { Split } from './split-time.ts';

const AT_ONCE = 10;

type Row = {
  providerMessageId: string;
  messageId: string;
  organizationId: OrganizationId;
  conversationId: ConversationId;
  /** Of the change that the message's turn ordered. */
  changeId: MusicChangeId | null;
  venueId: VenueId | null;
};

const ROWS = `
  select distinct on (m.id) m.provider_message_id as "providerMessageId", m.id as "messageId",
    m.organization_id as "organizationId", m.conversation_id as "conversationId",
    c.id as "changeId", c.venue_id as "venueId"
  from messages m
  left join music_changes c on c.conversation_id = m.conversation_id and c.created_at >= m.received_at
  where m.provider_message_id = any($1)
  order by m.id, c.created_at`;

/** Where the time of each reply went, from the histories of the processes that made it. */
export async function splitReplies(
  { admin, client }: Platform,
  answered: readonly Answered[],
): Promise<(Split & { kind: Answered['kind'] })[]> {
  const { rows } = await admin.query<Row>(ROWS, [answered.map(({ id }) => id)]);
  const rowOf = new Map(rows.map((row) => [row.providerMessageId, row]));
  const splits: (Split & { kind: Answered['kind'] })[] = [];
  for (let from = 0; from < answered.length; from += AT_ONCE) {
    await Promise.all(
      answered.slice(from, from + AT_ONCE).map(async ({ id, kind, reply }) => {
        const row = rowOf.get(id);
        if (row === undefined || reply === null) return;
        const { organizationId, conversationId, changeId, venueId, messageId } = row;
        const conversation = await readHistory(
          client,
          conversationWorkflowId(organizationId, conversationId),
        );
        const writer =
          changeId === null || venueId === null
            ? null
            : { changeId, history: await readHistory(client, musicWorkflowId(organizationId, venueId)) };
        const split = splitTime({ ...reply, messageId, conversation, writer });
        if (split !== null) splits.push({ ...split, kind });
      }),
    );
  }
  return splits;
}
