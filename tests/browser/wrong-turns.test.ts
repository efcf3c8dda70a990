import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  generate,
  openConsole,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});
beforeEach(async () => {
  page = await openConsole(browser, stack.api.url);
  page.setDefaultTimeout(60_000);
});
afterEach(async () => {
  stack.functions.faults.length = 0;
  expect(page.mishaps).toEqual([]);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
});

it('says of an attempt that isn’t there that it isn’t', async () => {
  await createShow(page, stack.api.url, 'Round the corner');
  await generate(page);
  const episode = page.url();
  await waitForStatus(page, 'Completed');
  await page.goto(`${episode}/executions/nope`);
  await page.getByText('This episode has no attempt at this address.').waitFor();
  expect(await page.locator('.machine-box').count()).toBe(0);
  await page.getByRole('link', { name: 'See the newest attempt' }).click();
  await page.locator('.machine-box').waitFor();
});

it('asks by which Telegram session a show is read where the stage has several', async () => {
  await createShow(page, stack.api.url, 'By the press');
  const settings = `${page.url()}/settings`;
  const session = page.getByLabel('Telegram session');
  await page.goto(settings);
  await page.getByLabel('Telegram channels').waitFor();
  expect(await session.count()).toBe(0);

  await page.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, telegramSessions: ['default', 'press'] } });
  });
  await page.reload();
  await session.selectOption('press');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'By the press', level: 1 }).waitFor();

  // The stage has one again: what the show names is still there to be seen and left.
  await page.unroute('**/config.json');
  await page.goto(settings);
  await page.reload();
  await session.waitFor();
  expect(await session.locator('option').allTextContents()).toEqual([
    'Chosen by the stage',
    'press (unknown here)',
  ]);
  await session.selectOption('');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('heading', { name: 'By the press', level: 1 }).waitFor();
  await page.goto(settings);
  await page.getByLabel('Telegram channels').waitFor();
  expect(await session.count()).toBe(0);
});

it('takes nothing away when Enter is pressed twice', async () => {
  await createShow(page, stack.api.url, 'Not by accident');
  await page.goto(`${page.url()}/settings`);
  await page.getByRole('button', { name: 'Delete the show' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.reload();
  expect(await page.getByLabel('Title', { exact: true }).inputValue()).toBe('Not by accident');
});

it('says of every page what to do when the API answers something unknown', async () => {
  await createShow(page, stack.api.url, 'Behind a strange proxy');
  const show = new URL(page.url()).hash.slice(1);
  await generate(page);
  await waitForStatus(page, 'Completed');
  const episode = new URL(page.url()).hash.slice(1);
  const paths = [
    ...['/', show, `${show}/settings`, episode, `${episode}/script`, `${episode}/rerun`],
    ...[`${episode}/executions`, '/runs', '/operations', '/search/ferry', '/webhooks', '/access'],
  ];
  for (const json of [{}, null]) {
    await page.route('**/api/v1/**', (route) => route.fulfill({ json }));
    for (const path of paths) {
      await page.goto('about:blank');
      await page.goto(`${stack.api.url}/#${path}`);
      await page.getByRole('button', { name: 'Try again' }).first().waitFor();
      await expect.poll(() => page.locator('.loading').count(), { message: path }).toBe(0);
    }
    await page.unroute('**/api/v1/**');
  }

  // The answers are the API's again.
  await page.goto(`${stack.api.url}/#${show}`);
  await page.getByRole('heading', { name: 'Behind a strange proxy', level: 1 }).waitFor();
});

it('keeps what was typed when a part of the page can’t be shown, and shows it once it can be', async () => {
  await page.route('**/api/v1/audit**', (route) => route.fulfill({ json: { entries: {} } }));
  await page.goto(`${stack.api.url}/#/access`);
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('nightly job');
  await page.getByText('This can’t be shown').waitFor();
  await page.unroute('**/api/v1/audit**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('This can’t be shown').waitFor({ state: 'hidden' });
  expect(await name.inputValue()).toBe('nightly job');
});

it('says which of the channels that one types have no export, where exports alone are read', async () => {
  await page.goto(`${stack.api.url}/#/shows/new`);
  await page.getByLabel('Telegram channels').fill('saltreach_tide_mill, nosuchchannel');
  const typed = page.locator('.typed-channels li');
  await expect
    .poll(() => typed.allInnerTexts())
    .toEqual(['@saltreach_tide_mill from its export', '@nosuchchannel has no export here']);
});
