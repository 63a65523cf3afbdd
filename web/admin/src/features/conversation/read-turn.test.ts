import { describe, expect, it } from 'vitest';
import { factLines, knownStep, textOf } from './read-turn.ts';

describe('a turn of the bot', () => {
  it('shows what the model proposed line by line', () => {
    expect(factLines({ zone: 'lobby', change: { kind: 'volume_by_percent', percent: -20 } })).toEqual([
      'zone: lobby',
      'change kind: volume_by_percent',
      'change percent: -20',
    ]);
  });

  it('shows what the model said, without what belongs to tools', () => {
    const content = [
      { type: 'text', text: 'One moment.' },
      { type: 'tool_use', name: 'change_music' },
    ];
    expect(textOf(content)).toBe('One moment.');
  });

  it('knows the steps of today and leaves those of tomorrow as they are', () => {
    expect(knownStep({ kind: 'failure', reason: 'budget' })?.kind).toBe('failure');
    expect(knownStep({ kind: 'something_new' })).toBeNull();
  });
});
