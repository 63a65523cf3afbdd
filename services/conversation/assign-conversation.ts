import { and, eq, ne } from 'drizzle-orm';
import { usersTable } from '../../db/schema/user/users.ts';
import { conversationClosed } from '../../domain/conversation/errors.ts';
import { notFound } from '../../domain/errors.ts';
import type { ConversationId, UserId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { inTransaction } from '../context.ts';
import type { Context, TransactionContext } from '../context.ts';
import { requirePermission } from '../require-permission.ts';
import { changeConversation } from './change-conversation.ts';
import { lockConversation } from './lock-conversation.ts';

/**
 * Makes somebody responsible, or nobody. It does not silence the bot: that is done by who takes the conversation
 * over, so that a case can have an owner while the bot still answers.
 */
export async function assignConversation(
  context: Context,
  { conversationId, userId }: { conversationId: ConversationId; userId: UserId | null },
): Promise<{ events: WorkflowEvent[] }> {
  requirePermission(context, 'conversation.assign');
  return inTransaction(context, async (tx) => {
    const row = await lockConversation(tx, conversationId);
    if (row.status === 'closed') throw conversationClosed();
    if (userId !== null) await requireColleague(tx, userId);
    if (row.assigneeUserId === userId) return { events: [] };
    const events = await changeConversation(tx, row, {
      action: 'conversation.assigned',
      set: { assigneeUserId: userId },
      facts: { userId },
      event: { kind: 'assigned', at: tx.clock.now().getTime(), userId },
    });
    return { events };
  });
}

/** Somebody of this organization who may handle conversations. */
async function requireColleague(context: TransactionContext, userId: UserId): Promise<void> {
  const { id, organizationId, isActive, role } = usersTable;
  const [user] = await context.tx
    .select({ id })
    .from(usersTable)
    .where(
      and(
        eq(id, userId),
        // users are also read across organizations at login, so the organization is asked for by name
        eq(organizationId, context.organizationId),
        eq(isActive, true),
        ne(role, 'viewer'),
      ),
    );
  if (user === undefined) throw notFound('user');
}
