import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  DESK,
  expectNoSidewaysScroll,
  openConsole,
  PHONE,
  startConsoleStack,
} from '../support/console-stack.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack(), startBrowser()]);
  page = await openConsole(browser, stack.api.url);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

const TITLE = 'Capped Harbour';

/** Lets the show have an episode that cost so much this month, and has failed. */
const spend = async (podcastId: string, usd: number): Promise<void> => {
  const { open, fail } = episodeFunctions(stack.database);
  const id = randomUUID();
  await open(podcastId, id);
  await stack.database
    .rpc('record_episode_cost', {
      ...{ p_episode_id: id, p_execution: id, p_id: randomUUID() },
      p_items: [
        {
          ...{ provider: 'google-tts', product: 'Chirp3-HD', unit: 'characters' },
          ...{ quantity: 1, usd, pricesAsOf: '2026-08-20' },
        },
      ],
    })
    .throwOnError();
  await fail(id);
};

it('has a cap set, and says on both pages when it is nearly and when it is used up', async () => {
  await page.goto(`${stack.api.url}/#/shows/new`);
  await page.getByLabel('Title').fill(TITLE);
  await page.getByLabel('Telegram channels').fill('https://t.me/saltreach_tide_mill');
  await page.getByLabel('US dollars a month at most').fill('10');
  await page.getByRole('button', { name: 'Create the show' }).click();
  await page.getByRole('heading', { name: TITLE, level: 1 }).waitFor();
  await page.getByText('$10.00').waitFor();
  const { data: show } = await stack.database
    .from('podcasts')
    .select('id')
    .eq('title', TITLE)
    .single();
  const podcastId = show?.id as string;
  const showPage = `${stack.api.url}/#/shows/${podcastId}`;

  await spend(podcastId, 8);
  await page.reload();
  const nearly = page.getByText(/^The cap of .+ is nearly used up$/);
  await nearly.waitFor();
  await page.getByText(/This show: \$8\.00 of \$10\.00\./).waitFor();
  await page.getByRole('link', { name: 'Operations', exact: true }).click();
  await nearly.waitFor();
  await page.getByText(`${TITLE}: $8.00 of $10.00.`).waitFor();

  await spend(podcastId, 2);
  await page.reload();
  await page.getByText(/^The cap of .+ is used up$/).waitFor();
  await page.getByText(/Nothing that is paid for is begun/).waitFor();
  const spending = page.locator('.spending');
  await spending
    .getByRole('row', { name: new RegExp(`^${TITLE} 2 \\$10\\.00 \\$10\\.00`) })
    .waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'caps-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);

  await page.goto(showPage);
  await page.getByText(/^The cap of .+ is used up$/).waitFor();
  await expectAccessible(page);
  expect(page.mishaps).toEqual([]);
});
