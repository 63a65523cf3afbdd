import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, takeScreenshot } from '../browser.ts';
import { startTestSystem } from '../start-test-system.ts';
import type { TestSystem } from '../start-test-system.ts';
import { noteComplaints, openPage, signIn } from './open-page.ts';

/** Noticing, confirming and telling an outage takes up to a minute at demo pace, on a busy machine more. */
const OUTAGE_MS = 150_000;
const VENUE = 'Siam Pavilion Bangkok';
const WISH = 'The lobby music is too loud';
const REPLY = 'Good evening, Fah here. Is it better now?';

let system: TestSystem;
let browser: Browser;
/** The contact's phone, in the browser of a person who plays the contact. */
let phone: Page;
let admin: Page;
let complaints: string[];
/** Pages that were loaded whole: going from part to part, or being told something, loads none. */
let loads = 0;

beforeAll(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  phone = await openPage(browser, system, { language: 'en', width: 1280 });
  admin = await openPage(browser, system, { language: 'en', width: 1280 });
  complaints = noteComplaints(phone, admin);
});
afterAll(async () => {
  await browser?.close();
  await system?.close();
});

const theirPhone = () =>
  phone.getByRole('region', { name: `Phone of ${system.contacts.manager.name}, WhatsApp` });
const said = () => admin.getByRole('region', { name: `Messages with ${system.contacts.manager.name}` });
const lobby = () =>
  admin.getByRole('listitem').filter({ has: admin.getByRole('heading', { name: 'Lobby' }) });
const volume = async () =>
  Number(await lobby().getByRole('slider', { name: 'Volume of Lobby' }).getAttribute('aria-valuenow'));

