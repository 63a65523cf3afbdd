import { parseArgs } from 'node:util';

/** `relay` is no queue of Temporal: it delivers the outbox. */
export const QUEUES = ['conversation', 'music', 'monitoring', 'sweep', 'send', 'relay'] as const;
export type Queue = (typeof QUEUES)[number];

const HELP = `npm run worker: carries out the processes of the platform until it is told to stop.

  --queues a,b   only these of ${QUEUES.join(', ')}; all of them without it
  --help         this text`;

/** sysexits: the command line is wrong. */
const EXIT_USAGE = 64;

/** Which queues the command line asks for; ends the process when it makes no sense. */
export function readQueues(): Queue[] {
  const { values } = parseArgs({
    options: { queues: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(HELP);
    process.exit(0);
  }
  const asked = values.queues?.split(',').map((name) => name.trim()) ?? [...QUEUES];
  const known = asked.flatMap((name) => QUEUES.find((queue) => queue === name) ?? []);
  if (known.length === asked.length) return known;
  console.error(`--queues ${values.queues}: one of them does not exist.\n\n${HELP}`);
  process.exit(EXIT_USAGE);
}
