import type { Request, Response } from 'express';

type SandboxEvent = {
  type: 'thread' | 'typing' | 'zone' | 'fleet' | 'contacts' | 'faults' | 'settings' | 'ledger' | 'reset';
} & Record<string, unknown>;
export type EventHub = {
  publish(event: SandboxEvent): void;
  stream(request: Request, response: Response): void;
  stop(): void;
};

/** Proxies and browsers drop a stream that is silent for a minute. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events for the page of phones: one message per change, nothing replayed. */
export function createEventHub(): EventHub {
  const open = new Set<Response>();
  const heartbeat = setInterval(() => {
    for (const response of open) response.write(': still here\n\n');
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    publish(event) {
      if (open.size === 0) return;
      const text = `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
      for (const response of open) response.write(text);
    },
    stream(request, response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      open.add(response);
      request.on('close', () => open.delete(response));
    },
    stop() {
      clearInterval(heartbeat);
      for (const response of open) response.end();
      open.clear();
    },
  };
}
