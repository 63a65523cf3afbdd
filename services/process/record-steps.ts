import { processStepsTable } from '../../db/schema/process/process-steps.ts';
import type { ProcessType } from '../../domain/process/lists.ts';
import { actorId } from '../context.ts';
import type { TransactionContext } from '../context.ts';

export type ProcessStep = {
  processType: ProcessType;
  processId: string;
  workflowId: string;
  /** Unique within the process: a repeated activity writes one line. */
  key: string;
  /** The happening's instant; a workflow's instants are data. */
  at: Date;
  step: string;
  facts?: Record<string, string | number | boolean | null>;
};

/** Adds lines to a process's story. */
export async function recordSteps(context: TransactionContext, ...steps: ProcessStep[]): Promise<void> {
  if (steps.length === 0) return;
  await context.tx
    .insert(processStepsTable)
    .values(
      steps.map((step) => ({
        organizationId: context.organizationId,
        processType: step.processType,
        processId: step.processId,
        workflowId: step.workflowId,
        key: step.key,
        at: step.at,
        step: step.step,
        facts: step.facts ?? {},
        actorKind: context.actor.kind,
        actorId: actorId(context.actor),
      })),
    )
    .onConflictDoNothing();
}
