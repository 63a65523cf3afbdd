import { findFreePortBlock } from '../../engine/find-free-port.ts';
import type { Finding } from './finding.ts';

const PORTS = {
  'Admin app and API': 3000,
  Sandbox: 4010,
  Temporal: 7233,
  'Temporal Web UI': 8233,
  PostgreSQL: 54_329,
};

const SANDBOX_PORTS = 6;

/** A taken port is no fault: the next free one is used. Said all the same, because addresses then differ. */
export async function checkPorts(running: string | undefined): Promise<Finding> {
  const name = 'Ports';
  if (running) return { name, isOk: true, found: `in use by the system that runs at ${running}` };
  const taken: string[] = [];
  for (const [what, port] of Object.entries(PORTS)) {
    const free = await findFreePortBlock(port, what === 'Sandbox' ? SANDBOX_PORTS : 1);
    if (free !== port) taken.push(`${port} is taken, ${what} will use ${free}`);
  }
  return { name, isOk: true, found: taken.length > 0 ? taken.join('; ') : 'all free' };
}
