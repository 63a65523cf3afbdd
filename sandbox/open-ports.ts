import { createServer, type RequestListener, type Server as HttpServer } from 'node:http';
import type { Server as TcpServer } from 'node:net';

import type { SMTPServer } from 'smtp-server';

import { SANDBOX_PORT_OFFSET, type Vendor } from '../config/env.ts';

type HttpPlace = 'page' | Exclude<Vendor, 'email'>;
export type Places = Record<HttpPlace, RequestListener> & { email: SMTPServer };
type OpenPorts = { basePort: number; close(): Promise<void> };

const HOST = '127.0.0.1';
const TRIES = 50;

/** All six or none. With port 0, six in a row that happen to be free: the app derives all addresses from the first. */
export async function openPorts(basePort: number, places: Places): Promise<OpenPorts> {
  if (basePort !== 0) return open(basePort, places);
  for (let left = TRIES; ; left -= 1) {
    try {
      // Below the range from which the system hands out ports by itself.
      return await open(12_000 + 6 * Math.floor(Math.random() * 3_000), places);
    } catch (error) {
      if (left === 0 || (error as { code?: string }).code !== 'EADDRINUSE') throw error; // cast: only its code is read
    }
  }
}

async function open(basePort: number, { email, ...apps }: Places): Promise<OpenPorts> {
  const opened: HttpServer[] = [];
  const close = async () => {
    await Promise.all(
      opened.map((server) => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  };
  try {
    for (const [place, app] of Object.entries(apps)) {
      const offset = place === 'page' ? 0 : SANDBOX_PORT_OFFSET[place as Vendor]; // cast: the other places are vendors
      const server = createServer(app);
      // Clients keep connections between sweeps; the default of 5 s would cut one that is just being used again.
      server.keepAliveTimeout = 65_000;
      opened.push(server);
      await listen(server, basePort + offset);
    }
    await listen(email.server, basePort + SANDBOX_PORT_OFFSET.email);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    basePort,
    async close() {
      await Promise.all([close(), new Promise<void>((resolve) => email.close(() => resolve()))]);
    },
  };
}

function listen(server: TcpServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: HOST }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
