import { describe, expect, it } from 'vitest';
import { recogniseCommand } from './recognise-command.ts';
import type { CommandChange } from './recognise-command.ts';

const by = (percent: number): CommandChange => ({ kind: 'volume_by_percent', percent });
const steps = (count: number): CommandChange => ({ kind: 'volume_by_steps', steps: count });
const to = (level: number): CommandChange => ({ kind: 'volume_to', level });
const PAUSE: CommandChange = { kind: 'pause' };
const PLAY: CommandChange = { kind: 'play' };
const SKIP: CommandChange = { kind: 'skip' };

/** Text, what is wanted, the words for the zone. */
type Order = [string, CommandChange, string | null];

describe('an order in English', () => {
  it.each<Order>([
    ['The lobby music is too loud', by(-20), 'lobby'],
    ['too loud', by(-20), null],
    ["It's too loud in here!!", by(-20), null],
    ['Music sooo loud in the bar 😡', by(-20), 'bar'],
    ['Hi, the music in the lobby is a bit too loud, could you turn it down please? Thanks', by(-10), 'lobby'],
    ['the music on the terrace is too loud', by(-20), 'terrace'],
    ['way too loud in the spa', by(-40), 'spa'],
    ['the bar is too quiet', by(20), 'bar'],
    ['please turn down the pool by 20%', by(-20), 'pool'],
    ['music too loud in lobby, please reduce by 30 percent', by(-30), 'lobby'],
    ['volume down 10%', by(-10), null],
    ['turn it down by half', by(-50), null],
    ['turn the spa up a bit', by(10), 'spa'],
    ['down a bit', by(-10), null],
    ['louder please', by(20), null],
    ['much louder', by(40), null],
    ['play the music louder', by(20), null],
    ['quieter 🙏', by(-20), null],
    ['I want it a bit quieter in the spa', by(-10), 'spa'],
    ['not so loud please', by(-20), null],
    ['ok, turn it down', by(-20), null],
    ['music down please', by(-20), null],
    ['lower the dinner music', by(-20), 'dinner'],
    ['the music in Sukhothai is too loud', by(-20), 'sukhothai'],
    ['turn down lobby 2', by(-20), 'lobby 2'],
    ['turn down the lobby and the pool', by(-20), 'lobby and pool'],
    ['lobby and pool bar louder by 2', steps(2), 'lobby and pool bar'],
    ['raise the volume by three steps in the bar', steps(3), 'bar'],
    ['make the pool 2 steps quieter', steps(-2), 'pool'],
    ['volume -2', steps(-2), null],
    ['volume +2', steps(2), null],
    ['lower the volume in the restaurant to 8', to(8), 'restaurant'],
    ['lower the volume from 10 to 8', to(8), null],
    ['volume 8', to(8), null],
    ['Volume: 8.', to(8), null],
    ['volume lobby 8', to(8), 'lobby'],
    ['lobby 2 volume 8', to(8), 'lobby 2'],
    ['set lobby to 8', to(8), 'lobby'],
    ['Set the lobby volume to twelve please', to(12), 'lobby'],
    ['set volume to 50%', to(8), null],
    ['reduce to 5', to(5), null],
    ['mute the lobby', to(0), 'lobby'],
    ['pause', PAUSE, null],
    ['stop the music', PAUSE, null],
    ['turn off the music in the gym', PAUSE, 'gym'],
    ['turn the lobby music off', PAUSE, 'lobby'],
    ['turn it off', PAUSE, null],
    ['music off', PAUSE, null],
    ['stop the music at the fire pit bar', PAUSE, 'fire pit bar'],
    ['play', PLAY, null],
    ['resume', PLAY, null],
    ['turn on the music in the gym', PLAY, 'gym'],
    ['turn the music back on', PLAY, null],
    ['play music in the lobby', PLAY, 'lobby'],
    ['next song please', SKIP, null],
    ['skip this song', SKIP, null],
    ['change the song in the bar', SKIP, 'bar'],
  ])('"%s"', (text, change, zonesText) => {
    expect(recogniseCommand(text)).toEqual({
      kind: 'change',
      change,
      zonesText,
      isAllZones: false,
      language: 'en',
    });
  });

  it.each<Order>([
    ['the loby musik is to loud', by(-20), 'lobby'],
    ['turn donw the resturant volume', by(-20), 'restaurant'],
    ['plaese lower teh volum', by(-20), null],
    ['Too loudd in the pool!!', by(-20), 'pool'],
  ])('is understood with its typing errors: "%s"', (text, change, zonesText) => {
    expect(recogniseCommand(text)).toMatchObject({ kind: 'change', change, zonesText });
  });
});

