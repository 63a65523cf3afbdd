import type { Turn } from './read-turn.ts';
import { sayResult, zonesIn } from './say-result.ts';

/** What the scripted model does next: ask for a tool, or speak. */
export type Move =
  | { kind: 'tool'; name: string; input: Record<string, unknown> }
  | { kind: 'text'; text: string };

type Rule = { when: RegExp; unless?: RegExp; act: (turn: Turn) => Move };

const say = (turn: Turn, en: string, th: string): Move => ({
  kind: 'text',
  text: turn.language === 'th' ? th : en,
});

/** Places as people call them, in both languages; anything else is looked up among the venue's own zones. */
const PLACES: [RegExp, string][] = [
  [/lobby|ล็อบบี้|ลอบบี้/i, 'Lobby'],
  [/restaurant|dining room|ห้องอาหาร/i, 'Restaurant'],
  [/roof ?top|ดาดฟ้า/i, 'Rooftop'],
  [/terrace|ระเบียง/i, 'Terrace'],
  [/pool|สระ/i, 'Pool'],
  [/\bgym\b|fitness|ฟิตเนส/i, 'Gym'],
  [/\bspa\b|สปา/i, 'Spa'],
  [/garden|สวน/i, 'Garden'],
  [/caf[eé]|คาเฟ่/i, 'Café'],
  [/lounge|เลานจ์/i, 'Lounge'],
  [/\bbar\b|บาร์/i, 'Bar'],
];
const EVERYWHERE =
  /every ?where|all (the )?(zones|areas|rooms)|whole (place|venue|hotel)|ทุก(โซน|ที่|พื้นที่)|ทั้ง(หมด|โรงแรม|ร้าน)/i;

const OFFER = { en: 'Shall I pass this on to a colleague?', th: 'ให้เจ้าหน้าที่ช่วยดูแลต่อไหมคะ' };
const END_DATE = { en: 'Until which date should it play?', th: 'ต้องการให้เปิดถึงวันที่เท่าไรคะ' };

function handOver(turn: Turn, reason: string): Move {
  if (turn.tools.has('hand_over_to_person'))
    return { kind: 'tool', name: 'hand_over_to_person', input: { reason } };
  return say(
    turn,
    'I cannot settle this myself. Please contact our team.',
    'เรื่องนี้ต้องให้ทีมงานช่วยค่ะ กรุณาติดต่อทีมงานของเรา',
  );
}

/** Proposes at once when the place is named; otherwise looks at the venue first, and asks when that does not tell. */
function propose(change: Record<string, unknown>): (turn: Turn) => Move {
  return (turn) => {
    if (!turn.tools.has('propose_music_change')) return handOver(turn, turn.text);
    const facts = turn.steps.findLast(({ tool }) => tool === 'get_venue_facts');
    const names = facts ? zonesIn(facts.result).map(({ name }) => name) : [];
    const named =
      names.find((name) => turn.text.toLowerCase().includes(name.toLowerCase())) ??
      PLACES.find(([pattern]) => pattern.test(turn.text))?.[1];
    const zone = EVERYWHERE.test(turn.text) ? 'all' : (named ?? (names.length === 1 ? names[0] : undefined));
    if (zone) return { kind: 'tool', name: 'propose_music_change', input: { zone, change } };
    if (!facts && turn.tools.has('get_venue_facts'))
      return { kind: 'tool', name: 'get_venue_facts', input: {} };
    const list = names.length > 0 ? ` (${names.join(', ')})` : '';
    return say(turn, `Which zone do you mean${list}?`, `หมายถึงโซนไหนคะ${list}`);
  };
}

