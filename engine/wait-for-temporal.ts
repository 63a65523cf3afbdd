import { EngineError } from './engine-error.ts';
import { connectTemporal } from './connect-temporal.ts';
import type { RunningProcess } from './start-process.ts';

const READY_WITHIN_MS = 90_000;

/** Ready means the front end answers for the whole cluster, not that the port is open. */
export async function waitForTemporal(address: string, child: RunningProcess): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  while (!(await answers(address))) {
    if (!child.isRunning()) throw new EngineError(`Temporal ${await child.exited}; see ${child.logFile}`);
    if (Date.now() > deadline) {
      await child.stop();
      throw new EngineError(
        `Temporal did not get ready within ${READY_WITHIN_MS / 1000} s; see ${child.logFile}`,
      );
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function answers(address: string): Promise<boolean> {
  try {
    const connection = await connectTemporal(address);
    try {
      await connection.workflowService.listNamespaces({ pageSize: 1 });
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}
