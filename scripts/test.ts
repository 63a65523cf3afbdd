import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './verify/run-checks.ts';
import { runCommand } from './verify/run-command.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** `npm test`: every check and every test. With paths, the tests of those paths alone. */
const filters = process.argv.slice(2);
const counts: Counts = { passed: 0, failed: 0, skipped: 0 };
if (filters.length > 0) add(await runTests());
else {
  const before = await treeStatus();
  add(await runChecks());
  add(await runTests());
  add(checkTree(before, await treeStatus()));
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
if (counts.failed > 0) process.exitCode = 1;

function add(more: Partial<Counts>): void {
  counts.passed += more.passed ?? 0;
  counts.failed += more.failed ?? 0;
  counts.skipped += more.skipped ?? 0;
}

async function runTests(): Promise<Counts> {
  const report = join(tmpdir(), `bma-test-report-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const vitest = [process.execPath, 'node_modules/vitest/vitest.mjs', 'run', ...reporters];
  const { code } = await runCommand([...vitest, ...filters], { isShown: true });
  const found = await readFile(report, 'utf8').then(countTests, () => ({ passed: 0, failed: 0, skipped: 0 }));
  await rm(report, { force: true });
  // An error outside of any test, or no test at all: the runner knows, its counts do not.
  if (code !== 0 && found.failed === 0) found.failed = 1;
  return found;
}

function countTests(report: string): Counts {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    report,
  ) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  }; // cast: the runner's documented JSON
  // A file that could not be loaded, or whose set-up failed, has no failed test of its own.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}

async function treeStatus(): Promise<string> {
  return (await runCommand(['git', 'status', '--porcelain'])).output;
}

function checkTree(before: string, after: string): Partial<Counts> {
  if (before === after) return { passed: 1 };
  console.log(`The run has changed the working tree. Before:\n${before}\nAfter:\n${after}`);
  return { failed: 1 };
}
