import { describe, expect, it } from 'vitest';
import type { Incident } from './incident-types.ts';
import { timeLineOf } from './time-line.ts';

const notice = (at: string): Incident['notices'][number] => ({
  outboundMessageId: at,
  contactName: 'IT One',
  channel: 'whatsapp',
  text: 'Music offline',
  status: 'delivered',
  at,
});

describe('the time line of an incident', () => {
  it('tells in order what opened it, who was told, who took it and how it ended', () => {
    const incident = {
      openedAt: '2026-03-01T09:00:00.000Z',
      acknowledgedAt: '2026-03-01T09:03:00.000Z',
      resolvedAt: '2026-03-01T09:30:00.000Z',
      notices: [notice('2026-03-01T09:00:00.000Z'), notice('2026-03-01T09:31:00.000Z')],
    } as Incident; // cast: the other fields do not matter here
    expect(timeLineOf(incident).map(({ kind }) => kind)).toEqual([
      'opened',
      'told',
      'acknowledged',
      'resolved',
      'told',
    ]);
  });
});
