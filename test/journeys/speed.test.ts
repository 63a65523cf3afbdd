import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLocalSecrets } from '../../engine/local-secrets.ts';
import { seedDemo } from '../../scripts/demo/seed-demo.ts';
import { writeAndWait } from '../../scripts/smoke/play-chat.ts';
import { readRunningSystem } from '../../scripts/start/running-system.ts';
import { withMode } from '../../scripts/start/service-settings.ts';
import { launchBrowser, takeScreenshot } from '../browser.ts';
import { startTestSystem } from '../start-test-system.ts';
import type { TestSystem } from '../start-test-system.ts';
import { openPage, signIn } from './open-page.ts';

const BUDGET_BYTES = 350_000;
/** About three zones each: together more than 10,000. */
const VENUES = 3_650;
const FLEET_MS = 180_000;
/** 500 ms and 50 ms are promised, on a machine that does nothing else; here only a blow-up is a fault. */
const GRID = { drawnMs: 2_000, updateMs: 1_000 };

type Loaded = { url: string; transferred: number; encoded: number };

let system: TestSystem;
let browser: Browser;

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await system?.close();
});

/** Scripts and styles as the browser itself accounts for them. */
const loadedBy = (page: Page): Promise<Loaded[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.(js|css)$/.test(name))
      .map((entry) => {
        const { name, transferSize, encodedBodySize } = entry as PerformanceResourceTiming; // cast: of that type
        return { url: name, transferred: transferSize, encoded: encodedBodySize };
      }),
  );

async function gzipped(loaded: Loaded[]): Promise<number> {
  const bodies = loaded.map(async ({ url }) => gzipSync(await (await fetch(url)).bytes()).byteLength);
  return (await Promise.all(bodies)).reduce((sum, size) => sum + size, 0);
}

const sum = (loaded: Loaded[], of: 'transferred' | 'encoded') =>
  loaded.reduce((total, one) => total + one[of], 0);
const kB = (bytes: number) => `${Math.round(bytes / 1_000)} kB`;

describe('the first load of the admin app', () => {
  it('stays under 350 kB compressed until the overview can be used; a second visit fetches none of it', async () => {
    const page = await openPage(browser, system, { language: 'en', width: 1280 });
    await page.goto(system.urls.app);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    const login = await loadedBy(page);
    await signIn(page, system, 'agent');
    await page.getByRole('region', { name: 'Fleet' }).getByText('playing').waitFor();
    const overview = await loadedBy(page);

    const second = await page.context().newPage();
    await second.goto(system.urls.app);
    await second.getByRole('region', { name: 'Fleet' }).getByText('playing').waitFor();
    const again = await loadedBy(second);

    console.log(
      `First load, JS and CSS: sign-in ${kB(sum(login, 'transferred'))} on the wire, ${kB(await gzipped(login))} gzipped; ` +
        `up to the overview ${kB(sum(overview, 'encoded'))} on the wire, ${kB(await gzipped(overview))} gzipped; ` +
        `second visit ${kB(sum(again, 'transferred'))}`,
    );
    expect(sum(overview, 'encoded')).toBeLessThan(BUDGET_BYTES);
    expect(await gzipped(overview)).toBeLessThan(BUDGET_BYTES);
    expect(again.length).toBeGreaterThan(0);
    expect(again.filter(({ transferred }) => transferred > 0)).toEqual([]);
    await page.context().close();
  });
});

describe('the live grid with 10,000 zones', () => {
  it(
    'is there and follows a change in a blink',
    async () => {
      await growFleet(system);
      const page = await openPage(browser, system, { language: 'en', width: 1280 });
      await signIn(page, system, 'agent');
      // The overview and the grid share one list of the fleet: what is measured is the drawing of ten thousand.
      await page.getByRole('link', { name: /^[\d,]+ more zones$/ }).waitFor();
      const listMs = await page.evaluate(() => {
        const asked = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/zones'));
        return asked.at(-1)?.duration ?? Number.NaN;
      });

      await page.evaluate(startWatch, '[role=table] [role=row][aria-rowindex="2"]');
      await page.getByRole('link', { name: 'Live zones' }).click();
      await page.getByRole('table', { name: 'Live zones' }).getByRole('row').nth(1).waitFor();
      const shownMs = await page.evaluate(() => performance.measure('shown', 'clicked', 'drawn').duration);
      const count = Number(await page.getByRole('table').getAttribute('aria-rowcount')) - 1;
      await takeScreenshot(page, 'zones-10000');

      const { manager } = system.contacts;
      await page.getByRole('searchbox', { name: 'Find zone or venue' }).fill(manager.venue);
      const lobby = page
        .getByRole('row')
        .filter({ has: page.getByRole('link', { name: 'Lobby', exact: true }) });
      await lobby.getByRole('cell', { name: '/ 16' }).waitFor();
      const players = await system.sandbox.players(manager.accountId ?? '');
      const before = players.find(({ name }) => name === 'Lobby')?.volume ?? 0;
      await page.evaluate(startTaskWatch);
      const wish = 'The lobby music is too loud';
      await writeAndWait({ sandbox: system.sandbox, contact: manager, channel: 'whatsapp' }, wish);
      await lobby.getByRole('cell', { name: `${Math.round(before * 0.8)} / 16` }).waitFor();
      const longest = await page.evaluate(() => Number(document.body.dataset.longestTaskMs));

      console.log(
        `Live grid of ${count} zones: list read in ${Math.round(listMs)} ms, drawn ${Math.round(shownMs)} ms after the click; ` +
          `longest task while changes came in: ${longest === 0 ? 'under 50' : Math.round(longest)} ms`,
      );
      expect(count).toBeGreaterThanOrEqual(10_000);
      expect(shownMs).toBeLessThan(GRID.drawnMs);
      expect(longest).toBeLessThan(GRID.updateMs);
    },
    FLEET_MS,
  );
});

/** What `npm run seed` does to a running system. */
async function growFleet({ localDir, urls }: TestSystem): Promise<void> {
  const secrets = readLocalSecrets(localDir);
  const port = readRunningSystem(localDir)?.ports.postgres;
  await seedDemo({
    settings: {
      ...withMode({}, secrets),
      DATABASE_URL: `postgres://bma_app:${secrets.appPassword}@127.0.0.1:${port}/bma`,
      SANDBOX_URL: urls.sandbox,
    },
    venues: VENUES,
  });
}

/** From the click to the frame after the first row is in the page. */
function startWatch(selector: string): void {
  addEventListener('click', () => performance.mark('clicked'), { capture: true, once: true });
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('drawn')));
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** The browser reports what holds it up for more than 50 ms. */
function startTaskWatch(): void {
  document.body.dataset.longestTaskMs = '0';
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      const before = Number(document.body.dataset.longestTaskMs);
      document.body.dataset.longestTaskMs = String(Math.max(before, duration));
    }
  }).observe({ type: 'longtask' });
}
