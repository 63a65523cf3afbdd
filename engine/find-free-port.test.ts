import { createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { findFreePort, findFreePortBlock, findFreePorts } from './find-free-port.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function occupy(port: number): Promise<void> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(port, '127.0.0.1', resolve),
  );
}

describe('a free port', () => {
  it('is the preferred one when nobody has it', async () => {
    const preferred = await findFreePort();
    expect(await findFreePort(preferred)).toBe(preferred);
  });

  it('is the next one when the preferred is taken', async () => {
    const first = await findFreePortBlock(undefined, 2);
    await occupy(first);
    expect(await findFreePort(first)).toBe(first + 1);
  });

  it('fits a smallint, in which Temporal keeps it', async () => {
    expect(await findFreePort()).toBeLessThan(32_768);
  });

  it('is a different one each time several are asked for', async () => {
    const ports = await findFreePorts(8);
    expect(new Set(ports).size).toBe(8);
  });
});

describe('a block of ports for the sandbox', () => {
  it('begins behind a taken port in its middle', async () => {
    const first = await findFreePortBlock(undefined, 9);
    await occupy(first + 2);
    expect(await findFreePortBlock(first, 6)).toBe(first + 3);
  });
});
