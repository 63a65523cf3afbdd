import type { IncidentId } from '../../domain/ids.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { planActions } from '../process/plan-actions.ts';
import { incidentWorkflowIdOf } from './record-incident-step.ts';

/** Shows who is told next and when, or that nobody is. One live plan per incident. */
export async function planEscalation(
  context: Context,
  { incidentId, stepName, dueAt }: { incidentId: IncidentId; stepName: string | null; dueAt: Date | null },
): Promise<void> {
  await inTransaction(context, (tx) =>
    planActions(tx, {
      processType: 'incident',
      processId: incidentId,
      workflowId: incidentWorkflowIdOf(tx, incidentId),
      key: 'escalation',
      action: 'incident.escalate',
      facts: { step: stepName },
      dueAt: dueAt ?? tx.clock.now(),
      status: dueAt === null ? 'cancelled' : 'planned',
    }),
  );
}
