import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signInStaff } from '../../scripts/play/staff-session.ts';
import type { StaffSession } from '../../scripts/play/staff-session.ts';
import { waitUntil } from '../../scripts/play/wait-until.ts';
import { writeAndWait } from '../../scripts/smoke/play-chat.ts';
import { launchBrowser, takeScreenshot } from '../browser.ts';
import { startTestSystem } from '../start-test-system.ts';
import type { TestSystem } from '../start-test-system.ts';
import { openPage, signIn } from './open-page.ts';
import type { Reader } from './open-page.ts';

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
const THEMES = ['light', 'dark'] as const;
const READERS: Reader[] = [
  { language: 'en', width: 1280 },
  { language: 'th', width: 360 },
];
/** A reader looks at every screen in both themes: a dozen loads and two dozen examinations. */
const WALK_MS = 180_000;

let system: TestSystem;
let browser: Browser;
let ids: { venue: string; zone: string; conversation: string; incident: string };

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  ids = await makeNews(system, await signInStaff(system.urls.app, system.login('manager')));
}, WALK_MS);
afterAll(async () => {
  await browser?.close();
  await system?.close();
});

/** Something to see on every screen: a conversation with a change of the music, a hand-over, an incident. */
async function makeNews({ sandbox, contacts }: TestSystem, staff: StaffSession): Promise<typeof ids> {
  const { manager, thai } = contacts;
  await writeAndWait({ sandbox, contact: manager, channel: 'whatsapp' }, 'The lobby music is too loud');
  await writeAndWait({ sandbox, contact: thai, channel: 'line' }, 'ขอคุยกับเจ้าหน้าที่');
  await sandbox.unplugVenue(manager.accountId ?? '');
  const first = async (path: string) => {
    const { rows } = await staff.ask<{ rows: { id: string }[] }>(path);
    return rows[0]?.id;
  };
  const incident = await waitUntil(
    'an incident',
    120_000,
    () => first('/incidents?status=open&limit=1'),
    250,
  );
  const venue = await waitUntil('the venue', 5_000, () =>
    first('/venues?search=Siam Pavilion Bangkok&limit=1'),
  );
  const conversation = await waitUntil('the conversation', 5_000, () =>
    first(`/conversations?view=all_open&search=${manager.name}&limit=1`),
  );
  const { zoneList } = await staff.ask<{ zoneList: { id: string }[] }>(`/venues/${venue}`);
  return { venue, conversation, incident, zone: zoneList[0]?.id ?? '' };
}

/** Everything has come: nothing is a placeholder any more. */
async function untilDrawn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.waitForFunction(
    () => document.querySelector('.MuiSkeleton-root, [class*=loading] > span') === null,
  );
}

async function examine(page: Page, name: string, { language, width }: Reader): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    const shot = `${name}-${theme}-${language}-${width}`;
    await takeScreenshot(page, shot);
    const { violations } = await new AxeBuilder({ page }).withTags(LEVELS).analyze();
    for (const { id, nodes } of violations) {
      faults.push(
        ...nodes.map((node) => `${shot}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
      );
    }
  }
  const { lang, tooWide } = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  if (lang !== language) faults.push(`${name}: the page says it is in "${lang}", it is in "${language}"`);
  if (tooWide > 0) faults.push(`${name}: ${tooWide} px wider than ${width} px`);
  return faults;
}

describe.each(READERS)('for a reader of "$language" at $width px, in both themes,', (reader) => {
  it('the sign-in has no fault that axe can find', async () => {
    const page = await openPage(browser, system, reader);
    await page.goto(`${system.urls.app}/login`);
    await untilDrawn(page);
    expect(await examine(page, 'login', reader)).toEqual([]);
    await page.context().close();
  });

  it(
    'nor has any screen behind it',
    async () => {
      const page = await openPage(browser, system, reader);
      await signIn(page, system, 'agent');
      const screens = {
        overview: '/',
        zones: '/zones',
        venues: '/venues',
        venue: `/venues/${ids.venue}?zone=${ids.zone}`,
        inbox: '/inbox',
        conversation: `/inbox?id=${ids.conversation}`,
        incidents: '/incidents',
        incident: `/incidents?id=${ids.incident}`,
        story: `/processes/incident/${ids.incident}`,
        missing: '/no-such-page',
      };
      const faults: string[] = [];
      for (const [name, path] of Object.entries(screens)) {
        await page.goto(`${system.urls.app}${path}`);
        await untilDrawn(page);
        faults.push(...(await examine(page, name, reader)));
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
    WALK_MS,
  );

  it(
    'nor has any part of the phones page',
    async () => {
      const page = await openPage(browser, system, reader);
      const faults: string[] = [];
      for (const tab of ['phones', 'players', 'faults']) {
        await page.goto(`${system.urls.phones}?tab=${tab}`);
        await untilDrawn(page);
        faults.push(...(await examine(page, `phones-page-${tab}`, reader)));
      }
      expect(faults).toEqual([]);
      await page.context().close();
    },
    WALK_MS,
  );
});

it('who chooses Thai in the menu reads Thai, and the page says so to a screen reader', async () => {
  const page = await openPage(browser, system, { language: 'en', width: 1280 });
  await signIn(page, system, 'agent');
  await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  await page.getByRole('button', { name: 'You' }).click();
  await page.getByRole('menuitemradio', { name: 'ไทย' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'ภาพรวม', level: 1 }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('th');
  await page.context().close();
});
