import { z } from 'zod';
import { CONVERSATION_STATUSES, HANDLERS, SERVICE_CLASSES } from '../conversation/lists.ts';
import { CHANNELS, MESSAGE_KINDS, SENDER_KINDS } from '../message/channels.ts';
import { OUTBOUND_STATUSES } from '../message/outbound.ts';
import { api, id, instant, page, pageOf } from './base.ts';

export const CONVERSATION_VIEWS = ['needs_person', 'mine', 'bot', 'all_open', 'closed'] as const;

const clock = z.object({
  state: z.enum(['idle', 'running', 'met', 'breached']),
  dueAt: instant.nullable(),
  metAt: instant.nullable(),
});

export const conversationRowSchema = z.object({
  id,
  contactName: z.string(),
  venueId: id.nullable(),
  venueName: z.string().nullable(),
  /** Of the venue; null while it is not known which. */
  timezone: z.string().nullable(),
  channel: z.enum(CHANNELS),
  status: z.enum(CONVERSATION_STATUSES),
  handler: z.enum(HANDLERS),
  serviceClass: z.enum(SERVICE_CLASSES),
  assignee: z.object({ id, name: z.string() }).nullable(),
  lastMessage: z
    .object({ senderKind: z.enum(SENDER_KINDS), text: z.string().nullable(), at: instant })
    .nullable(),
  isUnread: z.boolean(),
  clock,
});

export const messageSchema = z.object({
  id,
  sequence: z.number().int(),
  senderKind: z.enum(SENDER_KINDS),
  senderName: z.string(),
  channel: z.enum(CHANNELS),
  kind: z.enum(MESSAGE_KINDS),
  text: z.string().nullable(),
  at: instant,
  /** Ours only: how far it got. */
  delivery: z
    .object({ outboundMessageId: id, status: z.enum(OUTBOUND_STATUSES), reason: z.string().nullable() })
    .nullable(),
  /** The bot's turn behind it, for "why?". */
  turnId: id.nullable(),
});

export const conversationDetailSchema = conversationRowSchema.extend({
  contactId: id,
  language: z.string().nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  handOverReason: z.string().nullable(),
  /** WhatsApp only: free text until then, templates after. */
  serviceWindowEndsAt: instant.nullable(),
  venues: z.array(z.object({ id, name: z.string(), roles: z.array(z.string()) })),
  workflowUrl: z.string(),
});

export const turnSchema = z.object({
  id,
  path: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  promptVersion: z.string().nullable(),
  modelName: z.string().nullable(),
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  steps: z.array(z.record(z.string(), z.unknown())),
});

const one = z.object({ conversationId: id });
const post = (action: string, summary: string) =>
  api.route({
    method: 'POST',
    path: `/conversations/{conversationId}/${action}`,
    tags: ['conversations'],
    summary,
  });

export const conversationContract = {
  list: api
    .route({
      method: 'GET',
      path: '/conversations',
      tags: ['conversations'],
      summary: 'Conversations, what runs out first on top',
    })
    .input(
      z.object({
        view: z.enum(CONVERSATION_VIEWS).default('all_open'),
        search: z.string().max(100).optional(),
        ...page,
      }),
    )
    .output(
      pageOf(conversationRowSchema).extend({
        counts: z.record(z.enum(CONVERSATION_VIEWS), z.number().int()),
      }),
    ),
  get: api
    .route({
      method: 'GET',
      path: '/conversations/{conversationId}',
      tags: ['conversations'],
      summary: 'One conversation',
    })
    .input(one)
    .output(conversationDetailSchema),
  messages: api
    .route({
      method: 'GET',
      path: '/conversations/{conversationId}/messages',
      tags: ['conversations'],
      summary: 'Its messages, newest last',
    })
    .input(one.extend(page))
    .output(pageOf(messageSchema)),
  reply: post('messages', 'Answer as a person; takes the conversation over')
    .input(
      one.extend({
        /** Made by the client: sending it again is the same message. */ clientKey: id,
        text: z.string().trim().min(1).max(4096),
      }),
    )
    .output(messageSchema),
  takeOver: post('take-over', 'The bot is silent from now on').input(one).output(conversationDetailSchema),
  giveBack: post('give-back', 'The bot may answer again').input(one).output(conversationDetailSchema),
  assign: post('assign', 'Make somebody responsible')
    .input(one.extend({ userId: id.nullable() }))
    .output(conversationDetailSchema),
  close: post('close', 'Close it').input(one).output(conversationDetailSchema),
  markRead: post('read', 'Seen up to now').input(one).output(one),
  why: api
    .route({
      method: 'GET',
      path: '/conversations/{conversationId}/turns/{turnId}',
      tags: ['conversations'],
      summary: 'Why did the bot say that',
    })
    .input(one.extend({ turnId: id }))
    .output(turnSchema),
  settleMessage: post(
    'outbound/{outboundMessageId}/settle',
    'Decide on a message whose outcome could not be found out',
  )
    .input(one.extend({ outboundMessageId: id, decision: z.enum(['send_again', 'was_delivered']) }))
    .output(one),
};
