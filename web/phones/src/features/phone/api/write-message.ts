import { request } from '../../../lib/request.ts';
import type { OpenPhone } from '../types.ts';

/** The message comes back as an event, so nothing is put on the screen here. */
export function writeMessage({
  contactId,
  channel,
  text,
}: OpenPhone & { text: string }): Promise<{ id: string }> {
  return request('/messages', { method: 'POST', body: { contactId, channel, text } });
}
