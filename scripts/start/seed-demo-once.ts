import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ConsoleProgress } from './console-progress.ts';
import type { Settings } from './service-settings.ts';

export interface DemoLogin {
  role: string;
  email: string;
  password: string;
}

type SeedDemo = (input: { settings: Settings }) => Promise<{ isNew: boolean; logins: DemoLogin[] }>;

/** Demo data on the first start only; the logins are known on every start. */
export async function seedDemoOnce(settings: Settings, progress: ConsoleProgress): Promise<DemoLogin[]> {
  const module = new URL('../demo/seed-demo.ts', import.meta.url);
  if (!existsSync(fileURLToPath(module))) return [];
  const { seedDemo }: { seedDemo: SeedDemo } = await import(module.href);
  const startedAt = Date.now();
  const { isNew, logins } = await seedDemo({ settings });
  if (isNew) progress.say(`The demo data is there (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  return logins;
}
