import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type VendorRequest = {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
};
export type VendorAnswer =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  /** The connection is cut after the request was read whole, as when the vendor has taken it. */
  | 'drop'
  | 'hang';

/** A vendor on this machine that says what the test tells it to, and remembers what it was asked. */
export async function startScriptedVendor(answer: (request: VendorRequest) => VendorAnswer) {
  const requests: VendorRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', url: path = '', headers } = incoming;
    const request = { method, path, headers, body: await text(incoming) };
    requests.push(request);
    const given = answer(request);
    if (given === 'hang') return;
    if (given === 'drop') return incoming.socket.destroy();
    const { status = 200, headers: extra = {}, json } = given;
    response.writeHead(status, { 'content-type': 'application/json', ...extra });
    response.end(given.text ?? JSON.stringify(json ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // cast: it listens on a port, so this is no pipe's name
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
