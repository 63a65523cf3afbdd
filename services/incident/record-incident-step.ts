import type { IncidentId } from '../../domain/ids.ts';
import type { TransactionContext } from '../context.ts';
import { recordSteps } from '../process/record-steps.ts';
import type { ProcessStep } from '../process/record-steps.ts';

/** The id is the contract's (`workflows/incident/contract.ts`); services know no workflows. */
export function incidentWorkflowIdOf(
  context: Pick<TransactionContext, 'organizationId'>,
  incidentId: IncidentId,
): string {
  return `incident/${context.organizationId}/${incidentId}`;
}

/** One line of an incident's story. */
export async function recordIncidentStep(
  context: TransactionContext,
  { incidentId, ...step }: Pick<ProcessStep, 'key' | 'at' | 'step' | 'facts'> & { incidentId: IncidentId },
): Promise<void> {
  const workflowId = incidentWorkflowIdOf(context, incidentId);
  await recordSteps(context, { processType: 'incident', processId: incidentId, workflowId, ...step });
}
