import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const web = fileURLToPath(new URL('../../../..', import.meta.url));
const folders = globSync('{ui,admin/src/app,admin/src/features/*}/words', { cwd: web });
/** Names and short forms that are the same word in both languages. */
const SAME = /^(\{\{\w+\}\}|[\W\d_]|BMA Social|WhatsApp|LINE|Ctrl|Esc|Enter|SLA|Temporal|English|ไทย|UTC)+$/;

type Texts = { [key: string]: string | Texts };

async function read(folder: string, language: 'en' | 'th'): Promise<Map<string, string>> {
  const module = (await import(join(web, folder, `${language}.ts`))) as Record<string, Texts>; // cast: files of words only
  return new Map(Object.values(module).flatMap((texts) => flatten(texts)));
}

function flatten(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Thai has one plural form where English has two. */
function stem(key: string): string {
  return key.replace(/_(one|other)$/, '');
}

function variables(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)/g)].map(([, name = '']) => name).toSorted();
}

describe.each(folders)('the words of %s', async (folder) => {
  const english = await read(folder, 'en');
  const thai = await read(folder, 'th');

  it('have every key in Thai, and none more', () => {
    const stems = (texts: Map<string, string>) => new Set([...texts.keys()].map(stem));
    expect(stems(thai)).toEqual(stems(english));
  });

  it('are all translated', () => {
    const untranslated = [...thai].filter(([, text]) => !/[\u0E00-\u0E7F]/.test(text) && !SAME.test(text));
    expect(untranslated).toEqual([]);
  });

  it('take the same facts in both languages', () => {
    for (const [key, text] of thai) {
      const original = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      expect(variables(text), key).toEqual(variables(original));
    }
  });
});

describe('a word on a screen', () => {
  it('stands in the files under the key that asks for it', async () => {
    const namespaces = new Map<string, Set<string>>();
    for (const folder of folders) {
      const keys = [...(await read(folder, 'en')).keys()];
      namespaces.set(/([\w-]+)\/words/.exec(folder)?.[1] ?? '', new Set(keys.map(stem)));
    }
    for (const file of globSync('{ui,admin/src}/**/*.tsx', { cwd: web })) {
      const source = readFileSync(join(web, file), 'utf8');
      const own = /useTranslation\('([\w-]+)'/.exec(source)?.[1] ?? 'app';
      for (const [, asked = ''] of source.matchAll(/\bt\('([\w.:-]+)'/g)) {
        const [namespace = '', key = ''] = asked.includes(':') ? asked.split(':') : [own, asked];
        expect(namespaces.get(namespace)?.has(key), `${file} asks for ${namespace}:${key}`).toBe(true);
      }
    }
  });
});
