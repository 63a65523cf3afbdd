import type { ServiceClass } from './lists.ts';

export type OverdueNotice = {
  contactName: string;
  venueName: string | null;
  serviceClass: ServiceClass;
  /** The policy's step: team first, then manager. */
  step: string;
  waitedMs: number;
  targetMs: number;
  /** Why the bot does not answer; null while it is its own case. */
  reason: string | null;
  link: string;
};

/** What a colleague is told about a contact who waits too long, and why it comes to him. English or Thai. */
export function composeOverdueNotice(notice: OverdueNotice, language: string | null) {
  return language?.startsWith('th') === true ? thai(notice) : english(notice);
}

function english(notice: OverdueNotice): { subject: string; body: string } {
  const who = notice.venueName === null ? notice.contactName : `${notice.contactName} (${notice.venueName})`;
  const kind = notice.serviceClass === 'urgent' ? 'an urgent message' : 'a message';
  const why = notice.reason === null ? '' : ` Reason: ${WORDS_EN[notice.reason] ?? notice.reason}.`;
  const again = notice.step === 'team' ? '' : ' The team has been told and nobody has answered.';
  return {
    subject: `Answer overdue: ${who}`,
    body:
      `${who} has been waiting ${duration(notice.waitedMs, 'min', 'h')} for an answer to ${kind}; ` +
      `the target is ${duration(notice.targetMs, 'min', 'h')}.${why}${again}\n${notice.link}`,
  };
}

function thai(notice: OverdueNotice): { subject: string; body: string } {
  const who = notice.venueName === null ? notice.contactName : `${notice.contactName} (${notice.venueName})`;
  const kind = notice.serviceClass === 'urgent' ? 'ข้อความด่วน' : 'ข้อความ';
  const why = notice.reason === null ? '' : ` สาเหตุ: ${WORDS_TH[notice.reason] ?? notice.reason}`;
  const again = notice.step === 'team' ? '' : ' แจ้งทีมงานแล้วแต่ยังไม่มีใครตอบ';
  return {
    subject: `เกินเวลาตอบกลับ: ${who}`,
    body:
      `${who} รอคำตอบของ${kind}มาแล้ว ${duration(notice.waitedMs, 'นาที', 'ชม.')} ` +
      `(เป้าหมาย ${duration(notice.targetMs, 'นาที', 'ชม.')})${why}${again}\n${notice.link}`,
  };
}

const WORDS_EN: Record<string, string> = {
  taken_over: 'a colleague took the conversation over',
  asked_for_person: 'the contact asked for a person',
  needs_approval: 'a change needs approval',
  emergency: 'an emergency was reported',
  model_away: 'the assistant could not answer',
  budget: 'the assistant could not settle it',
  failed: 'the assistant failed',
  send_failed: 'the reply could not be delivered',
  opt_out: 'the contact wants no more messages',
  no_venue: 'the contact is not linked to a venue',
  model_asked: 'the assistant asked for a person',
};

const WORDS_TH: Record<string, string> = {
  taken_over: 'มีเจ้าหน้าที่รับเรื่องไว้แล้ว',
  asked_for_person: 'ผู้ติดต่อขอคุยกับเจ้าหน้าที่',
  needs_approval: 'มีรายการที่ต้องอนุมัติ',
  emergency: 'มีการแจ้งเหตุฉุกเฉิน',
  model_away: 'ระบบตอบกลับอัตโนมัติใช้งานไม่ได้',
  budget: 'ระบบตอบกลับอัตโนมัติแก้ไม่ได้',
  failed: 'ระบบตอบกลับอัตโนมัติขัดข้อง',
  send_failed: 'ส่งคำตอบไม่สำเร็จ',
  opt_out: 'ผู้ติดต่อไม่ต้องการรับข้อความ',
  no_venue: 'ผู้ติดต่อไม่ได้ผูกกับสาขาใด',
  model_asked: 'ระบบตอบกลับอัตโนมัติขอส่งต่อ',
};

function duration(ms: number, minute: string, hour: string): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  if (minutes < 60) return `${minutes} ${minute}`;
  const rest = minutes % 60;
  const hours = `${Math.floor(minutes / 60)} ${hour}`;
  return rest === 0 ? hours : `${hours} ${rest} ${minute}`;
}
