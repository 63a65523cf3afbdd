import type { ZoneStatus } from '../zone/lists.ts';
import { VOLUME_MAX, VOLUME_MIN } from '../zone/lists.ts';
import type { Language } from './language.ts';

export type AnswerPhrases = {
  locale: string;
  done: string;
  confirmed: string;
  isItBetter: string;
  willTell: string;
  teamTold: string;
  whichZone: string;
  unknownZone: string;
  whichVenue: string;
  noVenue: string;
  nothingToUndo: string;
  changedSince: string;
  handedOver: string;
  modelAway: string;
  incidentAcknowledged: string;
  stopConfirmed: string;
  stopAsked: string;
  volumeChanged(zone: string, before: number | null, after: number): string;
  volumeUnchanged(zone: string, volume: number): string;
  paused(zone: string): string;
  playing(zone: string): string;
  skipped(zone: string): string;
  restored(zone: string): string;
  onTheWay(zone: string): string;
  notVerified(zone: string): string;
  superseded(zone: string): string;
  playerOffline(zone: string, since: string | null): string;
  refused(zone: string, reasonCode: string | null, ceiling: number | null): string;
  volumeOutOfRange(asked: number): string;
  playingNow(zone: string, status: ZoneStatus, nowPlaying: string | null): string;
  status(zone: string, status: ZoneStatus, volume: number | null, since: string | null): string;
  answerWithin(duration: string): string;
  minutes(count: number): string;
  hours(count: number): string;
};

const STATUS_EN: Record<ZoneStatus, string> = {
  playing: 'playing',
  paused: 'paused',
  muted: 'muted',
  offline: 'offline',
  unpaired: 'without a player',
  expired: 'without an active subscription',
  unknown: 'not readable at the moment',
};

const STATUS_TH: Record<ZoneStatus, string> = {
  playing: 'กำลังเล่นเพลง',
  paused: 'หยุดเพลงอยู่',
  muted: 'ปิดเสียงอยู่',
  offline: 'ออฟไลน์',
  unpaired: 'ยังไม่ได้เชื่อมต่อเครื่องเล่น',
  expired: 'ไม่มีแพ็กเกจที่ใช้งานอยู่',
  unknown: 'ตรวจสอบสถานะไม่ได้ในขณะนี้',
};

const ENGLISH: AnswerPhrases = {
  locale: 'en-GB',
  done: 'Done.',
  confirmed: 'Confirmed.',
  isItBetter: 'Is it better now?',
  willTell: 'I will tell you as soon as it is confirmed.',
  teamTold: 'Our team has been told about the emergency.',
  whichZone: 'Which zone do you mean?',
  unknownZone: 'I do not know a zone by that name. Which one do you mean?',
  whichVenue: 'Which property do you mean?',
  noVenue: 'I cannot see a property for this contact, so I have not changed anything.',
  nothingToUndo: 'There is nothing I could put back.',
  changedSince: 'Somebody else has changed the music since, so I left it as it is.',
  handedOver: 'I am handing this over to a colleague.',
  modelAway: 'I cannot answer this by myself right now, so I am handing it over to a colleague.',
  incidentAcknowledged: 'Thank you. I have noted that you are looking into it.',
  stopConfirmed: 'You will get no more notices from us here. Write to us whenever you need us.',
  stopAsked:
    'Shall I stop the music, or stop sending you notices? Please answer "stop the music" or "stop messages".',
  volumeChanged: (zone, before, after) =>
    before === null ? `${zone}: volume is now ${after}.` : `${zone}: volume from ${before} to ${after}.`,
  volumeUnchanged: (zone, volume) =>
    volume === VOLUME_MIN || volume === VOLUME_MAX
      ? `${zone}: volume is already at ${volume}, the end of the scale.`
      : `${zone}: volume is already at ${volume}.`,
  paused: (zone) => `${zone}: the music is paused.`,
  playing: (zone) => `${zone}: the music is playing.`,
  skipped: (zone) => `${zone}: the next song is playing.`,
  restored: (zone) => `${zone}: as before.`,
  onTheWay: (zone) => `${zone}: on its way, the player has not confirmed yet.`,
  notVerified: (zone) =>
    `${zone}: I sent the command, but the player has not confirmed it. It may not have changed.`,
  superseded: (zone) => `${zone}: a newer change came first, so this one was not completed.`,
  playerOffline: (zone, since) =>
    `${zone}: the player is offline${since === null ? '' : ` since ${since}`}, so I cannot change it right now.`,
  refused: (zone, reasonCode, ceiling) => `${zone}: ${refusalEn(reasonCode, ceiling)}`,
  volumeOutOfRange: (asked) =>
    `The volume goes from ${VOLUME_MIN} to ${VOLUME_MAX} in whole steps, so I cannot set it to ${asked}.`,
  playingNow: (zone, status, nowPlaying) =>
    status === 'playing' && nowPlaying !== null ? `${zone}: ${nowPlaying}` : `${zone}: ${STATUS_EN[status]}.`,
  status: (zone, status, volume, since) => {
    const level = volume === null || status === 'offline' ? '' : `, volume ${volume}`;
    return `${zone}: ${STATUS_EN[status]}${since === null || status === 'playing' ? '' : ` since ${since}`}${level}.`;
  },
  answerWithin: (duration) => `A colleague will answer within ${duration}.`,
  minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
  hours: (count) => (count === 1 ? '1 hour' : `${count} hours`),
};

