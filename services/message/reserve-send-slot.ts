import { and, count, eq, gte, lte, sql } from 'drizzle-orm';
import { channelPacesTable } from '../../db/schema/message/channel-paces.ts';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConnectionId, OutboundMessageId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { askAgainAt, DEFAULT_PACES, latestNextFreeAt, slotAt } from '../../domain/message/pace.ts';
import type { Pace } from '../../domain/message/pace.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';

export type SendSlot = { channel: Channel; connectionId: ConnectionId } & (
  | { kind: 'slot'; at: Date }
  | { kind: 'later'; askAgainAt: Date }
);

/** Hands out the next send time of the message's account, shared by all processes. */
export async function reserveSendSlot(
  context: Context,
  input: {
    outboundMessageId: OutboundMessageId;
    /** Handed out earlier for this message, and kept. */
    heldSlotAt: Date | null;
    /** 0 to 1, by chance. */
    spread: number;
  },
): Promise<SendSlot> {
  return inTransaction(context, async (inner) => {
    const now = inner.clock.now();
    const message = await findMessage(inner, input.outboundMessageId);
    const { channel, connectionId } = message;
    if (input.heldSlotAt !== null) return { kind: 'slot', channel, connectionId, at: input.heldSlotAt };
    const pace: Pace = { ...DEFAULT_PACES[channel] };
    if (message.intervalMicros === null) await addPace(inner, { connectionId, pace, now });
    else pace.intervalMicros = message.intervalMicros;

    const at = await takeSlot(inner, { ...message, pace, now });
    if (at !== null) return { kind: 'slot', channel, connectionId, at };
    const waiting = await countWaiting(inner, message);
    return {
      kind: 'later',
      channel,
      connectionId,
      askAgainAt: askAgainAt({ now, pace, waiting, spread: input.spread }),
    };
  });
}

type Message = {
  connectionId: ConnectionId;
  channel: Channel;
  priority: number;
  /** Null until the account has sent anything; afterwards a setting. */
  intervalMicros: number | null;
};

async function findMessage(context: TransactionContext, id: OutboundMessageId): Promise<Message> {
  const { connectionId, channel, priority } = outboundMessagesTable;
  const { intervalMicros } = channelPacesTable;
  const [message] = await context.tx
    .select({ connectionId, channel, priority, intervalMicros })
    .from(outboundMessagesTable)
    .leftJoin(channelPacesTable, eq(channelPacesTable.connectionId, connectionId))
    .where(eq(outboundMessagesTable.id, id));
  if (message === undefined) throw notFound('outbound_message');
  return message;
}

async function addPace(
  context: TransactionContext,
  { connectionId, pace, now }: { connectionId: ConnectionId; pace: Pace; now: Date },
): Promise<void> {
  const { organizationId } = context;
  await context.tx
    .insert(channelPacesTable)
    .values({ connectionId, organizationId, intervalMicros: pace.intervalMicros, nextFreeAt: now })
    .onConflictDoNothing();
}

/** One conditional update: two processes that ask at once get two different slots. */
async function takeSlot(
  context: TransactionContext,
  question: Message & { pace: Pace; now: Date },
): Promise<Date | null> {
  const { connectionId, now, pace, priority } = question;
  const { nextFreeAt, intervalMicros } = channelPacesTable;
  const moved = sql<Date>`greatest(${nextFreeAt}, ${now.toISOString()}::timestamptz) + ${intervalMicros} * interval '1 microsecond'`;
  const [row] = await context.tx
    .update(channelPacesTable)
    .set({ nextFreeAt: moved })
    .where(
      and(
        eq(channelPacesTable.connectionId, connectionId),
        lte(nextFreeAt, latestNextFreeAt({ now, pace, priority })),
      ),
    )
    .returning({ nextFreeAt });
  if (row === undefined) return null;
  const before = new Date(row.nextFreeAt.getTime() - pace.intervalMicros / 1_000);
  return slotAt({ now, pace, nextFreeAt: before });
}

async function countWaiting(context: TransactionContext, message: Message): Promise<number> {
  const { organizationId, connectionId, priority, status } = outboundMessagesTable;
  const [found] = await context.tx
    .select({ waiting: count() })
    .from(outboundMessagesTable)
    .where(
      and(
        eq(organizationId, context.organizationId),
        eq(status, 'intended'),
        eq(connectionId, message.connectionId),
        gte(priority, message.priority),
      ),
    );
  return found?.waiting ?? 0;
}
