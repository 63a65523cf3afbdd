import { readFile, rm } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, takeScreenshot } from './browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

test('the browser of the packages runs scripts and draws what they did', async () => {
  const page = await browser.newPage({ viewport: { width: 300, height: 200 } });
  await page.setContent('<button onclick="this.textContent = 2 + 2">Add</button>');
  const blank = await page.screenshot();
  await page.getByRole('button').click();
  expect(await page.getByRole('button').textContent()).toBe('4');

  const path = await takeScreenshot(page, 'browser-trial');
  const drawn = await readFile(path);
  await rm(path);
  expect(drawn.equals(blank)).toBe(false);
});

test('it keeps origins apart, so that a journey proves what a real browser would allow', async () => {
  const page = await browser.newPage();
  await page.setContent('<iframe src="data:text/html,other"></iframe>');
  await page.frameLocator('iframe').getByText('other').waitFor();
  await expect(page.evaluate(() => window.frames[0]?.document.title)).rejects.toThrow('cross-origin');
});
