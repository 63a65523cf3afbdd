import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import { describe, expect, inject, test } from 'vitest';
import * as workflows from '../workflows/index.ts';
import { swapTwoCommands } from './swap-two-commands.ts';
import type { StoredHistory } from './swap-two-commands.ts';

/** One folder for each workflow type, written by `scripts/capture-workflow-history.ts`. */
const HISTORIES = fileURLToPath(new URL('histories', import.meta.url));
const typesWithHistory = existsSync(HISTORIES) ? readdirSync(HISTORIES) : [];
const histories = typesWithHistory.flatMap((type) =>
  readdirSync(join(HISTORIES, type)).map((file) => ({ type, file })),
);

const read = ({ type, file }: (typeof histories)[number]): StoredHistory =>
  JSON.parse(readFileSync(join(HISTORIES, type, file), 'utf8'));

async function replay(history: StoredHistory): Promise<void> {
  const workflowBundle = inject('workflowBundle');
  if ('error' in workflowBundle) throw new Error(workflowBundle.error);
  await Worker.runReplayHistory({ workflowBundle }, history);
}

test('every workflow type has a stored history, and every history a workflow', () => {
  expect(typesWithHistory.toSorted()).toEqual(Object.keys(workflows).toSorted());
  for (const type of typesWithHistory)
    expect(
      histories.some((history) => history.type === type),
      `${type} has a history`,
    ).toBe(true);
});

describe.each(histories)('$type/$file', (stored) => {
  test('the workflows of today carry on what was begun with those of then', async () => {
    await replay(read(stored));
  });
});

test.each(typesWithHistory)('a %s that does two steps in another order is refused', async (type) => {
  const reordered = histories
    .filter((history) => history.type === type)
    .map((history) => swapTwoCommands(read(history)))
    .find((history) => history !== undefined);
  expect(reordered, `a history of ${type} with two different steps one after the other`).toBeDefined();
  if (reordered) await expect(replay(reordered)).rejects.toThrow(DeterminismViolationError);
});
