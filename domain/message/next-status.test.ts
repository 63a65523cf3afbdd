import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextStatus, wasAccepted } from './next-status.ts';
import { OUTBOUND_STATUSES } from './outbound.ts';
import type { OutboundStatus } from './outbound.ts';

const REPORTS = ['sent', 'delivered', 'read', 'failed'] as const;
const follow = (from: OutboundStatus, told: readonly OutboundStatus[]) => told.reduce(nextStatus, from);

describe('the status of a sent message', () => {
  test.each([
    ['accepted', 'sent', 'sent'],
    ['sent', 'read', 'read'],
    ['read', 'delivered', 'read'],
    ['delivered', 'sent', 'delivered'],
    ['sent', 'failed', 'failed'],
    ['failed', 'sent', 'failed'],
    ['failed', 'accepted', 'failed'],
    ['delivered', 'failed', 'delivered'],
    ['sending', 'sent', 'sent'],
    ['unknown', 'delivered', 'delivered'],
    ['unknown', 'sending', 'unknown'],
  ] as const)('%s, then told %s, is %s', (current, told, expected) => {
    expect(nextStatus(current, told)).toBe(expected);
  });

  test('reports in any order, repeated as often as they like, end in the same status', () => {
    const reports = fc.array(fc.constantFrom(...REPORTS), { maxLength: 8 });
    fc.assert(
      fc.property(
        reports.chain((told) =>
          fc.tuple(
            fc.constant(told),
            fc
              .shuffledSubarray([...told, ...told], { minLength: told.length * 2 })
              .map((again) => again.filter((one) => told.includes(one))),
          ),
        ),
        fc.constantFrom(...OUTBOUND_STATUSES),
        ([told, again], from) => {
          expect(follow(from, again)).toBe(follow(from, told));
        },
      ),
    );
  });

  test('it never goes back, and our own late note of acceptance changes nothing that a report said', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REPORTS), { minLength: 1 }), (told) => {
        const withNoteFirst = follow('sending', ['accepted', ...told]);
        expect(follow('sending', [...told, 'accepted'])).toBe(withNoteFirst);
      }),
    );
  });

  test('a message counts as taken by the vendor from its acceptance on, a failed one does not', () => {
    expect(OUTBOUND_STATUSES.filter(wasAccepted)).toEqual(['accepted', 'sent', 'delivered', 'read']);
  });
});
