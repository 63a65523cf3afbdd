import { describe, expect, test } from 'vitest';
import { fillNoticeTemplate } from './notice-template.ts';

describe('a notice in its approved wording', () => {
  test('stands on one line, as Meta demands of a parameter', () => {
    const filled = fillNoticeTemplate({
      body: 'Lobby is offline.\n\nSince:\t10:42     today',
      language: 'en-GB',
    });
    expect(filled).toEqual({
      name: 'service_notice',
      languageCode: 'en',
      bodyParameters: ['Lobby is offline. · Since: 10:42 today'],
    });
  });

  test('is Thai for who reads Thai, English for everybody else', () => {
    expect(fillNoticeTemplate({ body: 'x', language: 'th' }).languageCode).toBe('th');
    expect(fillNoticeTemplate({ body: 'x', language: 'ja' }).languageCode).toBe('en');
    expect(fillNoticeTemplate({ body: 'x', language: null }).languageCode).toBe('en');
  });

  test('is cut, not refused, when it is too long', () => {
    const [parameter] = fillNoticeTemplate({ body: 'ก'.repeat(2_000), language: 'th' }).bodyParameters;
    expect([...(parameter ?? '')]).toHaveLength(900);
    expect(parameter?.endsWith('…')).toBe(true);
  });
});
