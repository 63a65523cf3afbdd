import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Client, WorkflowNotFoundError } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { readEngineEnv } from '../config/engine-env.ts';
import { connectTemporal } from '../engine/connect-temporal.ts';
import { readRunningSystem } from './start/running-system.ts';

const USAGE = `node scripts/capture-workflow-history.ts <workflow id> <name of the story> [--run-id <id>]
Writes a workflow's history into test/histories/<workflow type>/<name>.json, where every later version must replay it.
The server is the one of TEMPORAL_ADDRESS, else of the running \`npm start\`.`;

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'run-id': { type: 'string' }, help: { type: 'boolean', short: 'h' } },
});
const [workflowId, name] = positionals;
const env = readEngineEnv();
const running = readRunningSystem(join(root, '.local'));
const address = env.TEMPORAL_ADDRESS ?? running?.addresses.temporal;
if (values.help || !workflowId || !name || !/^[a-z0-9-]+$/.test(name)) stop(USAGE, values.help ? 0 : 1);
if (!address) stop('Nothing runs here: start the system first, or set TEMPORAL_ADDRESS.', 1);

const connection = await connectTemporal(address, env.TEMPORAL_ADDRESS ? env : undefined);
try {
  const namespace = env.TEMPORAL_ADDRESS
    ? env.TEMPORAL_NAMESPACE
    : (running?.namespace ?? env.TEMPORAL_NAMESPACE);
  const handle = new Client({ connection, namespace }).workflow.getHandle(workflowId, values['run-id']);
  const [{ type }, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  const path = join(root, 'test/histories', type, `${name}.json`);
  await mkdir(dirname(path), { recursive: true });
  // Not JSON.stringify: its result cannot be replayed. Nor whose machine it was: the identity is a process and a host.
  const text = historyToJSON(history).replace(/"identity":\s*"[^"]*"/g, '"identity": "worker"');
  await writeFile(path, `${text}\n`);
  console.log(`${relative(root, path)}: ${history.events?.length ?? 0} events`);
} catch (error) {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
  console.log(`There is no workflow ${workflowId}.`);
  process.exitCode = 1;
} finally {
  await connection.close();
}

function stop(sentence: string, code: number): never {
  console.log(sentence);
  process.exit(code);
}
