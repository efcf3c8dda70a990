import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  DESK,
  expectNoSidewaysScroll,
  generate,
  openConsole,
  PHONE,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

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
});
afterEach(async () => {
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

/** Sets up a show that asks for a review, and waits for the script of its first episode. */
const awaitScript = async (title: string, deadline: RegExp): Promise<void> => {
  await page.goto(`${stack.api.url}/#/shows/new`);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Telegram channels').fill('https://t.me/saltreach_tide_mill');
  await page.getByLabel('Length in minutes').fill('1');
  const choice = page.getByLabel('When a script is written');
  const label = (await choice.locator('option').allTextContents()).find((one) =>
    deadline.test(one),
  );
  await choice.selectOption({ label: label ?? '' });
  await page.getByLabel('Days for a review').fill('3');
  await page.getByRole('button', { name: 'Create the show' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
  await generate(page);
  // Three functions start for the first time.
  await page
    .locator('.page-title')
    .getByText('Awaits a review', { exact: true })
    .waitFor({ timeout: 180_000 });
};

const passDeadline = async (): Promise<void> => {
  await stack.database
    .from('episodes')
    .update({ review_until: new Date().toISOString() })
    .eq('status', 'awaiting_review')
    .throwOnError();
  await page.getByRole('link', { name: 'Operations', exact: true }).click();
  await page.getByRole('button', { name: 'Settle what has died' }).click();
  // The console leads to the run once it has begun.
  await page.getByRole('heading', { name: 'Run of reconcile' }).waitFor();
};

it('has a script read beside its posts, edited and approved before it is spoken', async () => {
  await awaitScript('Read first', /discard/);
  const episode = page.url();
  await page.getByText('The script is written, and awaits a review').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'review-episode', { isWhole: true });
  await page.getByRole('link', { name: 'Shows', exact: true }).click();
  await page.getByText('A script awaits a review').waitFor();
  await keepScreenshot(page, 'review-shows', { isWhole: true });
  await page.goto(episode);
  await page.getByRole('link', { name: 'Review the script' }).click();
  await page.getByRole('heading', { name: 'Review the script', level: 1 }).waitFor();
  await page.getByRole('list', { name: 'Posts that this line tells' }).first().waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'review-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);

  await page.getByLabel('Title').fill('As somebody would have it');
  const line = page.getByRole('textbox').nth(2);
  await line.fill('Somebody has read this before you hear it.');
  await page.getByText('One line has been changed.').waitFor();
  const chapter = page.locator('fieldset', {
    has: page.getByRole('list', { name: 'Posts that this line tells' }),
  });
  const said = chapter.first().getByRole('textbox').first();
  const before = await said.inputValue();
  await chapter.first().getByRole('button', { name: 'Say it otherwise' }).first().click();
  await expect.poll(() => said.inputValue()).not.toBe(before);
  const after = await said.inputValue();
  await page.getByRole('button', { name: 'Approve and speak it' }).click();
  await expect.poll(() => page.url()).toBe(episode);
  await waitForStatus(page, 'Completed');
  await page.getByRole('heading', { name: 'As somebody would have it', level: 1 }).waitFor();
  await page.getByText('Somebody has read this before you hear it.').first().waitFor();
  await page
    .getByText(after.split(/[.!?]/)[0] ?? '')
    .first()
    .waitFor();
});

it('discards a script', async () => {
  await awaitScript('Too dull', /discard/);
  await page.getByRole('button', { name: 'Discard it' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Discard the script' }).click();
  await waitForStatus(page, 'Discarded');
  await page.getByText('The script was discarded').waitFor();
  await keepScreenshot(page, 'review-discarded', { isWhole: true });
});

it('speaks, or discards, what nobody reviewed in time, as the show says', async () => {
  await awaitScript('Unread and spoken', /speak what/);
  const spoken = page.url();
  await awaitScript('Unread and gone', /discard/);
  const gone = page.url();
  await passDeadline();
  await page.goto(gone);
  await waitForStatus(page, 'Discarded');
  await page.goto(spoken);
  await waitForStatus(page, 'Completed');
});

it.each([
  ['Русский', 'Ждёт проверки', 'Проверка сценария', 'Одобрить и озвучить'],
  ['עברית', 'ממתין לבדיקה', 'בדיקת התסריט', 'לאשר ולהקריא'],
])('tells of it in %s', async (language, status, heading, approve) => {
  await awaitScript(`In ${language}`, /discard/);
  await page.getByLabel('Display in').selectOption({ label: language });
  await waitForStatus(page, status);
  await page.getByRole('link', { name: heading }).click();
  await page.getByRole('button', { name: approve }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, `review-${language === 'עברית' ? 'he' : 'ru'}`, { isWhole: true });
});
