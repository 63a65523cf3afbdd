import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { EngineError } from './engine-error.ts';
import { SEARCH_ATTRIBUTES } from './temporal-settings.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const TYPE_OF = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};
/** gRPC status codes of a namespace or a workflow that is not there. */
const NOT_FOUND = 5;
/** Caches of a fresh server learn of a new namespace within a few seconds. */
const VISIBLE_WITHIN_MS = 30_000;

/** Namespace and search attributes, made once; returns when workflows can be started in it. */
export async function prepareNamespace(connection: Connection, namespace: string): Promise<void> {
  if (!(await hasNamespace(connection, namespace))) {
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('7 days'),
    });
  }
  await waitUntil(() => answersForWorkflows(connection, namespace), `namespace ${namespace}`);
  // Asked first: a server that is not ours to change may have them already.
  if (await knowsSearchAttributes(connection, namespace)) return;
  await addSearchAttributes(connection, namespace).catch((error) => {
    const reason = `The search attributes of ${namespace} could not be added (${error.details ?? error.message})`;
    throw new EngineError(`${reason}; docs/deploy.md says how to add them by hand.`, { cause: error });
  });
  await waitUntil(() => knowsSearchAttributes(connection, namespace), `search attributes of ${namespace}`);
}

async function hasNamespace(connection: Connection, namespace: string): Promise<boolean> {
  return connection.workflowService.describeNamespace({ namespace }).then(
    () => true,
    (error) => {
      if (error.code === NOT_FOUND) return false;
      throw error;
    },
  );
}

async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const missing = Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in customAttributes));
  if (missing.length === 0) return;
  const searchAttributes = Object.fromEntries(missing.map(([name, type]) => [name, TYPE_OF[type]]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

/** A namespace that is not visible yet answers "not found" too, so the workflow's own answer is told by its text. */
async function answersForWorkflows(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeWorkflowExecution({
      namespace,
      execution: { workflowId: 'none' },
    });
    return true;
  } catch (error) {
    const { code, details } = error as { code?: number; details?: string };
    return code === NOT_FOUND && !/namespace/i.test(details ?? '');
  }
}

async function knowsSearchAttributes(connection: Connection, namespace: string): Promise<boolean> {
  const query = Object.keys(SEARCH_ATTRIBUTES)
    .map((name) => `${name} IS NULL`)
    .join(' AND ');
  return connection.workflowService.countWorkflowExecutions({ namespace, query }).then(
    () => true,
    () => false,
  );
}

async function waitUntil(isTrue: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + VISIBLE_WITHIN_MS;
  while (!(await isTrue())) {
    if (Date.now() > deadline)
      throw new EngineError(`Temporal does not show the ${what}; try again in a minute.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
