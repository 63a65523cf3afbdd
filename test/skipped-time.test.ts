import { randomUUID } from 'node:crypto';
import { WithStartWorkflowOperation } from '@temporalio/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { deadlineWorkflow, sleepingWorkflow } from './fixtures/skipped-time-workflow.ts';
import { openSkippedTime } from './skipped-time.ts';
import type { SkippedTime } from './skipped-time.ts';
import { buildWorkflowBundle } from './workflow-bundle.ts';

const taskQueue = 'skipped-time';
const DAY_MS = 86_400_000;
let time: SkippedTime;

beforeAll(async () => {
  time = await openSkippedTime();
  const entry = new URL('fixtures/skipped-time-workflow.ts', import.meta.url);
  await time.startWorker({ taskQueue, workflowBundle: await buildWorkflowBundle(entry) });
});

afterAll(() => time?.close());

const startOptions = () => ({ taskQueue, workflowId: randomUUID() });
const start = (deadline: string) =>
  time.client.workflow.start<typeof deadlineWorkflow>('deadlineWorkflow', {
    ...startOptions(),
    args: [{ deadline }],
  });

test('ninety days pass at once', async () => {
  const startedAt = performance.now();
  const slept = await time.skippingClient.workflow.execute<typeof sleepingWorkflow>('sleepingWorkflow', {
    ...startOptions(),
    args: [{ duration: '90 days' }],
  });
  expect(slept).toBeGreaterThanOrEqual(90 * DAY_MS);
  expect(performance.now() - startedAt).toBeLessThan(10_000);
});

test('an answer after three days of seven comes in time', async () => {
  const handle = await start('7 days');
  await time.advance(handle, '3 days');
  await handle.signal('answered');
  expect(await handle.result()).toBe('answered');
});

test('time stands still between two moves, and nobody answers until the deadline', async () => {
  const handle = await start('7 days');
  await time.advance(handle, '3 days');
  await time.advance(handle, '3 days');
  expect((await handle.describe()).status.name).toBe('RUNNING');
  await time.advance(handle, '2 days');
  expect(await handle.result()).toBe('late');
});

test('a workflow that is told to skip does not wait for the rest', async () => {
  const handle = await start('30 days');
  await time.advance(handle, '1 day');
  await time.skip(handle);
  expect(await handle.result()).toBe('late');
});

test('a signal that starts the workflow starts it in skipped time', async () => {
  const handle = await time.skippingClient.workflow.signalWithStart<typeof deadlineWorkflow>(
    'deadlineWorkflow',
    {
      ...startOptions(),
      args: [{ deadline: '7 days' }],
      signal: 'unknown',
    },
  );
  expect(await handle.result()).toBe('late');
});

test('an update that starts the workflow starts it in skipped time', async () => {
  const startWorkflowOperation = new WithStartWorkflowOperation('updatedWorkflow', {
    ...startOptions(),
    workflowIdConflictPolicy: 'FAIL',
    args: [],
  });
  const slept = await time.skippingClient.workflow.executeUpdateWithStart('sleepOnce', {
    args: ['30 days'],
    startWorkflowOperation,
  });
  expect(slept).toBeGreaterThanOrEqual(30 * DAY_MS);
});
