import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { checkChromium } from './doctor/check-chromium.ts';
import { checkDisk, checkPostgres, checkTemporal } from './doctor/check-engine.ts';
import { checkNode, checkNpm, checkPackages } from './doctor/check-packages.ts';
import { checkPorts } from './doctor/check-ports.ts';
import type { Finding } from './doctor/finding.ts';
import { paint } from './start/console-progress.ts';
import { readRunningSystem } from './start/running-system.ts';

const HELP = `npm run doctor: says what this machine lacks for \`npm start\` and \`npm test\`, and how to mend it.
Starts and installs nothing. Ends with 1 when something is missing.

  --json   the findings as JSON
  --help   this text`;

const { values } = parseArgs({
  options: { help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
});
if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const localDir = join(root, '.local');
const areInstalled = process.env.BMA_PACKAGES !== 'missing';
const findings: Finding[] = [
  checkNode(process.env.BMA_CALLED_WITH_NODE),
  await checkNpm(),
  checkPackages(areInstalled),
  ...(areInstalled ? [await checkPostgres(process.env, localDir)] : []),
  await checkTemporal(process.env),
  await checkPorts(readRunningSystem(localDir)?.urls.app),
  await checkDisk(process.env, root),
  ...(areInstalled ? [await checkChromium()] : []),
];

if (values.json) console.log(JSON.stringify(findings, null, 2));
else for (const finding of findings) show(finding);
process.exit(findings.every(({ isOk }) => isOk) ? 0 : 1);

function show({ name, isOk, found, mend }: Finding): void {
  const mark = isOk ? paint('green', 'ok     ') : paint('red', 'missing');
  console.log(`${mark}  ${name.padEnd(18)}${found}`);
  if (mend) console.log(mend.replace(/^/gm, ' '.repeat(9)));
}
