import { join } from 'node:path';
import { type Outcome, runCommand } from './run-command.ts';

const bin = (name: string) => join('node_modules/.bin', name);

/** None of them writes, so they run side by side; the slow ones first. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  types: [bin('tsc'), '--noEmit', '--project', '.'],
  lint: [bin('oxlint')],
  'workflow bundle': [process.execPath, 'scripts/check-workflow-bundle.ts'],
  'dead code': [bin('knip'), '--no-progress'],
  structure: [process.execPath, 'scripts/check-structure.ts'],
  format: [bin('biome'), 'format', '.'],
  'document references': [process.execPath, 'scripts/check-documents.ts'],
};
/** The tools use several threads each. */
const AT_ONCE = 2;

/** One line per check with its time; all that a failed one said. */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const waiting = Object.entries(CHECKS);
  const counts = { passed: 0, failed: 0 };
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [name, command] = next;
      const startedAt = performance.now();
      const outcome = await runCommand(command);
      tell(name, outcome, performance.now() - startedAt);
      counts[outcome.code === 0 ? 'passed' : 'failed'] += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return counts;
}

function tell(name: string, { code, output }: Outcome, tookMs: number): void {
  const isGood = code === 0;
  const lastLine = output.trim().split('\n').at(-1) ?? '';
  const summary = isGood && name === 'structure' ? `  ${lastLine}` : '';
  console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name} (${(tookMs / 1000).toFixed(1)} s)${summary}`);
  if (!isGood) console.log(`${output.trimEnd()}\n`);
}
