import { describe, expect, it } from 'vitest';
import { parseFrame, readEvents } from './read-events.ts';

function bodyOf(chunks: string[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
}

describe('the live stream', () => {
  it('reads a change that arrives in two pieces, and hears heartbeats', async () => {
    const events = [];
    let pieces = 0;
    const body = bodyOf([': still here\n\nid: 7.1\nevent: zo', 'ne\ndata: {"zoneId":"a"}\n\n']);
    for await (const event of readEvents(body, () => pieces++)) events.push(event);
    expect(events).toEqual([{ id: '7.1', event: 'zone', data: '{"zoneId":"a"}' }]);
    expect(pieces).toBe(2);
  });

  it('takes a comment for no change', () => {
    expect(parseFrame(': still here')).toBeNull();
  });
});
