import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IncidentId, ZoneId } from '../ids.ts';
import { ZONE_STATUSES } from '../zone/lists.ts';
import type { ZoneStatus } from '../zone/lists.ts';
import { isOver, nextStep, watchVenue } from './next-step.ts';
import type { VenueInput } from './next-step.ts';
import type { VenueState } from './state.ts';

const lobby = 'lobby' as ZoneId;
const pool = 'pool' as ZoneId;
const incidentId = 'incident' as IncidentId;

function change(
  zoneId: ZoneId,
  previousStatus: ZoneStatus,
  status: ZoneStatus,
  at: number,
  quietUntil: number | null = null,
): VenueInput {
  return { kind: 'zonesChanged', at, changes: [{ zoneId, previousStatus, status, at }], quietUntil };
}

/** Plays events one after the other; an incident that is opened gets its id at once. */
function play(inputs: VenueInput[]) {
  let state: VenueState = watchVenue();
  const effects = [];
  let wakeAt: number | null = null;
  for (const input of inputs) {
    const step = nextStep(state, input);
    ({ state, wakeAt } = step);
    effects.push(...step.effects);
    if (step.effects.some((effect) => effect.kind === 'openIncident')) {
      const opened = nextStep(state, { kind: 'incidentOpened', at: input.at, incidentId });
      ({ state, wakeAt } = opened);
      effects.push(...opened.effects);
    }
  }
  return { state, effects, wakeAt };
}

describe('one venue under watch', () => {
  it('two zones going out are one incident, and it is over when both are back', () => {
    const { effects, state } = play([
      change(lobby, 'playing', 'offline', 1),
      change(pool, 'playing', 'offline', 2),
      change(lobby, 'offline', 'playing', 3),
      change(pool, 'offline', 'playing', 4),
    ]);
    expect(effects).toEqual([
      { kind: 'openIncident', zoneIds: [lobby], at: 1 },
      { kind: 'addZones', incidentId, zoneIds: [pool], at: 2 },
      { kind: 'tellRecovered', incidentId, at: 4 },
    ]);
    expect(state.incident).toBeNull();
  });

  it('a zone found offline at the first look is no incident', () => {
    expect(play([change(lobby, 'unknown', 'offline', 1)]).effects).toEqual([]);
  });

  it('a zone that was heard, could not be read for a while and is then offline is an incident', () => {
    const { effects } = play([
      change(lobby, 'playing', 'unknown', 1),
      change(lobby, 'unknown', 'offline', 2),
    ]);
    expect(effects).toEqual([{ kind: 'openIncident', zoneIds: [lobby], at: 2 }]);
  });

  it('trouble with the provider is never an incident of the venue', () => {
    expect(play([change(lobby, 'playing', 'unknown', 1)]).effects).toEqual([]);
  });

  it('an outage while closed waits for opening time and is forgotten when the music is back before', () => {
    const closed = play([change(lobby, 'playing', 'offline', 1, 100)]);
    expect(closed).toMatchObject({ effects: [], wakeAt: 100 });
    expect(
      play([change(lobby, 'playing', 'offline', 1, 100), { kind: 'woke', at: 100 }]).effects,
    ).toHaveLength(1);
    expect(
      play([
        change(lobby, 'playing', 'offline', 1, 100),
        change(lobby, 'offline', 'playing', 50, 100),
        { kind: 'woke', at: 100 },
      ]).effects,
    ).toEqual([]);
  });

  it('an incident ended by a person does not open again for the same outage', () => {
    const { effects } = play([
      change(lobby, 'playing', 'offline', 1),
      { kind: 'incidentOver', at: 2, incidentId },
      { kind: 'woke', at: 3 },
    ]);
    expect(effects.map((effect) => effect.kind)).toEqual(['openIncident']);
  });

  it('an archived venue tells that its incident is over and ends', () => {
    const { effects, state } = play([change(lobby, 'playing', 'offline', 1), { kind: 'archived', at: 2 }]);
    expect(effects.at(-1)).toEqual({ kind: 'tellRecovered', incidentId, at: 2 });
    expect(isOver(state)).toBe(true);
  });

  it('whatever happens, at most one incident is open, and none without a zone that was heard before', () => {
    const event = fc.record({
      zoneId: fc.constantFrom(lobby, pool),
      previousStatus: fc.constantFrom(...ZONE_STATUSES),
      status: fc.constantFrom(...ZONE_STATUSES),
    });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const { effects } = play(
          events.map((e, index) => change(e.zoneId, e.previousStatus, e.status, index)),
        );
        let isOpen = false;
        for (const effect of effects) {
          if (effect.kind === 'openIncident') {
            expect(isOpen).toBe(false);
            expect(effect.zoneIds.length).toBeGreaterThan(0);
            isOpen = true;
          }
          if (effect.kind === 'tellRecovered') isOpen = false;
        }
      }),
    );
  });
});
