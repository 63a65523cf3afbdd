import { desc } from 'drizzle-orm';
import { processStepsTable } from '../../db/schema/process/process-steps.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';
import { processSubject } from './process-subject.ts';

/** What just happened anywhere, newest first. */
export async function listActivity(context: Context, { limit }: { limit: number }) {
  return inTransaction(context, ({ tx }) =>
    tx
      .select({
        sequence: processStepsTable.sequence,
        at: processStepsTable.at,
        processType: processStepsTable.processType,
        processId: processStepsTable.processId,
        subject: processSubject(processStepsTable.processType, processStepsTable.processId),
        step: processStepsTable.step,
        facts: processStepsTable.facts,
      })
      .from(processStepsTable)
      .orderBy(desc(processStepsTable.sequence))
      .limit(limit),
  );
}
