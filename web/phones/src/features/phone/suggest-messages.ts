import { timeAnswers } from './time-answers.ts';
import type { Channel, Message } from './types.ts';

const ENGLISH = [
  'The lobby music is too loud',
  'undo',
  'What is playing?',
  '20% quieter everywhere',
  'Pause the music in the pool',
  'A person please',
];
const THAI = [
  'เพลงที่ล็อบบี้ดังเกินไป',
  'ยกเลิก',
  'ตอนนี้เปิดเพลงอะไรอยู่',
  'เบาลง 20% ทุกโซน',
  'หยุดเพลงที่สระว่ายน้ำ',
  'ขอคุยกับเจ้าหน้าที่',
];

export const isThai = (text: string) => /\p{Script=Thai}/u.test(text);

/** In the language of the person; after a notice that nobody asked for, "OK" stands first: it acknowledges. */
export function suggestMessages(phone: {
  channel: Channel;
  name: string;
  messages: readonly Message[];
}): string[] {
  const { channel, name, messages } = phone;
  const sentences = channel === 'line' || isThai(name) ? THAI : ENGLISH;
  const last = messages.at(-1);
  const isNotice = last?.direction === 'to_contact' && !timeAnswers(messages).has(last.id);
  return isNotice ? ['OK', ...sentences] : [...sentences, 'OK'];
}
