import { defineSignal } from '@temporalio/workflow';
import type { OrganizationId, OutboundMessageId } from '../../domain/ids.ts';
import type { SendOrder } from '../../domain/message/send-order.ts';

/** Activities that talk to messaging vendors have a queue of their own, so that pace and slots are theirs. */
export const SEND_QUEUE = 'send';
/** Runs beside the conversation's workflow. */
export const MESSAGE_QUEUE = 'conversation';

export function messageWorkflowId(
  organizationId: OrganizationId,
  outboundMessageId: OutboundMessageId,
): string {
  return `message/${organizationId}/${outboundMessageId}`;
}

export type MessageWorkflowInput = {
  schemaVersion: 1;
  organizationId: OrganizationId;
  outboundMessageId: OutboundMessageId;
};

export type MessageSignalInput<K extends SendOrder['kind']> = {
  id: string;
  event: Extract<SendOrder, { kind: K }>;
};

/** The quick tries were used up and nothing left. */
export const parkedSignal = defineSignal<[MessageSignalInput<'parked'>]>('parked');
/** By a person, after nobody could tell what became of the last attempt. */
export const sendAgainSignal = defineSignal<[MessageSignalInput<'sendAgain'>]>('sendAgain');

export const MESSAGE_SIGNALS = { parked: parkedSignal, sendAgain: sendAgainSignal } as const;