describe('an order in Thai', () => {
  it.each<[string, CommandChange, boolean]>([
    ['เพลงในล็อบบี้ดังเกินไป', by(-20), true],
    ['ล๊อบบี้เสียงดังมากครับ', by(-20), true],
    ['lobby เสียงดังไป', by(-20), true],
    ['เสียงเพลงที่สระว่ายน้ำดังไปหน่อยค่ะ', by(-20), true],
    ['ลดเสียงล็อบบี้หน่อยครับ', by(-20), true],
    ['เบาเสียงหน่อย', by(-20), false],
    ['เบาลงมากๆ', by(-40), false],
    ['ช่วยลดเสียงเพลงที่ห้องอาหาร ๒๐ เปอร์เซ็นต์ด้วยครับ', by(-20), true],
    ['ลดเสียง 30%', by(-30), false],
    ['เพิ่มเสียงสปาอีกนิดนึงค่ะ', by(10), true],
    ['ขอดังขึ้นอีกนิดครับ', by(10), false],
    ['สปาเสียงเบาไป', by(20), true],
    ['เปิดเพลงดังขึ้นอีกหน่อย', by(10), false],
    ['หยุดเพลงชั่วคราว', PAUSE, false],
    ['ลดเสียงลง 2 ระดับ', steps(-2), false],
    ['ลดเสียงลงเหลือ 5 ครับ', to(5), false],
    ['ปรับเสียงล็อบบี้เป็น ๘', to(8), true],
    ['ปิดเสียงบาร์', to(0), true],
    ['ปิดเพลงในฟิตเนสหน่อยครับ 🙏', PAUSE, true],
    ['เปิดเพลงที่ล็อบบี้ด้วยค่ะ', PLAY, true],
    ['ข้ามเพลงนี้', SKIP, false],
    ['เพลงต่อไป', SKIP, false],
  ])('"%s"', (text, change, isZoneNamed) => {
    const command = recogniseCommand(text);
    expect(command).toMatchObject({ kind: 'change', change, isAllZones: false, language: 'th' });
    expect(command?.kind === 'change' && command.zonesText !== null).toBe(isZoneNamed);
  });
});

it.each(['pause everywhere', 'stop all the music', 'turn everything down', 'หยุดเพลงทุกโซน', 'ลดเสียงทั้งหมด'])(
  '"%s" means every zone',
  (text) => {
    expect(recogniseCommand(text)).toMatchObject({ kind: 'change', isAllZones: true });
  },
);

it.each<[string, number]>([
  ['set the volume to 20', 20],
  ['volume to 120%', 120],
  ['turn it up by 200%', 200],
  ['turn up by 40 steps', 40],
  ['volume 7.5', 7.5],
  ['set volume to -3', -3],
  ['เสียง 20', 20],
  ['ปรับเสียงเป็น ๑๗', 17],
])('"%s" is off the scale', (text, asked) => {
  expect(recogniseCommand(text)).toMatchObject({ kind: 'invalid_volume', asked });
});

describe('what is asked or said besides', () => {
  it.each<[string, Record<string, unknown>]>([
    ["what's playing in the lobby?", { kind: 'what_is_playing', zonesText: 'lobby' }],
    ['what song is this', { kind: 'what_is_playing', zonesText: null }],
    ['ตอนนี้เล่นเพลงอะไรอยู่ครับ', { kind: 'what_is_playing', language: 'th' }],
    ['is the music working?', { kind: 'status', zonesText: null }],
    ['is the lobby music playing', { kind: 'status', zonesText: 'lobby' }],
    ['are all zones online?', { kind: 'status', zonesText: 'all zones' }],
    ['is the music on in the bar?', { kind: 'status', zonesText: 'bar' }],
    ['is everything ok?', { kind: 'status', zonesText: 'everything' }],
    ['what is the volume in the lobby?', { kind: 'status', zonesText: 'lobby' }],
    ['เพลงเล่นอยู่ไหมคะ', { kind: 'status', language: 'th' }],
    ['เพลงยังเล่นอยู่หรือเปล่า', { kind: 'status', language: 'th' }],
    ['undo', { kind: 'undo' }],
    ['Put it back please', { kind: 'undo' }],
    ['back to how it was', { kind: 'undo' }],
    ['ยกเลิก', { kind: 'undo', language: 'th' }],
    ['เอากลับเหมือนเดิมค่ะ', { kind: 'undo', language: 'th' }],
    ['a person please', { kind: 'person_please' }],
    ['I want to talk to a human', { kind: 'person_please' }],
    ['can I speak to someone', { kind: 'person_please' }],
    ['ขอคุยกับเจ้าหน้าที่ครับ', { kind: 'person_please', language: 'th' }],
    ['on it', { kind: 'acknowledge' }],
    ['ok got it', { kind: 'acknowledge' }],
    ["We're on it, thanks", { kind: 'acknowledge' }],
    ['I will check and revert', { kind: 'acknowledge' }],
    ['👍', { kind: 'acknowledge' }],
    ['รับทราบครับ', { kind: 'acknowledge', language: 'th' }],
    ['STOP', { kind: 'stop' }],
    ['please stop', { kind: 'stop' }],
    ['unsubscribe', { kind: 'stop' }],
    ['หยุด', { kind: 'stop', language: 'th' }],
    ['stop messages', { kind: 'stop' }],
    ['หยุดส่งข้อความ', { kind: 'stop', language: 'th' }],
  ])('"%s"', (text, command) => {
    expect(recogniseCommand(text)).toMatchObject(command);
  });
});

