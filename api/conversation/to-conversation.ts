import type { ConversationRow } from '../../services/conversation/list-conversations.ts';
import type { MessageRow } from '../../services/conversation/list-messages.ts';

const DAY_MS = 86_400_000;

/** A row of the inbox as the contract tells it. */
export function toConversationRow(row: ConversationRow) {
  return {
    id: row.id,
    contactName: row.contactName,
    venueId: row.venueId,
    venueName: row.venueName,
    timezone: row.timezone,
    channel: row.channel,
    status: row.status,
    handler: row.handler,
    serviceClass: row.serviceClass,
    assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
    lastMessage: row.lastMessage === null ? null : { ...row.lastMessage, at: new Date(row.lastMessage.at) },
    isUnread: row.isUnread ?? false,
    clock: toClock(row),
  };
}

function toClock({ dueAt, metAt, breachedAt }: Pick<ConversationRow, 'dueAt' | 'metAt' | 'breachedAt'>) {
  const state =
    breachedAt !== null ? 'breached' : metAt !== null ? 'met' : dueAt !== null ? 'running' : 'idle';
  return { state: state as 'idle' | 'running' | 'met' | 'breached', dueAt, metAt };
}

/** WhatsApp takes free text for a day after the contact's last message. */
export function serviceWindowEndsAt({
  channel,
  lastInboundAt,
}: Pick<ConversationRow, 'channel' | 'lastInboundAt'>): Date | null {
  return channel === 'whatsapp' && lastInboundAt !== null ? new Date(lastInboundAt.getTime() + DAY_MS) : null;
}

export function toMessage({ outboundMessageId, outboundStatus, outboundReason, ...message }: MessageRow) {
  const delivery =
    outboundMessageId === null || outboundStatus === null
      ? null
      : { outboundMessageId, status: outboundStatus, reason: outboundReason };
  return { ...message, delivery };
}
