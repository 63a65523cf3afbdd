import type { ConversationId, OutboundMessageId, TurnId, UserId } from '../../domain/ids.ts';
import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import { assignConversation } from '../../services/conversation/assign-conversation.ts';
import { closeConversation } from '../../services/conversation/close-conversation.ts';
import { getConversation } from '../../services/conversation/get-conversation.ts';
import { getTurn } from '../../services/conversation/get-turn.ts';
import { giveBackConversation } from '../../services/conversation/give-back-conversation.ts';
import { countConversations, listConversations } from '../../services/conversation/list-conversations.ts';
import { getMessage, listMessages } from '../../services/conversation/list-messages.ts';
import { markConversationRead } from '../../services/conversation/mark-conversation-read.ts';
import { replyAsPerson } from '../../services/conversation/reply-as-person.ts';
import { takeOverConversation } from '../../services/conversation/take-over-conversation.ts';
import { settleUnknownMessage } from '../../services/message/settle-unknown-message.ts';
import { conversationWorkflowId } from '../../workflows/conversation/contract.ts';
import { verbContext, workflowUrl } from '../dependencies.ts';
import type { UserRequestContext } from '../dependencies.ts';
import { signedIn } from '../procedures.ts';
import { toJson } from '../to-json.ts';
import { serviceWindowEndsAt, toConversationRow, toMessage } from './to-conversation.ts';

const idOf = (input: { conversationId: string }) => ({
  conversationId: input.conversationId as ConversationId,
});

export const conversationRoutes = {
  list: signedIn.conversation.list.handler(async ({ input, context }) => {
    const page = await listConversations(verbContext(context), input);
    const counts = await countConversations(verbContext(context));
    return toJson({ rows: page.rows.map(toConversationRow), nextCursor: page.nextCursor, counts });
  }),
  get: signedIn.conversation.get.handler(({ input, context }) => read(context, idOf(input))),
  messages: signedIn.conversation.messages.handler(async ({ input, context }) => {
    const page = await listMessages(verbContext(context), { ...input, ...idOf(input) });
    return toJson({ rows: page.rows.map(toMessage), nextCursor: page.nextCursor });
  }),
  reply: signedIn.conversation.reply.handler(async ({ input, context }) => {
    const { messageId, events } = await replyAsPerson(verbContext(context), { ...input, ...idOf(input) });
    await context.deps.deliverEvents(events);
    return toJson(toMessage(await getMessage(verbContext(context), { messageId })));
  }),
  takeOver: signedIn.conversation.takeOver.handler(({ input, context }) =>
    change(context, idOf(input), takeOverConversation(verbContext(context), idOf(input))),
  ),
  giveBack: signedIn.conversation.giveBack.handler(({ input, context }) =>
    change(context, idOf(input), giveBackConversation(verbContext(context), idOf(input))),
  ),
  assign: signedIn.conversation.assign.handler(({ input, context }) => {
    const order = { ...idOf(input), userId: input.userId as UserId | null };
    return change(context, order, assignConversation(verbContext(context), order));
  }),
  close: signedIn.conversation.close.handler(({ input, context }) =>
    change(context, idOf(input), closeConversation(verbContext(context), idOf(input))),
  ),
  markRead: signedIn.conversation.markRead.handler(async ({ input, context }) => {
    await markConversationRead(verbContext(context), idOf(input));
    return { conversationId: input.conversationId };
  }),
  why: signedIn.conversation.why.handler(async ({ input, context }) => {
    const turn = await getTurn(verbContext(context), { ...idOf(input), turnId: input.turnId as TurnId });
    return toJson({ ...turn, steps: turn.steps as Record<string, unknown>[] });
  }),
  settleMessage: signedIn.conversation.settleMessage.handler(async ({ input, context }) => {
    const outboundMessageId = input.outboundMessageId as OutboundMessageId;
    const { events } = await settleUnknownMessage(verbContext(context), {
      outboundMessageId,
      decision: input.decision,
    });
    await context.deps.deliverEvents(events);
    return { conversationId: input.conversationId };
  }),
};

/** Delivers what the verb wrote and answers with the conversation as it stands now. */
async function change(
  context: UserRequestContext,
  ids: { conversationId: ConversationId },
  verb: Promise<{ events: WorkflowEvent[] }>,
) {
  await context.deps.deliverEvents((await verb).events);
  return read(context, ids);
}

async function read(context: UserRequestContext, ids: { conversationId: ConversationId }) {
  const row = await getConversation(verbContext(context), ids);
  const { organizationId } = context.user;
  return toJson({
    ...toConversationRow(row),
    contactId: row.contactId,
    language: row.language,
    openedAt: row.openedAt,
    closedAt: row.closedAt,
    handOverReason: row.handOverReason,
    serviceWindowEndsAt: serviceWindowEndsAt(row),
    venues: row.venues,
    workflowUrl: workflowUrl(context.deps, conversationWorkflowId(organizationId, ids.conversationId)),
  });
}
