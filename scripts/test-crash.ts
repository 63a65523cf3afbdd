import { parseArgs } from 'node:util';
import { bypassProxy } from '../engine/bypass-proxy.ts';
import { runCrashTest } from './crash/run-crash-test.ts';
import { createConsoleProgress } from './start/console-progress.ts';

const HELP = `npm run test:crash: kill -9 of worker, API, Temporal and PostgreSQL while 200 contacts write.

  --messages N   how many contacts write one message each (200)
  --kills N      how many processes are killed (16)
  --seed N       the chance of the run; printed, so that it can be repeated

Afterwards every accepted message must have exactly one answer on its phone, and no vendor may have accepted a
message of ours twice. What the system could not find out it hands to a colleague; the test plays him.`;

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', short: 'h' },
    messages: { type: 'string', default: '200' },
    kills: { type: 'string', default: '16' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}
bypassProxy();
const { say } = createConsoleProgress();
const seed = Number(values.seed);
say(`seed ${seed}`);
const result = await runCrashTest({
  messages: Number(values.messages),
  kills: Number(values.kills),
  seed,
  everyMs: 300,
  say,
});
const { unanswered, answeredTwice, sentTwice, settledByPerson } = result;
say(
  `${result.messages} messages, ${result.kills} kills, ${Math.round(result.tookMs / 1_000)} s, seed ${seed}`,
);
say(
  `${unanswered.length} without an answer, ${answeredTwice.length} with two, ${sentTwice.length} sent twice`,
);
say(`${settledByPerson} outcome(s) that could not be found out were decided by the colleague`);
for (const { contact, channel, text } of [...unanswered, ...answeredTwice])
  say(`  ${contact.id} on ${channel}: "${text}"`);
process.exit(unanswered.length + answeredTwice.length + sentTwice.length === 0 ? 0 : 1);
