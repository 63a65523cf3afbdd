import type { ServiceClass } from './lists.ts';

/**
 * Urgent is what the guests notice now: no music at all, a player that is away, an emergency, an event that
 * is running. Everything else is a question of quality. Thai is written without spaces, so its phrases match anywhere.
 */
const URGENT: readonly RegExp[] = [
  /\b(?:no|without|lost(?: the)?) (?:music|sound|audio)\b/,
  /\b(?:music|sound|audio|songs?|playlist|zone|player|speakers?|system|it|everything) (?:(?:has|have|is|are|just|suddenly|all|went|gone|completely|totally|again) )*(?:stopped|died|silent|offline|disconnected|cut out|not working|gone)\b/,
  /\b(?:music|sound|audio|player|speakers?|system|everything) (?:is|are|has gone|went|seems) (?:completely |totally )?(?:down|dead|off)\b/,
  /\b(?:music|sound|audio|player|speakers?|system) (?:has |have )?(?:stops|isn't|isnt|won't|wont|does not|doesn't|doesnt)(?: work\w*| play\w*)?\b/,
  /\b(?:nothing is|nothing's|not|isn't|isnt|stopped) playing\b/,
  /\b(?:completely |totally |dead )silen(?:t|ce)\b/,
  /\b(?:player|zone|speakers?|system) (?:offline|disconnected)\b/,
  /\b(?:emergency|evacuat\w*|fire alarm|alarm is ringing|on fire)\b/,
  /\b(?:urgent|urgently|asap|immediately|right now)\b/,
  /\b(?:wedding|gala|party|ceremony|banquet|guests?|event|function|conference)\b.{0,60}\b(?:now|started|starting|is on|waiting|complain\w*|in (?:a few|five|ten|5|10) minutes)\b/,
  /\bguests? (?:are|is) (?:complaining|waiting|leaving)\b/,
  /เพลง(?:หยุด|ดับ|หาย|ไม่เล่น|ไม่ดัง|ไม่ออก|เงียบ)/,
  /ไม่มี(?:เพลง|เสียง)/,
  /เสียง(?:หาย|ไม่ออก|ดับ|เงียบ)/,
  /(?:เครื่อง|ระบบ|ลำโพง|เครื่องเล่น)(?:เพลง)?(?:ออฟไลน์|ดับ|ล่ม|เสีย|ไม่ทำงาน)/,
  /ออฟไลน์|เงียบสนิท|เงียบกริบ/,
  /ฉุกเฉิน|ไฟไหม้|สัญญาณเตือน|อพยพ/,
  /ด่วน|เดี๋ยวนี้|ตอนนี้เลย|ทันที/,
  /(?:งานแต่ง|งานเลี้ยง|งานอีเวนต์|อีเวนต์|แขก).{0,40}(?:เริ่ม|ตอนนี้|รออยู่|กำลัง|ร้องเรียน|บ่น)/,
];

/** The one class of a case, read from what was written. Media without text is a question of quality. */
export function classifyMessage(text: string | null): ServiceClass {
  if (text === null) return 'quality';
  const plain = text.normalize('NFC').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ');
  return URGENT.some((pattern) => pattern.test(plain)) ? 'urgent' : 'quality';
}

const SMALL_TALK =
  /^(?:(?:hi|hello|hey|hiya|dear team|good (?:morning|afternoon|evening|day)|please|thanks|thank you|thx|cheers|team|there|สวัสดี|หวัดดี|ดี|ขอบคุณ|ขอบใจ|รบกวนหน่อย|ครับ|คับ|ค่ะ|คะ|นะ|จ้า)[\s,.!?:)🙏👋🙂😊]*)+$/u;

/** A greeting or a thank-you around the matter: it does not make a plain command a question for the model. */
export function isSmallTalk(text: string | null): boolean {
  return text !== null && SMALL_TALK.test(text.normalize('NFC').toLowerCase().trim());
}
