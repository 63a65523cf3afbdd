import type { Browser, Page } from 'playwright-core';
import type { TestSystem } from '../start-test-system.ts';

/** A machine that does much else at the same time is slow; only a hang reaches it. */
const PATIENCE_MS = 30_000;

export type Reader = { language: 'en' | 'th'; width: number };

/** A browser of somebody's own, who chose the language earlier and likes no motion. */
export async function openPage(
  browser: Browser,
  { urls }: TestSystem,
  { language, width }: Reader,
): Promise<Page> {
  const chose = (name: string, url = '') => ({
    origin: new URL(url).origin,
    localStorage: [{ name, value: language }],
  });
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 800 },
    hasTouch: width < 600,
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Bangkok',
    storageState: {
      cookies: [],
      origins: [chose('bma-language', urls.app), chose('phones.language', urls.sandbox)],
    },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  return context.newPage();
}

/** Through the form, as everybody. */
export async function signIn(
  page: Page,
  { urls, login }: TestSystem,
  role: Parameters<TestSystem['login']>[0],
): Promise<void> {
  const { email, password } = login(role);
  await page.goto(`${urls.app}/login`);
  await page.locator('input[type=email]').fill(email);
  await page.locator('input[type=password]').fill(password);
  await page.locator('input[type=password]').press('Enter');
  await page.getByRole('navigation').first().waitFor();
}

/** What the browsers themselves complain of while somebody works: errors of scripts, refused sources, failed requests. */
export function noteComplaints(...pages: Page[]): string[] {
  const complaints: string[] = [];
  for (const page of pages) {
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      // who comes for the first time has no session to go on with: asked, and answered 401, by design
      if (message.location().url.endsWith('/api/v1/auth/refresh')) return;
      complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`);
    });
  }
  return complaints;
}
