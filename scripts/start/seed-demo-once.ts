import type { DemoLogin } from '../demo/seed-demo.ts';
import type { ConsoleProgress } from './console-progress.ts';
import type { Settings } from './service-settings.ts';

/** Demo data on the first start only; the logins are known on every start. */
export async function seedDemoOnce(settings: Settings, progress: ConsoleProgress): Promise<DemoLogin[]> {
  const { seedDemo } = await import('../demo/seed-demo.ts');
  const startedAt = Date.now();
  const { isNew, venues, zones, logins } = await seedDemo({ settings });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  if (isNew) progress.say(`The demo is there: ${venues} venues with ${zones} zones (${seconds} s)`);
  return logins;
}
