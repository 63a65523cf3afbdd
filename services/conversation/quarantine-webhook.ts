import { quarantinedWebhooksTable } from '../../db/schema/conversation/quarantined-webhooks.ts';
import type { ConnectionId } from '../../domain/ids.ts';
import type { Channel } from '../../domain/message/channels.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { newId } from '../new-id.ts';

/** Signed rightly but not understood: kept whole for a person, so that nothing is lost when the vendor is told 2xx. */
export async function quarantineWebhook(
  context: Context,
  input: { connectionId: ConnectionId; channel: Channel; rawBody: string; reason: string },
): Promise<{ quarantinedWebhookId: string }> {
  return inTransaction(context, async (tx) => {
    const id: string = newId();
    const { connectionId, channel, reason } = input;
    await tx.tx.insert(quarantinedWebhooksTable).values({
      ...input,
      id,
      organizationId: tx.organizationId,
      receivedAt: tx.clock.now(),
    });
    await recordAudit(tx, {
      action: 'webhook.quarantined',
      entityType: 'quarantined_webhook',
      entityId: id,
      after: { connectionId, channel, reason },
    });
    return { quarantinedWebhookId: id };
  });
}
