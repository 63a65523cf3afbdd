import { describe, expect, it } from 'vitest';
import { composeAnswer } from './compose-answer.ts';
import type { Answer, ZoneAnswer } from './compose-answer.ts';
import { LANGUAGES } from './language.ts';
import { recogniseCommand } from './recognise-command.ts';

const zone = (overrides: Partial<ZoneAnswer> = {}): ZoneAnswer => ({
  zoneName: 'Lobby',
  outcome: 'verified',
  reasonCode: null,
  volumeBefore: 10,
  volumeAfter: 8,
  isPlayingAfter: true,
  volumeCeiling: null,
  offlineSince: null,
  ...overrides,
});
const music = (zones: ZoneAnswer[], overrides: Partial<Extract<Answer, { kind: 'music' }>> = {}): Answer => ({
  kind: 'music',
  action: 'volume',
  isLater: false,
  timezone: 'Asia/Bangkok',
  ...overrides,
  zones,
});
const OFFLINE_SINCE = Date.parse('2026-11-03T07:05:00Z');
const HOUR_MS = 3_600_000;

describe('an answer in English', () => {
  it.each<[Answer, string]>([
    [music([zone()]), 'Done. Lobby: volume from 10 to 8. Is it better now?'],
    [
      music([zone(), zone({ zoneName: 'Bar', volumeBefore: 6, volumeAfter: 5 })]),
      'Done.\n• Lobby: volume from 10 to 8.\n• Bar: volume from 6 to 5.\nIs it better now?',
    ],
    [
      music([zone({ volumeBefore: 16, volumeAfter: 16 })]),
      'Done. Lobby: volume is already at 16, the end of the scale.',
    ],
    [
      music([zone({ outcome: 'on_the_way', volumeAfter: null })]),
      'Lobby: on its way, the player has not confirmed yet. I will tell you as soon as it is confirmed.',
    ],
    [music([zone()], { isLater: true }), 'Confirmed. Lobby: volume from 10 to 8. Is it better now?'],
    [
      music([zone({ outcome: 'not_verified' })], { isLater: true }),
      'Lobby: I sent the command, but the player has not confirmed it. It may not have changed.',
    ],
    [
      music([zone({ outcome: 'player_offline', offlineSince: OFFLINE_SINCE })]),
      'Lobby: the player is offline since 3 Nov, 14:05, so I cannot change it right now.',
    ],
    [
      music([zone({ outcome: 'refused', reasonCode: 'music.above_ceiling', volumeCeiling: 12 })]),
      'Lobby: louder than its agreed limit of 12. A colleague has to approve that.',
    ],
    [
      music([zone(), zone({ zoneName: 'Bar', outcome: 'player_offline' })]),
      '• Lobby: volume from 10 to 8.\n• Bar: the player is offline, so I cannot change it right now.\nIs it better now?',
    ],
    [music([zone()], { action: 'pause' }), 'Done. Lobby: the music is paused.'],
    [music([zone()], { action: 'skip' }), 'Done. Lobby: the next song is playing.'],
    [
      music([zone({ volumeBefore: 8, volumeAfter: 10 })], { action: 'undo' }),
      'Done. Lobby: volume from 8 to 10.',
    ],
    [
      { kind: 'volume_out_of_range', asked: 20 },
      'The volume goes from 0 to 16 in whole steps, so I cannot set it to 20.',
    ],
    [
      { kind: 'which_zone', candidates: ['Lobby', 'Bar'], isUnknown: false },
      'Which zone do you mean?\n• Lobby\n• Bar',
    ],
    [
      { kind: 'handed_over', answerWithinMs: HOUR_MS },
      'I am handing this over to a colleague. A colleague will answer within 1 hour.',
    ],
    [{ kind: 'handed_over', answerWithinMs: null }, 'I am handing this over to a colleague.'],
    [
      {
        kind: 'status',
        timezone: 'Asia/Bangkok',
        zones: [
          { zoneName: 'Lobby', status: 'playing', volume: 8, since: OFFLINE_SINCE },
          { zoneName: 'Bar', status: 'offline', volume: null, since: OFFLINE_SINCE },
        ],
      },
      '• Lobby: playing, volume 8.\n• Bar: offline since 3 Nov, 14:05.',
    ],
    [
      {
        kind: 'playing_now',
        zones: [{ zoneName: 'Lobby', status: 'playing', nowPlaying: 'A Song by Somebody' }],
      },
      'Lobby: A Song by Somebody',
    ],
  ])('%j', (answer, text) => {
    expect(composeAnswer(answer, 'en')).toBe(text);
  });
});

it('in Thai the same is said', () => {
  expect(composeAnswer(music([zone({ zoneName: 'ล็อบบี้' })]), 'th')).toBe(
    'เรียบร้อยครับ ล็อบบี้: ระดับเสียงจาก 10 เป็น 8 ตอนนี้ดีขึ้นไหมครับ',
  );
  expect(composeAnswer({ kind: 'handed_over', answerWithinMs: HOUR_MS }, 'th')).toContain('ภายใน 1 ชั่วโมง');
  expect(
    composeAnswer(music([zone({ outcome: 'player_offline', offlineSince: OFFLINE_SINCE })]), 'th'),
  ).toContain('ตั้งแต่ 3 พ.ย. 14:05');
});

it('an emergency is answered with what was paused and who knows', () => {
  const answer: Answer = { kind: 'emergency', zones: [zone({ isPlayingAfter: false })], timezone: 'UTC' };
  expect(composeAnswer(answer, 'en')).toBe(
    'Done. Lobby: the music is paused.\nOur team has been told about the emergency.',
  );
});

it('the two ways out of a bare "stop" are understood when they are sent back', () => {
  for (const language of LANGUAGES) {
    const offered = [...composeAnswer({ kind: 'stop_asked' }, language).matchAll(/"([^"]+)"/g)];
    const commands = offered.map(([, text]) => recogniseCommand(text ?? ''));
    expect(commands).toMatchObject([{ kind: 'change', change: { kind: 'pause' } }, { kind: 'stop' }]);
  }
});
