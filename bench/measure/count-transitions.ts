import type { Client } from '@temporalio/client';

const AT_ONCE = 20;

/** State transitions that the server has counted so far, over all workflows that the query finds. */
export async function countTransitions(client: Client, query: string): Promise<number> {
  let total = 0;
  let under: Promise<void>[] = [];
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    under.push(describe(workflowId, runId));
    if (under.length < AT_ONCE) continue;
    await Promise.all(under);
    under = [];
  }
  await Promise.all(under);
  return total;

  async function describe(workflowId: string, runId: string): Promise<void> {
    const { raw } = await client.workflow.getHandle(workflowId, runId).describe();
    total += Number(raw.workflowExecutionInfo?.stateTransitionCount ?? 0);
  }
}
