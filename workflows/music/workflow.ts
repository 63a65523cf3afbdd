import {
  ActivityCancellationType,
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  CancellationScope,
  condition,
  continueAsNew,
  isCancellation,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { MusicActivities } from '../../activities/music/index.ts';
import type { MusicChangeResult } from '../../domain/music/schemas.ts';
import { searchAttributes } from '../loop/search-attributes.ts';
import { ChangeQueue } from './change-queue.ts';
import type { Change } from './change-queue.ts';
import { applyMusicChangeUpdate } from './contract.ts';
import type { ApplyMusicChangeInput, MusicWorkflowInput } from './contract.ts';

const { carryOutMusicChange } = proxyActivities<MusicActivities>({
  // it answers within 2 s by itself; the rest is for three transactions
  startToCloseTimeout: '6 seconds',
  // an order older than this is not what anybody wants any more
  scheduleToCloseTimeout: '2 minutes',
  // a database that comes back in a moment should cost a moment
  retry: { initialInterval: '200 milliseconds', maximumInterval: '5 seconds' },
});
const { confirmMusicChange } = proxyActivities<MusicActivities>({
  // it reads back for 10 s
  startToCloseTimeout: '30 seconds',
  // it beats every second: a worker that died is noticed soon
  heartbeatTimeout: '5 seconds',
  scheduleToCloseTimeout: '2 minutes',
  // an emergency does not wait for the last reading
  cancellationType: ActivityCancellationType.TRY_CANCEL,
  // as above
  retry: { initialInterval: '500 milliseconds', maximumInterval: '5 seconds' },
});
const { abandonMusicChange } = proxyActivities<MusicActivities>({
  // one transaction
  startToCloseTimeout: '15 seconds',
  // the truth must be written down, whenever the database is back
  retry: { initialInterval: '500 milliseconds', maximumInterval: '30 seconds' },
});

/** A run ends at a quiet moment, or after so many changes beyond its due: the server takes 2,000 in all. */
const MOST_CHANGES_LATE = 50;

/** The one writer of a venue's music: one change at a time, in order, each read back before the next begins. */
export async function musicWorkflow(input: MusicWorkflowInput): Promise<void> {
  const queue = new ChangeQueue(input.carried?.queue);
  setHandler(applyMusicChangeUpdate, (order) => answer(queue, queue.note(order)), { validator: requireIds });
  if (input.carried === undefined) {
    upsertSearchAttributes(
      searchAttributes({
        organizationId: input.organizationId,
        venueId: input.venueId,
        processStatus: 'ready',
      }),
    );
  }
  let changesLate = 0;
  while (true) {
    if (workflowInfo().continueAsNewSuggested) {
      changesLate += 1;
      if (allHandlersFinished() || changesLate > MOST_CHANGES_LATE) return continueInNewRun(input, queue);
    }
    const change = queue.take();
    if (change === null) {
      setCurrentDetails('Waits for the next change.');
      await condition(
        () => !queue.isEmpty() || (workflowInfo().continueAsNewSuggested && allHandlersFinished()),
      );
      continue;
    }
    const doing = change.isToConfirm ? 'Reads back' : 'Carries out';
    setCurrentDetails(`${doing} change ${change.changeId}; ${queue.size()} more waiting.`);
    if (change.isToConfirm) await confirm(input, queue, change);
    else await carryOut(input, change);
    queue.letGo(change);
  }
}

/** Somebody may always be waiting: then what waits is on its way, and the next run carries it out. */
async function continueInNewRun(input: MusicWorkflowInput, queue: ChangeQueue): Promise<never> {
  queue.handOver();
  await condition(allHandlersFinished);
  return continueAsNew<typeof musicWorkflow>({ ...input, carried: { queue: queue.handOver() } });
}

/** Waits for the change's outcome; a change whose turn has not come by its time is honestly on its way. */
async function answer(queue: ChangeQueue, change: Change): Promise<MusicChangeResult> {
  const isDecided = () => change.answer !== null || change.wasAnswered;
  if (queue.isBusyFor(change) && !isDecided()) {
    // a timer only here: a change that begins at once is answered in time by its activity
    const patienceMs = Math.max(1, change.answerBy - Date.now());
    await condition(() => change.isTaken || isDecided(), patienceMs);
    if (!change.isTaken && !isDecided()) change.wasAnswered = true;
  }
  await condition(isDecided);
  if (change.answer === null) return { changeId: change.changeId, isSettled: false, zones: [] };
  if ('result' in change.answer) return change.answer.result;
  throw ApplicationFailure.nonRetryable('The change could not be carried out', change.answer.failure);
}

async function carryOut({ organizationId }: MusicWorkflowInput, change: Change): Promise<void> {
  const { changeId, answerBy, wasAnswered } = change;
  try {
    const result = await carryOutMusicChange({ organizationId, changeId, answerBy, wasAnswered });
    change.answer = { result };
    change.isToConfirm = !result.isSettled;
    change.wasAnswered ||= !result.isSettled;
  } catch (error) {
    await abandon(organizationId, change, error);
  }
}

/** An emergency interrupts the reading back; it goes on afterwards. */
async function confirm(
  { organizationId }: MusicWorkflowInput,
  queue: ChangeQueue,
  change: Change,
): Promise<void> {
  const { changeId } = change;
  const scope = new CancellationScope();
  let isOver = false;
  void condition(() => isOver || queue.hasEmergency()).then(() => {
    if (!isOver) scope.cancel();
  });
  try {
    await scope.run(() => confirmMusicChange({ organizationId, changeId }));
    change.isToConfirm = false;
  } catch (error) {
    if (!isCancellation(error)) await abandon(organizationId, change, error);
  } finally {
    isOver = true;
  }
}

/** The next change gets its turn in any case. */
async function abandon(
  organizationId: MusicWorkflowInput['organizationId'],
  change: Change,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ActivityFailure)) throw error;
  change.isToConfirm = false;
  const { changeId, wasAnswered } = change;
  try {
    change.answer = { result: await abandonMusicChange({ organizationId, changeId, wasAnswered }) };
  } catch (reason) {
    // refused for good: there is no such change in this organization
    change.answer = { failure: typeOf(reason) };
  }
}

function typeOf(error: unknown): string {
  const cause = error instanceof ActivityFailure ? error.cause : null;
  return (cause instanceof ApplicationFailure ? cause.type : null) ?? 'music_change.failed';
}

function requireIds(order: ApplyMusicChangeInput): void {
  if (typeof order.changeId !== 'string' || order.changeId === '' || !Number.isFinite(order.answerBy)) {
    throw ApplicationFailure.nonRetryable('A change needs its id and its time', 'music_change.invalid');
  }
}
