import type { Response } from 'express';

import type { ClaudeMessage } from './create-message.ts';

/** The same answer as server-sent events, its text in a few pieces. */
export function streamMessage(response: Response, message: ClaudeMessage): void {
  const send = (type: string, data: Record<string, unknown>) =>
    response.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`);
  const { content, stop_reason, stop_sequence, usage } = message;
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  const started = { ...message, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } };
  send('message_start', { message: started });
  for (const [index, block] of content.entries()) {
    if (block.type === 'text') {
      send('content_block_start', { index, content_block: { ...block, text: '' } });
      for (const text of block.text.match(/[^]{1,40}/gu) ?? []) {
        send('content_block_delta', { index, delta: { type: 'text_delta', text } });
      }
    } else {
      send('content_block_start', { index, content_block: { ...block, input: {} } });
      const delta = { type: 'input_json_delta', partial_json: JSON.stringify(block.input) };
      send('content_block_delta', { index, delta });
    }
    send('content_block_stop', { index });
  }
  send('message_delta', {
    delta: { stop_reason, stop_sequence },
    usage: { output_tokens: usage.output_tokens },
  });
  send('message_stop', {});
  response.end();
}
