import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import type { WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** What goes wrong is thrown with its reason; the bundler's own progress stays silent. */
export async function buildWorkflowBundle(
  entry: URL = new URL('../workflows/index.ts', import.meta.url),
): Promise<WorkflowBundleWithSourceMap> {
  const problems: string[] = [];
  const logger = {
    log: () => {},
    trace: () => {},
    debug: () => {},
    info: () => {},
    warn: () => {},
    error: (message: string) => void problems.push(message),
  };
  try {
    return await bundleWorkflowCode({ workflowsPath: fileURLToPath(entry), logger });
  } catch (error) {
    throw new Error([(error as Error).message, ...problems].join('\n'), { cause: error });
  }
}
