import type { Worker } from '@temporalio/worker';

/**
 * Runs all workers until the signal, and lets them finish what they hold. One that fails ends all: whoever supervises
 * the process starts it afresh, which one that half works would prevent.
 */
export async function runUntilStopped(
  workers: readonly Worker[],
  input: { signal: AbortSignal; onReady: () => void },
): Promise<void> {
  const { signal, onReady } = input;
  const stopAll = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) =>
    worker.run().catch((error: unknown) => {
      stopAll();
      throw error;
    }),
  );
  signal.addEventListener('abort', stopAll);
  if (signal.aborted) stopAll();
  onReady();
  // a process that only relays has no run that ends
  if (runs.length === 0 && !signal.aborted)
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
  const outcomes = await Promise.allSettled(runs);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}
