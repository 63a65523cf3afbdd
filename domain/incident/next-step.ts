import type { EscalationStep } from './policies.ts';
import type { IncidentEvent, IncidentState } from './state.ts';

/** One incident from the first notice to "it is over": tell, wait for an acknowledgement, escalate, remind. */
export type IncidentInput = IncidentEvent | { kind: 'woke'; at: number };

export type IncidentEffect =
  /** `key` is unique in the incident: the same step told twice is one message per person. */
  | { kind: 'tell'; key: string; step: EscalationStep; at: number }
  /** To everybody who was told before, and to nobody else. */
  | { kind: 'tellOver'; at: number }
  | { kind: 'resolve'; reasonCode: 'recovered'; at: number }
  /** So that the venue's workflow knows that the next outage is a new incident. */
  | { kind: 'reportOver'; at: number };

export type IncidentStep = { state: IncidentState; effects: IncidentEffect[]; wakeAt: number | null };

export function openIncident(opened: Extract<IncidentEvent, { kind: 'opened' }>): IncidentStep {
  const state: IncidentState = {
    cause: opened.cause,
    severity: opened.severity,
    status: 'open',
    openedAt: opened.at,
    zoneIds: opened.zoneIds,
    policy: opened.policy,
    stepsDone: 0,
    remindersDone: 0,
    nextStepAt: Math.max(opened.at, opened.holdUntil ?? opened.at),
  };
  return nextStep(state, { kind: 'woke', at: opened.at });
}

export function nextStep(state: IncidentState, input: IncidentInput): IncidentStep {
  // what arrives after the end changes nothing: the end was told
  if (state.status === 'resolved') return { state, effects: [], wakeAt: null };
  switch (input.kind) {
    case 'opened':
      return settle(state, []);
    case 'zonesAdded': {
      const added = input.zoneIds.filter((zoneId) => !state.zoneIds.includes(zoneId));
      return settle({ ...state, zoneIds: [...state.zoneIds, ...added] }, []);
    }
    case 'acknowledged':
      return settle({ ...state, status: 'acknowledged', nextStepAt: null }, []);
    case 'recovered':
      return end(state, input.at, [{ kind: 'resolve', reasonCode: 'recovered', at: input.at }]);
    case 'resolved':
      return end(state, input.at, []);
    case 'woke':
      return escalate(state, input.at);
  }
}

function end(state: IncidentState, at: number, first: IncidentEffect[]): IncidentStep {
  const told: IncidentEffect[] = state.stepsDone > 0 ? [{ kind: 'tellOver', at }] : [];
  return settle({ ...state, status: 'resolved', nextStepAt: null }, [
    ...first,
    ...told,
    { kind: 'reportOver', at },
  ]);
}

function escalate(state: IncidentState, at: number): IncidentStep {
  if (state.nextStepAt === null || at < state.nextStepAt) return settle(state, []);
  const { steps, remindEveryMs } = state.policy;
  const step = steps[state.stepsDone];
  if (step === undefined) return remind(state, at);
  const stepsDone = state.stepsDone + 1;
  const following = steps[stepsDone];
  // a step that was held back by a cool-down does not pull the next one over itself
  const nextStepAt =
    following === undefined ? at + remindEveryMs : Math.max(state.openedAt + following.afterMs, at + 1);
  return settle({ ...state, stepsDone, nextStepAt }, [{ kind: 'tell', key: step.name, step, at }]);
}

function remind(state: IncidentState, at: number): IncidentStep {
  const { steps, remindEveryMs } = state.policy;
  const last = steps.at(-1);
  if (last === undefined) return settle({ ...state, nextStepAt: null }, []);
  const remindersDone = state.remindersDone + 1;
  return settle({ ...state, remindersDone, nextStepAt: at + remindEveryMs }, [
    { kind: 'tell', key: `reminder-${remindersDone}`, step: last, at },
  ]);
}

function settle(state: IncidentState, effects: IncidentEffect[]): IncidentStep {
  return { state, effects, wakeAt: state.status === 'open' ? state.nextStepAt : null };
}

export function isOver(state: IncidentState): boolean {
  return state.status === 'resolved';
}
