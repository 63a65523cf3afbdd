import { expect, it } from 'vitest';
import { classifyMessage, isSmallTalk } from './classify-message.ts';

it.each([
  'The music stopped',
  'There is no music in the restaurant!',
  'lobby speakers are silent',
  'the player is offline again',
  "The sound isn't working",
  'Everything is down here',
  'FIRE ALARM, cut the music',
  'Guests are complaining, please hurry',
  'The wedding has started and it plays the wrong songs',
  'please fix it right now',
  'เพลงหยุดเล่น',
  'ไม่มีเสียงเลยครับ',
  'เครื่องเล่นออฟไลน์',
  'ไฟไหม้! ปิดเพลงด้วย',
  'ด่วนมากครับ',
  'งานแต่งกำลังเริ่มแล้ว',
])('%s is urgent', (text) => {
  expect(classifyMessage(text)).toBe('urgent');
});

it.each([
  'The lobby music is too loud',
  'Please turn it down',
  'Turn the music down in the bar',
  'Could we have jazz next week?',
  'Can you stop the music at ten tonight?',
  'What is playing in the lobby?',
  'Thank you',
  'ล็อบบี้เสียงดังเกินไป',
  'ขอเพลงคริสต์มาสสัปดาห์หน้า',
])('%s is a question of quality', (text) => {
  expect(classifyMessage(text)).toBe('quality');
});

it('a picture without words is a question of quality', () => {
  expect(classifyMessage(null)).toBe('quality');
});

it.each([
  ['Good morning!', true],
  ['Hi team, thank you', true],
  ['สวัสดีครับ', true],
  ['ขอบคุณค่ะ 🙏', true],
  ['Hi, the lobby is too loud', false],
  ['Thanks, but it is worse now', false],
  [null, false],
])('%s is small talk: %s', (text, expected) => {
  expect(isSmallTalk(text)).toBe(expected);
});
