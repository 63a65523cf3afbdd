/** What a person is told about an incident, in English or Thai. Pure: times are given as text of the venue's zone. */
export type Notice = {
  kind: 'out' | 'still_out' | 'over';
  /** For the venue's own people, or for the team. */
  reader: 'venue' | 'team';
  venueName: string;
  zoneNames: string[];
  /** `14:05 (Asia/Bangkok)` */
  since: string;
  minutes: number;
  /** The incident in the admin app; the team only. */
  link: string | null;
};

export type NoticeText = { subject: string; body: string };

/** Languages we have words for; everybody else reads English. */
export function composeNotice(notice: Notice, language: string | null): NoticeText {
  return language?.startsWith('th') === true ? thai(notice) : english(notice);
}

function english({ kind, reader, venueName, zoneNames, since, minutes, link }: Notice): NoticeText {
  const zones = listZones(zoneNames, ' and ');
  const place = `${zones} at ${venueName}`;
  const verb = zoneNames.length === 1 ? 'is' : 'are';
  const tail = link === null ? '' : `\n${link}`;
  if (kind === 'over') {
    return {
      subject: `Music is back: ${venueName}`,
      body: `The music is back: ${place} ${verb} online again after ${duration(minutes)}.${tail}`,
    };
  }
  const state =
    kind === 'out'
      ? `${verb} offline since ${since}`
      : `${verb} still offline since ${since} (${duration(minutes)})`;
  const help =
    reader === 'venue'
      ? 'Please check that the player has power and internet. We keep watching and tell you when it is back. Reply OK if you are on it.'
      : 'Reply OK to acknowledge.';
  return {
    subject: `${kind === 'out' ? 'Music offline' : 'Music still offline'}: ${venueName}`,
    body: `${place} ${state}. ${help}${tail}`,
  };
}

function thai({ kind, reader, venueName, zoneNames, since, minutes, link }: Notice): NoticeText {
  const zones = listZones(zoneNames, ' และ ');
  const tail = link === null ? '' : `\n${link}`;
  if (kind === 'over') {
    return {
      subject: `เพลงกลับมาแล้ว: ${venueName}`,
      body: `เพลงกลับมาแล้วค่ะ ${zones} ที่ ${venueName} ออนไลน์อีกครั้งหลังจาก ${thaiDuration(minutes)}${tail}`,
    };
  }
  const state = kind === 'out' ? `ออฟไลน์ตั้งแต่ ${since}` : `ยังออฟไลน์อยู่ตั้งแต่ ${since} (${thaiDuration(minutes)})`;
  const help =
    reader === 'venue'
      ? 'กรุณาตรวจสอบว่าเครื่องเล่นมีไฟและอินเทอร์เน็ต เราจะเฝ้าดูต่อและแจ้งเมื่อกลับมาใช้งานได้ ตอบ OK หากกำลังดำเนินการอยู่ค่ะ'
      : 'ตอบ OK เพื่อรับทราบค่ะ';
  return {
    subject: `${kind === 'out' ? 'เพลงออฟไลน์' : 'เพลงยังออฟไลน์'}: ${venueName}`,
    body: `${zones} ที่ ${venueName} ${state} ${help}${tail}`,
  };
}

/** More than four names help nobody on a phone. */
function listZones(names: string[], and: string): string {
  if (names.length <= 4)
    return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`;
  return `${names.slice(0, 3).join(', ')} +${names.length - 3}`;
}

function duration(minutes: number): string {
  if (minutes < 1) return 'less than a minute';
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

function thaiDuration(minutes: number): string {
  if (minutes < 1) return 'ไม่ถึงหนึ่งนาที';
  if (minutes < 60) return `${minutes} นาที`;
  const rest = minutes % 60;
  return rest === 0 ? `${Math.floor(minutes / 60)} ชม.` : `${Math.floor(minutes / 60)} ชม. ${rest} นาที`;
}
