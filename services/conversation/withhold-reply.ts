import { and, eq } from 'drizzle-orm';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import type { ConversationId, OutboundMessageId } from '../../domain/ids.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { publishChanges } from '../live/publish-changes.ts';
import { requirePermission } from '../require-permission.ts';

/** A person took over after the bot had written and before it was sent: it is shown as not sent. */
export async function withholdReply(
  context: Context,
  input: { conversationId: ConversationId; outboundMessageId: OutboundMessageId },
): Promise<void> {
  requirePermission(context, 'conversation.handle');
  const { conversationId, outboundMessageId } = input;
  await inTransaction(context, async (tx) => {
    const withheld = await tx.tx
      .update(outboundMessagesTable)
      .set({ status: 'skipped', statusReason: 'person_took_over' })
      // an attempt that has begun is not called back
      .where(
        and(eq(outboundMessagesTable.id, outboundMessageId), eq(outboundMessagesTable.status, 'intended')),
      )
      .returning({ id: outboundMessagesTable.id });
    if (withheld.length === 0) return;
    await recordAudit(tx, {
      action: 'message.skipped',
      entityType: 'outbound_message',
      entityId: outboundMessageId,
      before: { status: 'intended' },
      after: { status: 'skipped', reason: 'person_took_over' },
    });
    await publishChanges(tx, [{ topic: 'conversation', payload: { conversationId } }]);
  });
}
