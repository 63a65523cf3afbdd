import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, Runtime } from '@temporalio/worker';
import type { WorkflowBundleOption } from '@temporalio/worker';

const BUILT = new URL('../dist/workflow-bundle.js', import.meta.url);
const SOURCE = new URL('../workflows/index.ts', import.meta.url);

/** The bundle that the build made, else one made now: once for all workers of the process. */
export async function loadWorkflowBundle(): Promise<WorkflowBundleOption> {
  if (existsSync(BUILT)) return { codePath: fileURLToPath(BUILT) };
  const { logger } = Runtime.instance();
  return bundleWorkflowCode({ workflowsPath: fileURLToPath(SOURCE), logger });
}
