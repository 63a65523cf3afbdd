export type StreamEvent = { id: string | null; event: string; data: string };

/** Server-sent events from a response body; `onBytes` also hears the heartbeat comments. */
export async function* readEvents(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onBytes: () => void,
): AsyncGenerator<StreamEvent> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  while (true) {
    const { value, done } = await reader.read();
    if (done) return;
    onBytes();
    rest += value;
    const frames = rest.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const event = parseFrame(frame);
      if (event !== null) yield event;
    }
  }
}

export function parseFrame(frame: string): StreamEvent | null {
  const fields = { id: null as string | null, event: 'message', data: [] as string[] };
  for (const line of frame.split('\n')) {
    const [name, value] = splitOnce(line);
    if (name === 'id') fields.id = value;
    else if (name === 'event') fields.event = value;
    else if (name === 'data') fields.data.push(value);
  }
  return fields.data.length === 0 ? null : { ...fields, data: fields.data.join('\n') };
}

function splitOnce(line: string): [string, string] {
  const at = line.indexOf(':');
  return at === -1 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
}
