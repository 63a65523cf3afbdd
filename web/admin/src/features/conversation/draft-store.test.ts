import { describe, expect, it } from 'vitest';
import { parseDraft } from './draft-store.ts';

describe('a draft on this device', () => {
  it('comes back as it was written', () => {
    expect(parseDraft('{"text":"We are looking at it.","since":12}')).toEqual({
      text: 'We are looking at it.',
      since: 12,
    });
  });

  it.each([null, '', 'not json', '{"text":5}', '[]'])('is empty where %s is kept', (kept) => {
    expect(parseDraft(kept)).toEqual({ text: '', since: 0 });
  });
});
