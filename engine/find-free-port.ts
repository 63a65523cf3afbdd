import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

const HOST = '127.0.0.1';
const LAST_PORT = 65_535;
/**
 * Where "any port" is looked for: below the range that outgoing connections take theirs from, and below 32,768,
 * because Temporal keeps its services' ports in a smallint.
 */
const ANY_FROM = 15_000;
const ANY_TO = 32_000;

interface Claim {
  port: number;
  release: () => Promise<void>;
}

/** Holds a port for a moment; undefined when somebody else has it. */
async function claim(port: number): Promise<Claim | undefined> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    );
    server.listen({ port, host: HOST, exclusive: true }, () =>
      resolve({ port, release: () => new Promise((done) => server.close(() => done())) }),
    );
  });
}

/** The preferred port or the next free one above it; any free one when none is preferred. */
export async function findFreePort(preferred?: number): Promise<number> {
  return findFreePortBlock(preferred, 1);
}

/** The first of `count` free ports in a row, at or above the preferred one. */
export async function findFreePortBlock(preferred: number | undefined, count: number): Promise<number> {
  let first = preferred ?? randomInt(ANY_FROM, ANY_TO);
  while (first + count - 1 <= LAST_PORT) {
    const claims: Claim[] = [];
    let held: Claim | undefined;
    do {
      held = await claim(first + claims.length);
      if (held) claims.push(held);
    } while (held && claims.length < count);
    await Promise.all(claims.map(({ release }) => release()));
    if (held) return first;
    first += claims.length + 1;
  }
  throw new Error(`No ${count} free ports in a row from ${preferred} on`);
}

/** Ports that are all different, because all are held before the first is given back. */
export async function findFreePorts(count: number): Promise<number[]> {
  const claims: Claim[] = [];
  while (claims.length < count) {
    const held = await claim(randomInt(ANY_FROM, ANY_TO));
    if (held) claims.push(held);
  }
  await Promise.all(claims.map(({ release }) => release()));
  return claims.map(({ port }) => port);
}
