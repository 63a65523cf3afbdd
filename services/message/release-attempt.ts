import { and, eq } from 'drizzle-orm';
import { outboundMessagesTable } from '../../db/schema/message/outbound-messages.ts';
import type { OutboundMessageId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

/**
 * Ends an attempt of which it is certain that nothing left: the row stays `sending`, held by nobody, and the next
 * attempt may take it without asking what became of this one.
 */
export async function releaseAttempt(
  context: Context,
  input: { outboundMessageId: OutboundMessageId; attemptToken: string; reason: string },
): Promise<{ isCurrent: boolean }> {
  const { id, status, attemptToken } = outboundMessagesTable;
  return inTransaction(context, async ({ tx }) => {
    const released = await tx
      .update(outboundMessagesTable)
      .set({ attemptToken: null, statusReason: input.reason })
      .where(
        and(eq(id, input.outboundMessageId), eq(status, 'sending'), eq(attemptToken, input.attemptToken)),
      )
      .returning({ id });
    return { isCurrent: released.length > 0 };
  });
}