describe('the main job, in browsers only', () => {
  it('the manager of a venue writes that the lobby is too loud, and reads that it is quieter', async () => {
    const { name } = system.contacts.manager;
    await phone.goto(system.urls.phones ?? '');
    await phone.getByRole('searchbox', { name: 'Find a name, a venue or a role' }).fill(name);
    const opener = phone
      .getByRole('region', { name: 'Contacts', exact: true })
      .getByRole('button', { name: `Phone of ${name}, WhatsApp` });
    await opener.waitFor();
    if ((await opener.getAttribute('aria-pressed')) !== 'true') await opener.click();
    await theirPhone()
      .getByRole('textbox', { name: `Message as ${name}` })
      .fill(WISH);
    await theirPhone().getByRole('button', { name: 'Send', exact: true }).click();
    await theirPhone().getByText('answered in').first().waitFor();
    // At once, or in a second message when the player was slow to confirm.
    await theirPhone()
      .getByRole('log')
      .getByText(/Lobby: volume from \d+ to \d+/)
      .waitFor();
    await takeScreenshot(phone, 'main-job-1-phone');
  });

  it('the agent signs in, finds the conversation, sees how far the answer got and why the bot said it', async () => {
    await admin.goto(system.urls.app);
    await admin.waitForURL('**/login');
    await signIn(admin, system, 'agent');
    await admin.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    admin.on('domcontentloaded', () => {
      loads += 1;
    });
    await admin.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Inbox' }).click();
    const threads = admin.getByRole('list', { name: 'Conversations' });
    await threads.getByRole('link', { name: system.contacts.manager.name }).click();
    await said().getByText(WISH).waitFor();
    const answer = said().getByRole('listitem').filter({ hasText: 'Why?' }).last();
    await answer.getByText('read', { exact: true }).waitFor();
    await takeScreenshot(admin, 'main-job-2-conversation');

    await answer.getByRole('button', { name: 'Why?' }).click();
    const why = admin.getByRole('dialog', { name: 'Why the bot said this' });
    await why.getByText('A plain command, recognised by rules. No model was asked.').waitFor();
    await why.getByText('Ended: answered').waitFor();
    await takeScreenshot(admin, 'main-job-3-why');
    await admin.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
  });

  it('without the mouse the agent takes over, answers to the phone, and gives back', async () => {
    await admin.keyboard.press('t');
    await admin.getByText('You have taken over. The bot is silent.').waitFor();
    await admin.keyboard.press('r');
    await admin.keyboard.type(REPLY);
    await admin.keyboard.press('Control+Enter');
    await theirPhone().getByRole('log').getByText(REPLY).waitFor();
    await said()
      .getByRole('listitem')
      .filter({ hasText: REPLY })
      .getByText('read', { exact: true })
      .waitFor();
    await admin.keyboard.press('Escape');
    await admin.keyboard.press('g');
    await admin.getByText('Given back. The bot may answer again.').waitFor();
    await takeScreenshot(admin, 'main-job-4-given-back');
  });

  it('from the live zones the agent turns the lobby down, reads that the player confirmed, and takes it back', async () => {
    await admin.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Live zones' }).click();
    await admin.getByRole('searchbox', { name: 'Find zone or venue' }).fill(VENUE);
    const grid = admin.getByRole('table', { name: 'Live zones' });
    await grid.getByRole('row').filter({ hasText: VENUE }).getByRole('link', { name: 'Lobby' }).click();
    await admin.getByRole('heading', { name: VENUE, level: 1 }).waitFor();

    const before = await volume();
    await lobby().getByRole('slider', { name: 'Volume of Lobby' }).press('ArrowLeft');
    await lobby()
      .getByText(`read back: was ${before}, is ${before - 1}`)
      .waitFor();
    expect(await volume()).toBe(before - 1);
    await takeScreenshot(admin, 'main-job-5-venue');

    await lobby().getByRole('button', { name: 'Undo' }).click();
    await lobby()
      .getByText(`read back: was ${before - 1}, is ${before}`)
      .waitFor();
    expect(await volume()).toBe(before);
  });

  it(
    'an unplugged venue comes up as an incident by itself; the agent takes it, and it ends when plugged in',
    async () => {
      await admin.keyboard.press('Control+k');
      await admin.getByRole('dialog', { name: 'Go to…' }).getByRole('combobox').fill('Incidents');
      await admin.getByRole('option', { name: 'Incidents' }).waitFor();
      await admin.keyboard.press('Enter');
      await admin.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();

      await phone.getByRole('button', { name: 'Players', exact: true }).click();
      await phone.getByRole('searchbox', { name: 'Find a venue' }).fill(VENUE);
      await phone.getByRole('button', { name: `Unplug the venue: ${VENUE}` }).click();
      await phone.getByText('0 of 4 online').waitFor();
      await takeScreenshot(phone, 'main-job-6-unplugged');

      const incident = admin.getByRole('list', { name: 'Incidents' }).getByRole('link', { name: VENUE });
      await incident.waitFor({ timeout: OUTAGE_MS });
      await incident.click();
      const details = admin.getByRole('main');
      await details.getByText(`${system.contacts.it.name} told on WhatsApp`).waitFor();
      await details.getByRole('button', { name: 'Acknowledge' }).click();
      await admin.getByText('Acknowledged. Nobody else will be told.').waitFor();
      await details.locator('header').getByText('Fah Rattanakul is on it').waitFor();
      await details.getByText('The chain stands still: somebody is on it.').waitFor();
      await takeScreenshot(admin, 'main-job-7-incident');

      await phone.getByRole('button', { name: `Plug the venue in: ${VENUE}` }).click();
      await details.getByText('Resolved: all zones are back').waitFor({ timeout: OUTAGE_MS });
      expect(loads, 'pages loaded since the sign-in').toBe(0);
    },
    2 * OUTAGE_MS,
  );

  it('its story is told in plain words, and leads to the very process in the Temporal Web UI', async () => {
    await admin.getByRole('link', { name: 'What the process does' }).click();
    await admin.getByText('Somebody is on it: no further escalation').waitFor();
    await admin.getByText(/^All zones are back after/).waitFor();
    await takeScreenshot(admin, 'main-job-8-story');

    const link = admin.getByRole('link', { name: 'Open in the Temporal Web UI' });
    const [temporal] = await Promise.all([admin.context().waitForEvent('page'), link.click()]);
    const workflowId = /\/workflows\/([^/]+)/.exec((await link.getAttribute('href')) ?? '')?.[1] ?? '';
    expect(decodeURIComponent(workflowId)).toMatch(/^incident\//);
    expect(new URL(temporal.url()).origin).toBe(new URL(system.urls.temporalUi ?? '').origin);
    await temporal.getByText(decodeURIComponent(workflowId)).first().waitFor();
    await takeScreenshot(temporal, 'main-job-9-temporal');
  });

  it('and no browser had anything to complain of on the way', () => {
    expect(complaints).toEqual([]);
  });
});
