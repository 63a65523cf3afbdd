import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createConsoleProgress } from '../scripts/start/console-progress.ts';
import { renderReport } from './report/render-report.ts';
import type { Report } from './report/report.ts';
import { runReply } from './reply/run-reply.ts';
import { runSweep } from './sweep/run-sweep.ts';

const HELP = `npm run bench -- sweep|reply: measures the platform on this machine, in a copy of its own beside whatever runs.

  sweep            what it costs to watch a fleet, against a loop per venue
    --zones N      zones of the fleet (10000)
    --loops N      venues that the loops watch (350)
    --pairs N      turns of each (3)
    --rounds N     rounds a turn (3)
  reply            from a contact's message to the answer
    --rates a,b    messages a second, one run after the other (1,10)
    --open N       conversations that are open already (1000)
    --seconds N    how long each run lasts (60); a rate times this is at most --open
  --json           figures as JSON on standard output, progress on standard error
  --no-save        leaves bench/results/ as it is
  --help           this text

Needs Linux, for the CPU times in /proc. Ends with 1 when a target is missed.`;
/** sysexits: the command line is wrong. */
const EXIT_USAGE = 64;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    zones: { type: 'string', default: '10000' },
    loops: { type: 'string', default: '350' },
    pairs: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    rates: { type: 'string', default: '1,10' },
    open: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '60' },
    json: { type: 'boolean', default: false },
    'no-save': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h' },
  },
});
const [run] = positionals;
if (values.help) stop(0);
if (process.platform !== 'linux') stop(EXIT_USAGE);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(130));
// The bootstrap is gone, however it went; what runs here ends with this process.
process.on('disconnect', () => process.exit(130));
process.channel?.unref();

const { say } = createConsoleProgress(process.stderr);
const command = `npm run bench -- ${process.argv.slice(2).join(' ')}`;
const report = await measure();
const text = renderReport(report);
console.log(values.json ? JSON.stringify(report, null, 2) : text);
if (!values['no-save']) {
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${report.name}.md`), text);
}
process.exit(report.targets.every((target) => target.isMet) ? 0 : 1);

function measure(): Promise<Report> {
  switch (run) {
    case 'sweep': {
      const [zones, loops] = [count('zones'), count('loops')];
      const options = { zones, loops, pairs: count('pairs'), rounds: count('rounds'), idleSeconds: 60 };
      return runSweep(options, { say, command });
    }
    case 'reply': {
      const rates = (values.rates ?? '').split(',').map(Number);
      const [open, seconds] = [count('open'), count('seconds')];
      // in one run nobody writes twice: the first reply to a phone is the answer to its message
      const isPossible = (rate: number) => Number.isInteger(rate) && rate > 0 && rate * seconds <= open;
      if (!rates.every(isPossible)) return stop(EXIT_USAGE);
      return runReply({ rates, open, seconds }, { say, command });
    }
    default:
      return stop(EXIT_USAGE);
  }
}

function count(name: 'zones' | 'loops' | 'pairs' | 'rounds' | 'open' | 'seconds'): number {
  const value = Number(values[name]);
  return Number.isInteger(value) && value > 0 ? value : stop(EXIT_USAGE);
}

function stop(code: number): never {
  console.log(HELP);
  process.exit(code);
}
