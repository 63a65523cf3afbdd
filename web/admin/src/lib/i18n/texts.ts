type Texts = { [key: string]: string | Texts };
type Module = Record<string, Texts>;

// One pair of files per feature, named by it: its namespace. `ui` and `app` are the shared ones.
const modules = {
  ...import.meta.glob<Module>('../../features/*/words/*.ts', { eager: true }),
  ...import.meta.glob<Module>('../../app/words/*.ts', { eager: true }),
  ...import.meta.glob<Module>('../../../../ui/words/*.ts', { eager: true }),
};

export const texts: Record<string, Record<string, Texts>> = { en: {}, th: {} };
for (const [path, module] of Object.entries(modules)) {
  const [, namespace = '', language = ''] = /([\w-]+)\/words\/(\w+)\.ts$/.exec(path) ?? [];
  const [words = {}] = Object.values(module);
  (texts[language] ??= {})[namespace] = words;
}
