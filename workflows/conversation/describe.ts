import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import type { ConversationStep } from '../../domain/conversation/next-step.ts';
import type { ConversationState } from '../../domain/conversation/state.ts';
import type { OrganizationId } from '../../domain/ids.ts';
import { searchAttributes } from '../loop/search-attributes.ts';

type Shown = {
  processStatus: string;
  ownerId: string | null;
  slaDueAt: number | null;
  nextWakeUpAt: number | null;
};

/** A burst's window opens and closes within seconds: nobody filters by it. */
const WORTH_SHOWING_MS = 60_000;

/** Shows operators where a conversation stands: in words, and as attributes that are written when they change. */
export function createDescription(organizationId: OrganizationId): (step: ConversationStep) => void {
  let shown: Partial<Shown> | null = null;
  return ({ state, wakeAt }) => {
    setCurrentDetails(inWords(state, wakeAt));
    const next = attributesOf(state, wakeAt);
    const before = shown ?? {};
    const changed = Object.fromEntries(
      (Object.keys(next) as (keyof Shown)[]) // cast: the keys of this very type
        .filter((name) => next[name] !== (before[name] ?? null))
        .map((name) => [name, next[name]]),
    ) as Partial<Shown>; // cast: a part of it
    if (shown === null) upsertSearchAttributes(searchAttributes({ organizationId, ...changed }));
    else if (Object.keys(changed).length > 0) upsertSearchAttributes(searchAttributes(changed));
    shown = next;
  };
}

function attributesOf(state: ConversationState, wakeAt: number | null): Shown {
  const { firstResponse, handler, isClosed } = state;
  // a quick answer's clock starts and stops within one turn: not worth two writes of its due time
  const isShown = firstResponse.state === 'running' && state.unrecorded.length === 0;
  const isFar = wakeAt !== null && wakeAt - Date.now() >= WORTH_SHOWING_MS;
  return {
    processStatus: isClosed ? 'closed' : handler === 'person' ? 'with_person' : 'with_bot',
    ownerId: state.assigneeUserId,
    slaDueAt: isShown ? firstResponse.dueAt : null,
    nextWakeUpAt: isFar ? wakeAt : null,
  };
}

/** Ids, figures and instants only. */
function inWords(state: ConversationState, wakeAt: number | null): string {
  const { turn, handler, waiting, firstResponse } = state;
  const lines = [
    state.isClosed ? 'Closed; what is still owed is being finished.' : null,
    handler === 'person'
      ? 'A person handles it; the bot is silent until it is given back.'
      : 'The bot answers.',
    turn === null
      ? null
      : turn.reply === null
        ? `Turn ${turn.turnId}, step ${turn.step}.`
        : 'A reply is on its way.',
    waiting.length === 0 ? null : `${waiting.length} message(s) wait.`,
    firstResponse.state === 'running' ? `An answer is due at ${inUtc(firstResponse.dueAt)}.` : null,
    firstResponse.state === 'breached' ? `An answer is overdue since ${inUtc(firstResponse.dueAt)}.` : null,
    state.awaitedChanges.length === 0
      ? null
      : `${state.awaitedChanges.length} music change(s) not confirmed yet.`,
    wakeAt === null ? 'Waits for the next message.' : `Wakes up at ${inUtc(wakeAt)} at the latest.`,
  ];
  return lines.filter((line) => line !== null).join(' ');
}

function inUtc(at: number | null): string {
  return at === null ? 'no time' : new Date(at).toISOString();
}
