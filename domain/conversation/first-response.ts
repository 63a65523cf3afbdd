import type { UserRole } from '../user/lists.ts';
import type { ServiceClass } from './lists.ts';
import type { ConversationPolicy, ResponseTarget } from './policies.ts';
import type { ClockEntry, FirstResponse } from './state.ts';

/** Whom to tell of a missed answer. `key` is unique in the conversation. */
export type Escalation = {
  name: string;
  key: string;
  teamRoles: UserRole[];
  serviceClass: ServiceClass;
  startedAt: number;
  dueAt: number;
  at: number;
};

export type ClockStep = { clock: FirstResponse; entries: ClockEntry[]; escalations: Escalation[] };

type Target = { policy: ConversationPolicy; serviceClass: ServiceClass };

export const IDLE_CLOCK: FirstResponse = {
  state: 'idle',
  run: 0,
  answerBy: 'anyone',
  startedAt: null,
  dueAt: null,
  escalationsDone: 0,
  nextEscalationAt: null,
};

/** Somebody waits for an answer: the target is running, or was missed and is still owed. */
export function isOwed(clock: FirstResponse): boolean {
  return clock.state === 'running' || clock.state === 'breached';
}

export function startClock(
  clock: FirstResponse,
  target: Target & { at: number; answerBy: FirstResponse['answerBy'] },
): ClockStep {
  const { at, answerBy, serviceClass } = target;
  const dueAt = at + limitOf(target, answerBy);
  const run = clock.run + 1;
  const started: FirstResponse = { ...IDLE_CLOCK, state: 'running', run, answerBy, startedAt: at, dueAt };
  return change(started, 'started', at, serviceClass);
}

export function meetClock(clock: FirstResponse, at: number, serviceClass: ServiceClass): ClockStep {
  return change({ ...clock, state: 'met', nextEscalationAt: null }, 'met', at, serviceClass);
}

export function stopClock(clock: FirstResponse, at: number, serviceClass: ServiceClass): ClockStep {
  if (!isOwed(clock)) return { clock, entries: [], escalations: [] };
  return change({ ...clock, state: 'idle', nextEscalationAt: null }, 'stopped', at, serviceClass);
}

/** Breaches and escalates whatever is due by `at`: team, then manager, each once per run. */
export function passDeadlines(clock: FirstResponse, target: Target & { at: number }): ClockStep {
  const { at, serviceClass } = target;
  if (clock.state === 'running' && clock.dueAt !== null && at >= clock.dueAt) {
    const missed = change({ ...clock, state: 'breached' }, 'breached', clock.dueAt, serviceClass);
    const first = targetOf(target).escalations[0];
    const nextEscalationAt = first === undefined ? null : clock.dueAt + first.afterMs;
    return append(missed, passDeadlines({ ...missed.clock, nextEscalationAt }, target));
  }
  const step = targetOf(target).escalations[clock.escalationsDone];
  const { nextEscalationAt, startedAt, dueAt } = clock;
  if (clock.state !== 'breached' || step === undefined) return unchanged(clock);
  if (startedAt === null || dueAt === null) return unchanged(clock);
  if (nextEscalationAt === null || at < nextEscalationAt) return unchanged(clock);
  const escalationsDone = clock.escalationsDone + 1;
  const following = targetOf(target).escalations[escalationsDone];
  const later = following === undefined ? null : dueAt + following.afterMs;
  const told = change(
    { ...clock, escalationsDone, nextEscalationAt: later },
    'escalated',
    at,
    serviceClass,
    step.name,
  );
  const key = keyOf(clock, step.name);
  told.escalations.push({
    name: step.name,
    key,
    teamRoles: step.teamRoles,
    serviceClass,
    startedAt,
    dueAt,
    at,
  });
  return append(told, passDeadlines(told.clock, target));
}

/** The next instant at which this clock has something to do. */
export function clockWakeAt(clock: FirstResponse): number | null {
  if (clock.state === 'running') return clock.dueAt;
  return clock.state === 'breached' ? clock.nextEscalationAt : null;
}

function limitOf(target: Target, answerBy: FirstResponse['answerBy']): number {
  return answerBy === 'person' ? targetOf(target).personMs : targetOf(target).anyoneMs;
}

function targetOf({ policy, serviceClass }: Target): ResponseTarget {
  return policy.firstResponse[serviceClass];
}

function keyOf(clock: FirstResponse, name: string): string {
  return `first_response/${clock.run}/${name}`;
}

function change(
  clock: FirstResponse,
  event: ClockEntry['event'],
  at: number,
  serviceClass: ServiceClass,
  name: string = event,
): ClockStep {
  const entry: ClockEntry = { event, key: keyOf(clock, name), at, dueAt: clock.dueAt, serviceClass };
  return { clock, entries: [entry], escalations: [] };
}

function unchanged(clock: FirstResponse): ClockStep {
  return { clock, entries: [], escalations: [] };
}

function append(before: ClockStep, after: ClockStep): ClockStep {
  return {
    clock: after.clock,
    entries: [...before.entries, ...after.entries],
    escalations: [...before.escalations, ...after.escalations],
  };
}