describe('an emergency', () => {
  it.each([
    'fire alarm, cut the music',
    'FIRE! stop the music now',
    'fire!',
    'There is a fire in the kitchen, stop the music immediately',
    'emergency, turn off all music',
    'evacuation - music off please',
    'ไฟไหม้ ปิดเพลงด่วน',
    'สัญญาณเตือนไฟดัง ปิดเพลงทันทีครับ',
    'แผ่นดินไหว หยุดเพลง',
  ])('"%s"', (text) => {
    expect(recogniseCommand(text)).toMatchObject({ kind: 'emergency' });
  });
});

describe('more than an order, so the model reads it', () => {
  it.each([
    'the fire alarm test last week was too loud for guests',
    'Our fire drill is on Monday, please stop the music then',
    'fire drill',
    'the playlist is on fire 🔥',
    "don't turn down the music",
    'The music is not too loud',
    'Tomorrow turn down the lobby music',
    'turn down the lobby at 8pm',
    'turn down the lobby at 20:30',
    'pause the music until 6',
    'lower the music for the wedding',
    'play jazz in the lobby',
    'play something else',
    'play christmas music',
    'change the playlist in the bar',
    'why is the lobby music so loud?',
    'is the music too loud?',
    'how do I turn down the volume',
    'what does the contract cost',
    'lower the price',
    'turn down the offer',
    'turn off the lobby lights',
    'the guests are too loud',
    'the lobby AC is too loud',
    'pool pump is too loud',
    'loud music please',
    'I want very loud music',
    'make it very loud',
    'skip the meeting',
    'can you stop by the office',
    'there is no music in the lobby',
    'the music stopped',
    'the music is off',
    'the music in the lobby keeps stopping',
    'restart the player in the lobby',
    'the lobby is too loud and the pool is too quiet',
    'turn the lobby down and skip the song',
    'cancel my contract',
    'I want to cancel the subscription',
    'person in charge is away',
    'set the alarm to 8',
    'play at my wedding',
    'ok but the lobby is still too loud for guests',
    'we need more speakers',
    'please revert',
    'is it on the terrace?',
    'thanks',
    'yes',
    'no',
    'hello',
    'up',
    'max',
    'lobby',
    'volume',
    '8',
    '',
    '🙏',
    'ไม่ต้องลดเสียง',
    'อย่าเพิ่งปิดเพลง',
    'พรุ่งนี้ช่วยลดเสียงล็อบบี้',
    'ปิดเพลงตอนสี่โมง',
    'แขกบอกว่าเพลงดังเกินไป',
    'ทำไมเพลงดังจัง',
    'อยากได้เพลงแจ๊ส',
    'เปิดเพลงคริสต์มาส',
    'ยกเลิกสัญญา',
    'เพลงไม่ดัง',
    'เพลงดับ',
    'ราคาเท่าไหร่',
    'ขอใบแจ้งหนี้หน่อย',
    'ซ้อมหนีไฟพรุ่งนี้ ปิดเพลงตอนบ่ายสาม',
    'สวัสดีครับ',
    'ขอบคุณครับ',
  ])('"%s"', (text) => {
    expect(recogniseCommand(text)).toBeNull();
  });

  it('as is whatever takes more than a few lines', () => {
    expect(recogniseCommand(`The lobby music is too loud. ${'Please turn it down. '.repeat(8)}`)).toBeNull();
  });
});
