import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import {
  expectAccessible,
  expectRoomBelowButtons,
  keepScreenshot,
} from '../support/page-checks.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let receiver: WebhookReceiver;
let page: TestPage;
/** Where the pages lie whose things were made beforehand. */
const at = { show: '', episode: '', failed: '', review: '', webhook: '' };

const post = async (path: string, body: unknown) => {
  const response = await fetch(`${stack.api.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': stack.api.internalApiKey },
    body: JSON.stringify(body),
  });
  expect(response.ok, `POST ${path}: ${response.status}`).toBe(true);
  return response.json();
};

/** An episode of every kind, a webhook that was told of them, and keys. */
const makeAll = async (): Promise<void> => {
  await post('/api-keys', { name: 'nightly job', role: 'editor' });
  at.webhook = `/webhooks/${(await post('/webhooks', { url: `${receiver.origin}/stepcast` })).id}`;
  const config = {
    ...{ telegramChannels: ['saltreach_tide_mill'], targetDurationMinutes: 1 },
    review: { atDeadline: 'discard', days: 3 },
  };
  const { id: podcastId } = await post('/podcasts', { title: 'Read before it is said', config });
  const window = { from: '2026-09-01T00:00:00Z', until: '2026-11-01T00:00:00Z' };
  at.review = `/episodes/${(await post('/episodes', { podcastId, window })).episodeId}`;
  await page.goto(`${stack.api.url}/#${at.review}`);
  await waitForStatus(page, 'Awaits a review');

  await createShow(page, stack.api.url, 'Lantern Quay at night');
  stack.functions.faults.push(
    failingWriteScript(2, 'DatabaseUnavailable', 'Not now.'),
    failingWriteScript(1, 'ScriptEmpty', 'The ink has run out.'),
  );
  await generate(page);
  await waitForStatus(page, 'Failed');
  at.failed = new URL(page.url()).hash.slice(1);

  await createShow(page, stack.api.url, 'Tide Mill Notices');
  at.show = new URL(page.url()).hash.slice(1);
  await generate(page);
  await waitForStatus(page, 'Completed');
  at.episode = new URL(page.url()).hash.slice(1);
  await post('/operations/notify/run', {});
  await post(`${at.webhook}/test`, {});
};

beforeAll(async () => {
  [stack, browser, receiver] = await Promise.all([
    startConsoleStack(),
    startBrowser(),
    startWebhookReceiver(),
  ]);
  page = await openConsole(browser, stack.api.url);
  await makeAll();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await stack?.close();
  await receiver?.close();
});
beforeEach(() => page.setDefaultTimeout(30_000));

const open = async (path: string, isThere: () => Promise<void>): Promise<void> => {
  await page.goto(`${stack.api.url}/#${path}`);
  await isThere();
  await expect.poll(() => page.getByText(/^Loading .*…$/).count()).toBe(0);
};

/** Looks at the page on a desk and on a phone, by day and by night. */
const look = async (name: string): Promise<void> => {
  for (const [size, viewport] of [
    ['', DESK],
    ['-phone', PHONE],
  ] as const) {
    await page.setViewportSize(viewport);
    await expectNoSidewaysScroll(page);
    await expectRoomBelowButtons(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page);
      await keepScreenshot(page, `${name}${size}${colorScheme === 'dark' ? '-dark' : ''}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(DESK);
};

const heading = (name: string, level = 1) => page.getByRole('heading', { name, level }).waitFor();
const first = (selector: string) => page.locator(selector).first().waitFor();

describe('by day and by night, on a desk and on a phone', () => {
  it.each<[string, () => string, () => Promise<void>]>([
    ['shows', () => '/', () => first('.show-card')],
    ['new-show', () => '/shows/new', () => heading('New show')],
    ['show', () => at.show, () => first('.episode-row')],
    ['show-settings', () => `${at.show}/settings`, () => heading('Settings')],
    ['episode', () => at.episode, () => first('.cue')],
    ['script', () => `${at.episode}/script`, () => heading('Edit the script')],
    ['review', () => `${at.review}/script`, () => heading('Review the script')],
    ['rerun', () => `${at.episode}/rerun`, () => heading('Make it again')],
    ['failed-episode', () => at.failed, () => first('.notice')],
    ['execution', () => `${at.failed}/executions`, () => first('.machine-box')],
    ['runs', () => '/runs', () => first('.episode-row')],
    ['operations', () => '/operations', () => first('.timings')],
    ['search', () => '/search/mill', () => first('.result')],
    ['webhooks', () => '/webhooks', () => heading('Webhooks')],
    ['webhook', () => at.webhook, () => first('.delivery')],
    ['access', () => '/access', () => first('.change')],
  ])('%s is accessible and no wider than the window', async (name, path, isThere) => {
    await open(path(), isThere);
    await look(name);
    expect(page.mishaps).toEqual([]);
  });

  it('the way in is, too', async () => {
    const stranger = page;
    page = await browser.newPage({ viewport: DESK });
    await page.goto(stack.api.url);
    await heading('Sign in');
    await look('sign-in');
    await page.context().close();
    page = stranger;
  });
});
