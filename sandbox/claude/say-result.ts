import type { Step, Turn } from './read-turn.ts';

/** After a tool has spoken, only what it said is said. */
export function sayResult(turn: Turn, step: Step): string {
  const told = tell(step.result);
  if (step.isError) {
    return turn.language === 'th'
      ? `ขออภัยค่ะ ทำรายการไม่สำเร็จ: ${told} ต้องการให้เจ้าหน้าที่ช่วยต่อไหมคะ`
      : `Sorry, that did not work: ${told} Shall I ask a colleague to help?`;
  }
  return told || (turn.language === 'th' ? 'เรียบร้อยค่ะ' : 'Done.');
}

const SENTENCES = ['message', 'summary', 'answer', 'sentence', 'detail'];

function tell(result: string): string {
  const data = parse(result);
  if (typeof data !== 'object' || data === null) return result;
  const sentence = SENTENCES.map((name) => (data as Record<string, unknown>)[name]).find(
    (text) => typeof text === 'string',
  ); // cast: an object by the check above
  if (typeof sentence === 'string') return sentence;
  const zones = zonesIn(result);
  return zones.length > 0 ? zones.map(describeZone).join('\n') : flatten(data).join('\n');
}

type ZoneFact = { name: string } & Record<string, unknown>;

/** The zones a fact sheet lists, wherever in it they stand. */
export function zonesIn(result: string): ZoneFact[] {
  const search = (value: unknown): ZoneFact[] => {
    if (Array.isArray(value)) return value.flatMap(search);
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([key, below]) =>
      key === 'zones' && Array.isArray(below)
        ? below.filter((zone) => typeof zone?.name === 'string')
        : search(below),
    );
  };
  return search(parse(result));
}

function describeZone({ name, id: _id, ...facts }: ZoneFact): string {
  const told = Object.entries(facts).flatMap(([key, value]) =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? [`${words(key)} ${value}`]
      : [],
  );
  return told.length > 0 ? `${name}: ${told.join(', ')}` : name;
}

function flatten(value: object, prefix = ''): string[] {
  return Object.entries(value).flatMap(([key, below]) => {
    if (below === null || below === undefined || /(^id|Id)$/.test(key)) return [];
    const label = prefix ? `${prefix}, ${words(key)}` : words(key);
    return typeof below === 'object' ? flatten(below, label) : [`${label}: ${String(below)}`];
  });
}

const words = (key: string) =>
  key
    .replace(/_/g, ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
