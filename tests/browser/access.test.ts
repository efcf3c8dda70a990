import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  DESK,
  expectNoSidewaysScroll,
  openConsole,
  PHONE,
  signIn,
  startConsoleStack,
  VIEWER,
} from '../support/console-stack.ts';
import { expectAccessible } from '../support/page-checks.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let url: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  url = stack.api.url;
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const statusWith = async (key: string, method = 'GET', path = '/podcasts'): Promise<number> => {
  const headers = { 'x-api-key': key };
  return (await fetch(`${url}/api/v1${path}`, { method, headers })).status;
};
const shoot = async (page: TestPage, name: string): Promise<void> => {
  const folder = process.env['SCREENSHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/access-${name}.png`, fullPage: true });
};

it('adds a key, copies it once, calls with it, and revokes it', async () => {
  const page = await openConsole(browser, url);
  await createShow(page, url, 'Tide Mill');
  await page.getByRole('link', { name: 'Access' }).click();
  await page.getByLabel('Name').fill('nightly job');
  await page.getByLabel('Role').selectOption('editor');
  await page.getByLabel('For which shows').selectOption('some');
  await page.getByRole('button', { name: 'Add the key' }).click();
  await page.getByText(/must name a show/i).waitFor();
  expect(await page.getByText(/must name a show/i).count()).toBe(1);
  await page.getByRole('checkbox', { name: 'Tide Mill' }).check();
  await page.getByRole('button', { name: 'Add the key' }).click();
  await page.getByText('The value of nightly job, shown this once').waitFor();
  await page.getByRole('button', { name: 'Copy the key' }).click();
  await page.getByText('Copied').waitFor();
  const key = await page.evaluate<string>('navigator.clipboard.readText()');
  expect(await statusWith(key)).toBe(200);
  expect(await statusWith(key, 'GET', '/operations/timings')).toBe(403);
  await page.getByText('For Tide Mill').waitFor();
  expect(await statusWith(key, 'GET', '/api-keys')).toBe(403);
  await page.getByText('Show added').waitFor();
  await page.getByText('Change', { exact: true }).click();
  const changing = page.locator('.change-key');
  await changing.getByLabel('Name').fill('hourly job');
  await expectAccessible(page);
  await shoot(page, 'change');
  await changing.getByRole('button', { name: 'Save the key' }).click();
  await page
    .getByRole('region', { name: 'Keys' })
    .getByText('hourly job', { exact: true })
    .waitFor();
  expect(await statusWith(key)).toBe(200);
  await shoot(page, 'desk');
  await expectAccessible(page);

  await page.reload();
  await page.getByRole('heading', { name: 'Keys' }).waitFor();
  expect(await page.content()).not.toContain(key);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await shoot(page, 'phone');
  await page.setViewportSize(DESK);

  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('button', { name: 'Revoke it' }).click();
  await page.getByText('Revoked', { exact: true }).waitFor();
  expect(await statusWith(key)).toBe(401);
  await page.getByLabel('Display in').selectOption('he');
  await page.getByRole('heading', { name: 'מפתחות' }).waitFor();
  await shoot(page, 'hebrew');
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

it('shows a viewer a show, who changed it, and nothing that they may not press', async () => {
  const page = await browser.newPage({ viewport: DESK });
  await signIn(page, url, VIEWER);
  await page.getByRole('link', { name: 'Tide Mill' }).click();
  await page.getByRole('heading', { name: 'Tide Mill', level: 1 }).waitFor();
  await page.getByText('Who changed what').click();
  await page.getByText('admin@example.org').waitFor();
  expect(await page.getByRole('button', { name: 'Generate episode now' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  await page.getByText('No episode yet. The schedule makes the first one.').waitFor();
  await shoot(page, 'viewer');
  await page.goto(`${url}/#/shows/new`);
  await page.getByText('It needs the role editor.').waitFor();
  await page.goto(`${url}/#/access`);
  await page.getByRole('heading', { name: 'Who changed what' }).waitFor();
  expect(await page.getByRole('heading', { name: 'Keys' }).count()).toBe(0);
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});
