import { runChecks } from './verify/run-checks.ts';

const startedAt = performance.now();
const { passed, failed } = await runChecks();
const seconds = Math.round((performance.now() - startedAt) / 1000);
console.log(`${passed} checks passed, ${failed} failed (${seconds} s).`);
if (failed > 0) process.exitCode = 1;
