import { expect, test } from 'vitest';
import { runCrashTest } from '../scripts/crash/run-crash-test.ts';

/** The short form of `npm run test:crash`: every kind of process is killed once while contacts write. */
test('after kill -9 of worker, API, Temporal and PostgreSQL every message has one answer and none was sent twice', async () => {
  const lines: string[] = [];
  const result = await runCrashTest({
    messages: 24,
    kills: 4,
    seed: 7,
    everyMs: 400,
    say: (line) => void lines.push(line),
  });
  expect({ ...result, log: result.unanswered.length > 0 ? lines : [] }).toMatchObject({
    messages: 24,
    kills: 4,
    unanswered: [],
    answeredTwice: [],
    sentTwice: [],
  });
}, 400_000);
