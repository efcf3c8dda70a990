import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import {
  keepLanguage,
  type LanguageCode,
  languageOf,
} from '../../src/console/language/languages.ts';
import { speak, t } from '../../src/console/language/translate.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  type ConsoleStack,
  createShow,
  DESK,
  expectNoSidewaysScroll,
  generate,
  PHONE,
  signIn,
  startConsoleStack,
  waitForStatus,
} from '../support/console-stack.ts';
import { failingWriteScript } from '../support/failing-write-script.ts';
import { sessionBusy } from '../support/session-busy.ts';
import { startWebhookReceiver, type WebhookReceiver } from '../support/webhook-receiver.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let receiver: WebhookReceiver;
let page: TestPage;
beforeAll(async () => {
  [stack, browser, receiver] = await Promise.all([
    startConsoleStack(),
    startBrowser(),
    startWebhookReceiver(),
  ]);
});
afterEach(async () => {
  stack.functions.faults.length = 0;
  await page?.context().close();
  await speak(languageOf('en'));
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
  await receiver?.close();
});

/** A script of the page that has it open in a language, as a browser does where one was chosen before. */
const rememberLanguage = (code: LanguageCode): string => {
  let script = '';
  const setItem = (key: string, value: string) => {
    script = `localStorage.setItem(${JSON.stringify(key)}, ${JSON.stringify(value)})`;
  };
  keepLanguage({ setItem }, code);
  return script;
};

const button = (name: string) => page.getByRole('button', { name, exact: true });
const heading = (name: string) => page.getByRole('heading', { name, level: 1 });
const audio = (what: string) =>
  page.evaluate<number>(`document.querySelector('.player audio').${what}`);

/** Watches the machine at work, until it has failed after two retries. */
const watchItFail = async (): Promise<void> => {
  await page.goto(`${page.url()}/executions`);
  const graph = page.getByRole('region', { name: t('Graph') });
  await graph.locator('.node-waiting', { hasText: 'WaitForTelegram' }).waitFor();
  const bars = page.getByRole('list', { name: t('States in time') });
  const waiting = bars.getByRole('button', { name: 'WaitForTelegram' });
  await waiting.locator('.bar').first().waitFor();

  const failed = page.getByRole('region', { name: t('What failed') });
  await failed.getByText('The ink has run out.').waitFor({ timeout: 60_000 });
  const writing = bars.getByRole('button', { name: 'WriteScript' });
  expect(await writing.locator('.bar-failed-try').count()).toBe(3);
  expect(await writing.locator('.bar-back-off').count()).toBe(2);
  await graph.locator('.node-caught', { hasText: 'WriteScript' }).waitFor();
  const input = failed.getByRole('region', { name: t('Input of {0}', 'WriteScript') });
  expect(await input.locator('pre').textContent()).toContain('"id"');
  await expectNoSidewaysScroll(page);
};

/** Makes the episode again with other words at its beginning, and has it said. */
const makeAgainWith = async (words: string): Promise<void> => {
  await page.getByRole('link', { name: t('Change something first') }).click();
  await heading(t('Make it again')).waitFor();
  await page.getByText(t('Its first and last words')).click();
  await page.getByLabel(t('Said at the beginning')).fill(words);
  await expectNoSidewaysScroll(page);
  await button(t('Make it again')).click();
  await page.getByRole('list', { name: t('Steps') }).waitFor();
  await waitForStatus(page, t('Completed'));
};

const playIt = async (words: string): Promise<void> => {
  const line = page.locator('.cue', { hasText: words }).first();
  await line.click();
  await expect.poll(() => audio('currentTime')).toBeGreaterThan(0);
  await expect.poll(() => page.locator('.cue[aria-current="true"]').count()).toBe(1);
  await page.evaluate(`document.querySelector('.player audio').pause()`);
};

const clipIt = async (): Promise<void> => {
  await button(t('Make a clip')).click();
  await page.locator('.cue').nth(0).click();
  await button(t('Make the clip')).click();
  const link = page.getByRole('link', { name: t('Open the MP3') });
  const response = await fetch((await link.getAttribute('href')) ?? '');
  expect(response.headers.get('content-type')).toBe('audio/mpeg');
  expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(5_000);
  await expectNoSidewaysScroll(page);
};

const findIt = async (words: string): Promise<void> => {
  const episode = page.url();
  await page.getByLabel(t('Search what was said')).fill(`"${words}"`);
  await page.keyboard.press('Enter');
  await page.locator('.result', { hasText: words }).locator('.result-link').first().click();
  await page.waitForURL((url) => url.href.startsWith(episode));
};

const testWebhook = async (path: string): Promise<void> => {
  await page.getByRole('link', { name: t('Webhooks'), exact: true }).click();
  await page.getByLabel(t('Address')).fill(`${receiver.origin}${path}`);
  await button(t('Add the webhook')).click();
  await page.getByText(t('Its secret, shown this once')).waitFor();
  await page.getByRole('link', { name: path }).click();
  await button(t('Send a test')).click();
  await page.getByText(t('The receiver took the test')).waitFor();
  const [message] = receiver.received.filter((one) => one.path === path);
  expect(message?.headers['webhook-signature']).toMatch(/^v1,/);
  await expectNoSidewaysScroll(page);
};

it.each([
  { size: 'a desk', viewport: DESK, code: 'en', gulls: 'Seven gulls watched the quay' },
  { size: 'a phone', viewport: PHONE, code: 'en', gulls: 'Eight gulls watched the quay' },
  { size: 'a desk', viewport: DESK, code: 'he', gulls: 'Nine gulls watched the quay' },
  { size: 'a phone', viewport: PHONE, code: 'he', gulls: 'Eleven gulls watched the quay' },
] as const)('from signing in to a clip and a webhook, on $size, in $code', async (way) => {
  const { viewport, code, gulls } = way;
  await speak(languageOf(code));
  page = await browser.newPage({ viewport, hasTouch: viewport === PHONE });
  page.setDefaultTimeout(30_000);
  await page.addInitScript(rememberLanguage(code));
  await signIn(page, stack.api.url);
  await heading(t('Shows')).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe(languageOf(code).direction);
  await expectNoSidewaysScroll(page);

  stack.functions.faults.push(
    sessionBusy(),
    failingWriteScript(2, 'DatabaseUnavailable', 'Not now.'),
    failingWriteScript(1, 'ScriptEmpty', 'The ink has run out.'),
  );
  await createShow(page, stack.api.url, gulls);
  await generate(page);
  await watchItFail();
  await makeAgainWith(`${gulls}.`);
  await playIt(gulls);
  await clipIt();
  await findIt(gulls);
  await testWebhook(`/${code}/${viewport.width}`);
  expect(page.mishaps).toEqual([]);
});
