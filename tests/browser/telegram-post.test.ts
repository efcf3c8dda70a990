import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  generate,
  openConsole,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
let episodeId: string;
beforeAll(async () => {
  [stack, browser] = await Promise.all([
    startConsoleStack({
      settings: { TELEGRAM_BOT_TOKEN: '4711:a-token', TELEGRAM_BOT_ENDPOINT: 'http://127.0.0.1:9' },
    }),
    startBrowser(),
  ]);
  page = await openConsole(browser, stack.api.url);
  await createShow(page, stack.api.url, 'Saltreach');
  await generate(page);
  await waitForStatus(page, 'Completed');
  episodeId = /episodes\/([\w-]+)/.exec(page.url())?.[1] ?? '';
});
afterAll(async () => {
  await page?.close();
  await browser?.close();
  await stack?.close();
});

it('an older episode is posted when somebody asks, once its show names a chat', async () => {
  await page.reload();
  await page.getByRole('button', { name: 'Hide' }).waitFor();
  expect(await page.getByRole('button', { name: 'Post it in Telegram' }).count()).toBe(0);
  await stack.database
    .from('podcast_configs')
    .update({ telegram_chat: '@saltreach' })
    .not('podcast_id', 'is', null)
    .throwOnError();
  await page.reload();
  await page.getByRole('button', { name: 'Post it in Telegram' }).click();
  await page.getByText('It is posted within a minute.').waitFor();
  const { data } = await stack.database
    .from('episodes')
    .select('telegram_chat')
    .eq('id', episodeId)
    .throwOnError();
  expect(data).toEqual([{ telegram_chat: '@saltreach' }]);
});

it('a message in doubt is settled by its link', async () => {
  await stack.database
    .from('telegram_posts')
    .insert({
      ...{ episode_id: episodeId, attempt: 1, chat: '@saltreach', status: 'unsure' },
      claimed_until: new Date().toISOString(),
    })
    .throwOnError();
  await page.reload();
  await page.getByText('Does the message stand in @saltreach?').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'post-in-doubt', { isWhole: true });
  await page.getByLabel('Link of the message').fill('https://t.me/elsewhere/5');
  await page.getByRole('button', { name: 'It stands' }).click();
  await page.getByText('nor a link to one in @saltreach').waitFor();
  await page.getByLabel('Link of the message').fill('https://t.me/saltreach/5');
  await page.getByRole('button', { name: 'It stands' }).click();
  const link = page.getByRole('link', { name: 'Posted in @saltreach' });
  await link.waitFor();
  expect(await link.getAttribute('href')).toBe('https://t.me/saltreach/5');
});
