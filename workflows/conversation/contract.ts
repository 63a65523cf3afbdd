import { defineSignal } from '@temporalio/workflow';
import type { ConversationEvent, ConversationState } from '../../domain/conversation/state.ts';
import type { ConversationId, OrganizationId } from '../../domain/ids.ts';
import type { Carried } from '../loop/inbox.ts';

export const CONVERSATION_QUEUE = 'conversation';

export function conversationWorkflowId(
  organizationId: OrganizationId,
  conversationId: ConversationId,
): string {
  return `conversation/${organizationId}/${conversationId}`;
}

export type ConversationWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  conversationId: ConversationId;
  /** Set by continue-as-new. */
  carried?: { state: ConversationState; inbox: Carried<ConversationEvent> };
};

/** `id` is the outbox event's; `event` holds ids, instants and small facts, never text. */
export type ConversationSignalInput<K extends ConversationEvent['kind']> = {
  id: string;
  event: Extract<ConversationEvent, { kind: K }>;
};

export const messageReceivedSignal =
  defineSignal<[ConversationSignalInput<'messageReceived'>]>('messageReceived');
export const repliedByPersonSignal =
  defineSignal<[ConversationSignalInput<'repliedByPerson'>]>('repliedByPerson');
/** Taken over by a person, or given back to the bot. */
export const handlerChangedSignal =
  defineSignal<[ConversationSignalInput<'handlerChanged'>]>('handlerChanged');
export const assignedSignal = defineSignal<[ConversationSignalInput<'assigned'>]>('assigned');
export const musicSettledSignal = defineSignal<[ConversationSignalInput<'musicSettled'>]>('musicSettled');
export const sendSettledSignal = defineSignal<[ConversationSignalInput<'sendSettled'>]>('sendSettled');
export const closedSignal = defineSignal<[ConversationSignalInput<'closed'>]>('closed');

/** Every signal by its name on the wire: the outbox stores the name. */
export const CONVERSATION_SIGNALS = {
  messageReceived: messageReceivedSignal,
  repliedByPerson: repliedByPersonSignal,
  handlerChanged: handlerChangedSignal,
  assigned: assignedSignal,
  musicSettled: musicSettledSignal,
  sendSettled: sendSettledSignal,
  closed: closedSignal,
} as const;
