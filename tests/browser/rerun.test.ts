import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  DESK,
  expectNoSidewaysScroll,
  generate,
  openConsole,
  PHONE,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { failingWriteScript } from '../support/failing-write-script.ts';
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
  stack.functions.faults.length = 0;
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

/** What the attempt on the page was started with. */
const inputOfAttempt = async (): Promise<unknown> => {
  await page.getByText('Input and output of the execution').click();
  const input = page.getByRole('region', { name: 'Input of the execution' });
  await input.getByRole('button', { name: 'Copy JSON' }).click();
  return JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
};

it('makes an episode again with another period, another setting and another start', async () => {
  await createShow(page, stack.api.url, 'Once more');
  await generate(page);
  await waitForStatus(page, 'Completed');
  const episode = page.url();
  await page.getByText('Make this episode again').click();
  await page.getByRole('link', { name: 'Change something first' }).click();
  await page.getByRole('heading', { name: 'Make it again', level: 1 }).waitFor();
  await page.getByLabel('From', { exact: true }).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'rerun-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);

  await page.getByLabel('At its posts').check();
  await page.getByLabel('Until', { exact: true }).fill('2026-10-01T00:00');
  await page.getByLabel('Length in minutes').fill('2');
  await page.getByRole('button', { name: 'Make it again' }).click();
  await expect.poll(() => page.url()).toBe(episode);
  await page.getByRole('list', { name: 'Steps' }).waitFor();
  await waitForStatus(page, 'Completed');
  await page.getByRole('link', { name: /^2: see how it went/ }).click();
  await page.getByRole('heading', { name: 'How attempt 2 went' }).waitFor();
  expect(await inputOfAttempt()).toMatchObject({
    from: 'collect',
    window: { from: '2026-08-31T22:00:00.000Z', until: '2026-09-30T22:00:00.000Z' },
    settings: { targetDurationMinutes: 2 },
  });
});

it('makes again at once all that failed for one reason', async () => {
  const titles = ['Dry ink', 'Dry pen'];
  stack.functions.faults.push(failingWriteScript(titles.length, 'ScriptEmpty', 'Out of ink.'));
  for (const title of titles) {
    await createShow(page, stack.api.url, title);
    await generate(page);
    await waitForStatus(page, 'Failed');
  }
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByLabel('Error').fill('ScriptEmpty');
  await page.getByText(/^2 episodes failed with ScriptEmpty; 2 can start now/).waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'bulk-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'bulk-phone', { isWhole: true });
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: 'Make them again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make them again' }).click();
  await page.getByText('2 episodes started again').waitFor();
  await keepScreenshot(page, 'bulk-started', { isWhole: true });

  await page.getByLabel('Error').fill('');
  await page.getByLabel('Words').fill('dry PEN');
  const rows = page.locator('.episode-row');
  await expect.poll(() => rows.count()).toBe(2);
  await rows.filter({ hasText: 'attempt 2' }).getByText('Succeeded').waitFor({ timeout: 60_000 });
});

it('makes again those that are ticked, whatever they failed with', async () => {
  const titles = ['One gull', 'Two gulls'];
  for (const [n, title] of titles.entries()) {
    stack.functions.faults.push(failingWriteScript(1, 'ScriptEmpty', `Gull ${n} took it.`));
    await createShow(page, stack.api.url, title);
    await generate(page);
    await waitForStatus(page, 'Failed');
  }
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByLabel('Machine').selectOption('All');
  await page.getByLabel('Words').fill('gull took');
  const rows = page.locator('.episode-row');
  // Two of episodes, and the sweeps that were told of them.
  await expect.poll(() => rows.count()).toBe(4);
  await page.getByLabel('Choose all that failed here').check();
  await page.getByLabel('Choose the run of One gull').uncheck();
  await page.getByText('1 episode is chosen').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'ticked-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'ticked-phone', { isWhole: true });
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: 'Make them again' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make them again' }).click();
  await page.getByText('1 episode started again').waitFor();
  await page.getByLabel('Words').fill('two gulls');
  await rows.filter({ hasText: 'attempt 2' }).getByText('Succeeded').waitFor({ timeout: 60_000 });
  // What has come through since isn't offered.
  expect(await page.getByLabel('Choose the run of Two gulls').count()).toBe(0);
});