/** The first rule that fits decides; order matters. */
const RULES: Rule[] = [
  {
    when: /invoice|\bbill(ing|ed)?\b|contract|renew|subscription|refund|price|quotation|\bquote\b|cancel my|ใบแจ้งหนี้|สัญญา|ต่ออายุ|ราคา|คืนเงิน|ค่าบริการ/i,
    act: (turn) => handOver(turn, `Contract or billing: ${turn.text}`),
  },
  {
    when: /complain(t|ing to)|unacceptable|terrible service|manager|lawyer|ร้องเรียน|แย่มาก|ผู้จัดการ/i,
    unless: /guests? (are|is|keep)/i,
    act: (turn) => handOver(turn, `Complaint: ${turn.text}`),
  },
  {
    when: /human|real person|someone (from|to)|colleague|talk to (a|some)|เจ้าหน้าที่|คุยกับคน|พนักงาน/i,
    act: (turn) => handOver(turn, `Asked for a person: ${turn.text}`),
  },
  {
    when: /(christmas|x-?mas|new year|songkran|valentine|halloween|ramadan|คริสต์มาส|ปีใหม่|สงกรานต์|ตรุษจีน)/i,
    unless: /until|till|\bto \d|through|ถึงวัน|ถึง \d/i,
    act: (turn) => say(turn, `Gladly. ${END_DATE.en}`, `ได้ค่ะ ${END_DATE.th}`),
  },
  {
    when: /(christmas|x-?mas|new year|songkran|valentine|halloween|ramadan|คริสต์มาส|ปีใหม่|สงกรานต์|ตรุษจีน)/i,
    act: (turn) => handOver(turn, `Planned music: ${turn.text}`),
  },
  {
    when: /deafening|ear ?drums?|ears? (hurt|bleed)|can('|no)t (hear|talk)|shout(ing)?|blasting|too (loud|noisy)|so loud|noise|หนวกหู|หูจะแตก|ดังเกิน|ดังมาก|ดังไป/i,
    unless: /can('|no)t hear (the )?(music|it|any)|barely|hardly/i,
    act: propose({ kind: 'volume_by_percent', percent: -20 }),
  },
  {
    when: /barely hear|hardly hear|can('|no)t hear|too (quiet|soft)|inaudible|so quiet|แทบไม่ได้ยิน|เบาเกิน|เบาไป|ไม่ค่อยได้ยิน|ไม่ได้ยินเพลง/i,
    act: propose({ kind: 'volume_by_percent', percent: 20 }),
  },
  {
    when: /boring|same song|over and over|sick of this|hate this|annoying song|น่าเบื่อ|เพลงเดิม|เพลงซ้ำ|เบื่อเพลง/i,
    act: propose({ kind: 'skip' }),
  },
  {
    when: /silence|kill the music|no music (for|during|please)|ceremony|fire alarm|เงียบ|งดเพลง|ปิดเพลง/i,
    unless: /why|dead silence|it('s| is) silent|ทำไม/i,
    act: propose({ kind: 'pause' }),
  },
  {
    when: /(bring|get|start) the music|music back|why.*(silent|no music|silence)|เปิดเพลง|เพลงหาย|ไม่มีเพลง/i,
    act: propose({ kind: 'play' }),
  },
  {
    when: /zones?|areas?|what('s| is) (on|playing)|which (rooms|players)|venue|status|everything (ok|fine|working)|โซน|สถานะ|เพลงอะไร|กี่จุด|ระบบ/i,
    act: (turn) =>
      turn.tools.has('get_venue_facts')
        ? { kind: 'tool', name: 'get_venue_facts', input: {} }
        : say(turn, `I cannot look that up here. ${OFFER.en}`, `ตรงนี้ดูข้อมูลให้ไม่ได้ค่ะ ${OFFER.th}`),
  },
  {
    when: /^\W*(thanks?|thank you|thx|great|perfect|cheers|ขอบคุณ|เยี่ยม|โอเค)/i,
    act: (turn) => say(turn, 'You are welcome.', 'ยินดีค่ะ'),
  },
  {
    when: /^\W*(hi|hello|hey|good (morning|afternoon|evening)|สวัสดี|หวัดดี)/i,
    act: (turn) =>
      say(
        turn,
        'Hello! I look after the music at your venue. What can I do for you?',
        'สวัสดีค่ะ ดิฉันดูแลเพลงในสถานที่ของคุณ มีอะไรให้ช่วยไหมคะ',
      ),
  },
];

const YES = /^\W*(yes|yeah|yep|sure|ok(ay)?|please( do)?|go ahead|ใช่|ได้|ครับ|ค่ะ|โอเค|ตกลง)/i;

export function chooseMove(turn: Turn): Move {
  const last = turn.steps.at(-1);
  const rule = RULES.find(({ when, unless }) => when.test(turn.text) && !unless?.test(turn.text));
  if (rule && last?.tool === 'get_venue_facts' && !last.isError) {
    const move = rule.act(turn);
    if (move.kind === 'text' || move.name !== 'get_venue_facts') return move;
  }
  if (last) return { kind: 'text', text: sayResult(turn, last) };
  if (asked(turn, END_DATE)) return handOver(turn, `Planned music, asked before, until: ${turn.text}`);
  if (asked(turn, OFFER) && YES.test(turn.text)) return handOver(turn, 'Accepted the offer of a person');
  if (rule) return rule.act(turn);
  return say(
    turn,
    `I am not sure I can help with that; I look after the music here. ${OFFER.en}`,
    `เรื่องนี้ดิฉันไม่แน่ใจว่าช่วยได้ค่ะ ดิฉันดูแลเรื่องเพลง ${OFFER.th}`,
  );
}

const asked = ({ lastAnswer }: Turn, question: { en: string; th: string }) =>
  lastAnswer.includes(question.en) || lastAnswer.includes(question.th);
