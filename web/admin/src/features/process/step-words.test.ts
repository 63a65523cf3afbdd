import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { PROCESS_TYPES } from '../../../../../domain/process/lists.ts';
import { tellPlan, tellStep } from './tell-step.ts';
import { processEn } from './words/en.ts';
import { processTh } from './words/th.ts';

const root = join(import.meta.dirname, '../../../../..');
const NAME = new RegExp(`'((?:${PROCESS_TYPES.join('|')}|zone)\\.[a-z_]+)'`, 'g');

const sources = globSync('{services,activities}/**/*.ts', { cwd: root })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const namesIn = (text: string) => [...text.matchAll(NAME)].map(([, name = '']) => name);

/** A `step:` of its own, or the `action:` of a change of a conversation, which is also its line. */
function stepsWritten(): string[] {
  const names = sources.flatMap((source) => {
    const field = source.includes('changeConversation(') ? /\b(step|action):/ : /\bstep:/;
    return namesIn(
      source
        .split('\n')
        .filter((line) => field.test(line))
        .join('\n'),
    );
  });
  return [...new Set(names)].sort();
}

/** The `action:` nearest after each call that plans. */
function plansWritten(): string[] {
  const calls = sources.flatMap((source) => [...source.matchAll(/planActions\([^;]*?\baction: ([^\n]*)/g)]);
  return [...new Set(calls.flatMap(([, rest = '']) => namesIn(rest)))].sort();
}

async function wordsOf(language: 'en' | 'th') {
  const i18n = createInstance();
  await i18n.init({
    lng: language,
    ns: ['process'],
    defaultNS: 'process',
    resources: { en: { process: processEn }, th: { process: processTh } },
    interpolation: { escapeValue: false },
  });
  return i18n.getFixedT<'process'>(language, 'process');
}

const say = { time: (instant: string) => instant, duration: (ms: number) => `${ms / 60_000} min` };

describe('the words of a story', () => {
  const steps = stepsWritten();
  it('finds the steps that verbs write', () => {
    expect(steps.length).toBeGreaterThan(20);
    expect(steps).toContain('conversation.handed_over');
    expect(steps).toContain('incident.opened_in_cool_down');
  });

  it.each(steps)('says %s in both languages', async (step) => {
    const [noun = '', name = ''] = step.split('.');
    for (const words of [processEn, processTh]) {
      const sentences: Record<string, Record<string, string>> = words.steps;
      expect(sentences[noun]?.[name], step).toBeTruthy();
    }
  });

  it.each(plansWritten())('says the plan %s in both languages', (action) => {
    for (const words of [processEn, processTh]) {
      const plans: Record<string, string> = words.planned;
      expect(plans[action.replace('.', '_')], action).toBeTruthy();
    }
  });

  it('puts facts into the sentence in words, counted and translated', async () => {
    const facts = { people: 1, messages: 2, policyStep: 'managers' };
    expect(tellStep(await wordsOf('en'), 'incident.people_told', facts, say)).toBe(
      '1 person told in 2 messages (managers too)',
    );
    expect(tellStep(await wordsOf('th'), 'incident.people_told', facts, say)).toBe(
      'แจ้ง 1 คน ด้วย 2 ข้อความ (แจ้งผู้จัดการด้วย)',
    );
    expect(tellPlan(await wordsOf('en'), 'conversation.escalate', { step: 'manager' }, say)).toBe(
      'If nobody answers: tell the manager',
    );
  });

  it('rounds what lasted less than a minute to those words, not to nothing', async () => {
    expect(tellStep(await wordsOf('en'), 'incident.recovered', { minutes: 0 }, say)).toBe(
      'All zones are back after less than a minute',
    );
  });

  it('shows a step without words by its own name, readable', async () => {
    expect(tellStep(await wordsOf('en'), 'conversation.sang_a_song', {}, say)).toBe('Sang a song');
  });
});
