import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UserId, ZoneId } from '../ids.ts';
import { isOver, nextStep, openIncident } from './next-step.ts';
import type { IncidentEffect, IncidentInput, IncidentStep } from './next-step.ts';
import { outagePolicy } from './policies.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const policy = outagePolicy({ offlineLongSeconds: 900, alertCooldownSeconds: 3600 });
const lobby = 'lobby' as ZoneId;
const by = { userId: 'user' as UserId };

function open(holdUntil: number | null = null): IncidentStep {
  return openIncident({
    kind: 'opened',
    at: 0,
    cause: 'zones_offline',
    severity: 'critical',
    zoneIds: [lobby],
    policy,
    holdUntil,
  });
}

/** Lets time pass until `until`, waking whenever the step asks for it. */
function pass(from: IncidentStep, until: number): { step: IncidentStep; effects: IncidentEffect[] } {
  let step = from;
  const effects = [...from.effects];
  while (step.wakeAt !== null && step.wakeAt <= until) {
    step = nextStep(step.state, { kind: 'woke', at: step.wakeAt });
    effects.push(...step.effects);
  }
  return { step, effects };
}

const told = (effects: IncidentEffect[]) =>
  effects.flatMap((effect) => (effect.kind === 'tell' ? [`${effect.key}@${effect.at / MINUTE}`] : []));

describe('one incident', () => {
  it('tells IT and the team at once, the managers after 15 minutes, and reminds once per hour', () => {
    const { effects } = pass(open(), 4 * HOUR);
    expect(told(effects)).toEqual([
      'first_notice@0',
      'managers@15',
      'reminder-1@75',
      'reminder-2@135',
      'reminder-3@195',
    ]);
  });

  it('an acknowledgement stops the escalation, and everybody still hears when it is over', () => {
    const acknowledged = nextStep(open().state, { kind: 'acknowledged', at: MINUTE, by });
    expect(acknowledged.wakeAt).toBeNull();
    expect(
      nextStep(acknowledged.state, { kind: 'recovered', at: HOUR }).effects.map((effect) => effect.kind),
    ).toEqual(['resolve', 'tellOver', 'reportOver']);
  });

  it('a second outage within the cool-down is told only when it lasts beyond it', () => {
    const held = open(40 * MINUTE);
    expect(held).toMatchObject({ effects: [], wakeAt: 40 * MINUTE });
    expect(told(pass(held, 41 * MINUTE).effects)[0]).toBe('first_notice@40');
    const over = nextStep(held.state, { kind: 'recovered', at: 10 * MINUTE });
    expect(over.effects.map((effect) => effect.kind)).toEqual(['resolve', 'reportOver']);
  });

  it('a person may end it, which is told but not written a second time', () => {
    const ended = nextStep(open().state, { kind: 'resolved', at: MINUTE, by });
    expect(ended.effects.map((effect) => effect.kind)).toEqual(['tellOver', 'reportOver']);
    expect(isOver(ended.state)).toBe(true);
  });

  it('in any order of events nobody is told the same step twice, and nothing is told after the end', () => {
    const input = fc.oneof(
      fc.constant({ kind: 'woke' as const }),
      fc.constant({ kind: 'zonesAdded' as const, zoneIds: [lobby] }),
      fc.constant({ kind: 'recovered' as const }),
      fc.constant({ kind: 'acknowledged' as const, by }),
      fc.constant({ kind: 'resolved' as const, by }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(input, fc.integer({ min: 0, max: HOUR })), { maxLength: 25 }),
        (inputs) => {
          let step = open();
          const keys = step.effects.flatMap((effect) => (effect.kind === 'tell' ? [effect.key] : []));
          let at = 0;
          for (const [event, wait] of inputs) {
            at += wait;
            const wasOver = isOver(step.state);
            step = nextStep(step.state, { ...event, at } as IncidentInput);
            if (wasOver) expect(step.effects).toEqual([]);
            keys.push(...step.effects.flatMap((effect) => (effect.kind === 'tell' ? [effect.key] : [])));
          }
          expect(new Set(keys).size).toBe(keys.length);
        },
      ),
    );
  });
});
