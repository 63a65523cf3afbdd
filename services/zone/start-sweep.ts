import type { WorkflowEvent } from '../../domain/outbox/workflow-event.ts';
import type { TransactionContext } from '../context.ts';
import { addWorkflowEvent } from '../outbox/add-workflow-event.ts';

/**
 * A shard is what one credential of the music provider lists: it is paged from its beginning to its end, so two
 * sweeps over one list would read everything twice. One credential carries 12,500 zones in 5 minutes and more.
 */
export const CREDENTIAL_SHARD = 0;

/** Starts the organization's sweep, or lets the running one know that there is more to read. */
export function startSweep(context: TransactionContext): Promise<WorkflowEvent> {
  return addWorkflowEvent(context, {
    processType: 'sweep',
    processId: String(CREDENTIAL_SHARD),
    signal: 'checkNow',
    payload: { zoneIds: [] },
  });
}
