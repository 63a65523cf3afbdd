import { lt } from 'drizzle-orm';
import { sweepCoverageTable } from '../../db/schema/zone/sweep-coverage.ts';
import { inTransaction } from '../context.ts';
import type { Context } from '../context.ts';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;

/** Stamps prove the recent past; what the zones were stands in their status log for ever. */
export async function pruneCoverage(context: Context): Promise<void> {
  const before = new Date(context.clock.now().getTime() - KEPT_DAYS * DAY_MS);
  await inTransaction(context, ({ tx }) =>
    tx.delete(sweepCoverageTable).where(lt(sweepCoverageTable.readAt, before)),
  );
}