function refusalEn(reasonCode: string | null, ceiling: number | null): string {
  switch (reasonCode) {
    case 'music.above_ceiling':
      return `louder than its agreed limit${ceiling === null ? '' : ` of ${ceiling}`}. A colleague has to approve that.`;
    case 'music.needs_approval':
      return 'that is a bigger raise than I may make by myself. A colleague has to approve it.';
    case 'music.changed_since':
      return 'somebody else has changed it since, so I left it as it is.';
    case 'music.volume_unreadable':
      return `the player does not tell its volume. Tell me a level from ${VOLUME_MIN} to ${VOLUME_MAX} instead.`;
    case 'music.forbidden':
      return 'the music service does not let us control this zone.';
    default:
      return 'I could not change it.';
  }
}

const THAI: AnswerPhrases = {
  // Gregorian years and months, as on every bill
  locale: 'th-TH-u-ca-gregory-nu-latn',
  done: 'เรียบร้อยครับ',
  confirmed: 'ยืนยันแล้วครับ',
  isItBetter: 'ตอนนี้ดีขึ้นไหมครับ',
  willTell: 'เมื่อเครื่องเล่นยืนยันแล้วจะแจ้งให้ทราบทันทีครับ',
  teamTold: 'แจ้งเหตุฉุกเฉินให้ทีมงานทราบแล้วครับ',
  whichZone: 'หมายถึงโซนไหนครับ',
  unknownZone: 'ไม่พบโซนชื่อนี้ครับ หมายถึงโซนไหนครับ',
  whichVenue: 'หมายถึงสาขาไหนครับ',
  noVenue: 'ไม่พบสาขาที่ผูกกับผู้ติดต่อนี้ จึงยังไม่ได้เปลี่ยนแปลงอะไรครับ',
  nothingToUndo: 'ไม่มีรายการที่จะย้อนกลับได้ครับ',
  changedSince: 'มีคนอื่นปรับเพลงหลังจากนั้นแล้ว จึงคงไว้ตามเดิมครับ',
  handedOver: 'กำลังส่งเรื่องให้เจ้าหน้าที่ดูแลต่อครับ',
  modelAway: 'ตอนนี้ยังตอบเรื่องนี้เองไม่ได้ จึงส่งเรื่องให้เจ้าหน้าที่ดูแลต่อครับ',
  incidentAcknowledged: 'ขอบคุณครับ บันทึกแล้วว่าคุณกำลังดูแลเรื่องนี้อยู่',
  stopConfirmed: 'จะไม่ส่งการแจ้งเตือนมาทางนี้อีกครับ หากต้องการความช่วยเหลือ ทักมาได้ทุกเมื่อ',
  stopAsked: 'ต้องการให้หยุดเพลง หรือหยุดส่งการแจ้งเตือนครับ กรุณาตอบ "หยุดเพลง" หรือ "หยุดส่งข้อความ"',
  volumeChanged: (zone, before, after) =>
    before === null ? `${zone}: ระดับเสียงตอนนี้ ${after}` : `${zone}: ระดับเสียงจาก ${before} เป็น ${after}`,
  volumeUnchanged: (zone, volume) =>
    volume === VOLUME_MIN || volume === VOLUME_MAX
      ? `${zone}: ระดับเสียงอยู่ที่ ${volume} สุดสเกลแล้วครับ`
      : `${zone}: ระดับเสียงอยู่ที่ ${volume} อยู่แล้วครับ`,
  paused: (zone) => `${zone}: หยุดเพลงแล้วครับ`,
  playing: (zone) => `${zone}: เพลงกำลังเล่นครับ`,
  skipped: (zone) => `${zone}: ข้ามไปเพลงถัดไปแล้วครับ`,
  restored: (zone) => `${zone}: กลับเป็นเหมือนเดิมแล้วครับ`,
  onTheWay: (zone) => `${zone}: ส่งคำสั่งแล้ว รอเครื่องเล่นยืนยันครับ`,
  notVerified: (zone) => `${zone}: ส่งคำสั่งแล้ว แต่เครื่องเล่นยังไม่ยืนยัน เสียงอาจยังไม่เปลี่ยนครับ`,
  superseded: (zone) => `${zone}: มีคำสั่งใหม่กว่าเข้ามาก่อน คำสั่งนี้จึงไม่ได้ทำต่อครับ`,
  playerOffline: (zone, since) =>
    `${zone}: เครื่องเล่นออฟไลน์${since === null ? '' : `ตั้งแต่ ${since}`} จึงยังปรับไม่ได้ในตอนนี้ครับ`,
  refused: (zone, reasonCode, ceiling) => `${zone}: ${refusalTh(reasonCode, ceiling)}`,
  volumeOutOfRange: (asked) => `ระดับเสียงปรับได้ตั้งแต่ ${VOLUME_MIN} ถึง ${VOLUME_MAX} จึงตั้งเป็น ${asked} ไม่ได้ครับ`,
  playingNow: (zone, status, nowPlaying) =>
    status === 'playing' && nowPlaying !== null ? `${zone}: ${nowPlaying}` : `${zone}: ${STATUS_TH[status]}`,
  status: (zone, status, volume, since) => {
    const level = volume === null || status === 'offline' ? '' : ` ระดับเสียง ${volume}`;
    return `${zone}: ${STATUS_TH[status]}${since === null || status === 'playing' ? '' : ` ตั้งแต่ ${since}`}${level}`;
  },
  answerWithin: (duration) => `เจ้าหน้าที่จะตอบกลับภายใน ${duration}ครับ`,
  minutes: (count) => `${count} นาที`,
  hours: (count) => `${count} ชั่วโมง`,
};

function refusalTh(reasonCode: string | null, ceiling: number | null): string {
  switch (reasonCode) {
    case 'music.above_ceiling':
      return `ดังเกินระดับสูงสุดที่ตกลงไว้${ceiling === null ? '' : ` (${ceiling})`} ต้องให้เจ้าหน้าที่อนุมัติก่อนครับ`;
    case 'music.needs_approval':
      return 'เพิ่มเสียงมากเกินกว่าที่ปรับเองได้ ต้องให้เจ้าหน้าที่อนุมัติก่อนครับ';
    case 'music.changed_since':
      return 'มีคนอื่นปรับหลังจากนั้นแล้ว จึงคงไว้ตามเดิมครับ';
    case 'music.volume_unreadable':
      return `เครื่องเล่นไม่แจ้งระดับเสียง กรุณาบอกระดับที่ต้องการ ${VOLUME_MIN}-${VOLUME_MAX} ครับ`;
    case 'music.forbidden':
      return 'ระบบเพลงไม่อนุญาตให้เราควบคุมโซนนี้ครับ';
    default:
      return 'ยังปรับไม่ได้ครับ';
  }
}

export const ANSWER_PHRASES: Record<Language, AnswerPhrases> = { en: ENGLISH, th: THAI };
