/** Timers that end with the sandbox; a task that fails is told, never thrown into the process. */
export type Timers = { after(delayMs: number, task: () => unknown): void; stop(): void };

export function createTimers(report: (error: unknown) => void): Timers {
  const running = new Set<NodeJS.Timeout>();
  let isStopped = false;
  return {
    after(delayMs, task) {
      if (isStopped) return;
      const timer = setTimeout(async () => {
        running.delete(timer);
        try {
          await task();
        } catch (error) {
          report(error);
        }
      }, delayMs);
      running.add(timer);
    },
    stop() {
      isStopped = true;
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
