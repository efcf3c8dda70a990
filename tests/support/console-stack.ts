import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { t } from '../../src/console/language/translate.ts';
import type { startBrowser, TestPage } from './browser.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { startTestStack, type TestStack } from './stack.ts';

export const ADMIN = { email: 'admin@example.org', password: 'correct horse battery' };
export const GUEST = { email: 'guest@example.org', password: 'correct horse battery' };
export const VIEWER = { email: 'viewer@example.org', password: 'correct horse battery' };

/** Sizes of a window in CSS pixels. */
export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/** A stack with the console, an admin, a viewer, and somebody without a role. */
export interface ConsoleStack extends TestStack {
  /** Before Lambda: makes functions answer what a test wants. */
  readonly functions: FaultProxy;
}

/** Time as it is, for a test that may run where everything takes long: time limits last as long as they say. */
const REAL_TIME = {
  now: () => Date.now(),
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal && { signal }),
};

/** Starts the stack. Supabase has no proxy: tokens name its own address. */
export const startConsoleStack = async ({
  inRealTime = false,
  settings = {},
}: {
  inRealTime?: boolean;
  /** Further settings of the functions, by the names of .env.example. */
  settings?: Readonly<Record<string, string>>;
} = {}): Promise<ConsoleStack> => {
  let functions: FaultProxy | undefined;
  const stack = await startTestStack({
    console: true,
    settings,
    ...(inRealTime && { clock: REAL_TIME }),
    intercept: async (part, endpoint) => {
      if (part !== 'lambda') return endpoint;
      functions = await startFaultProxy(endpoint);
      return functions.url;
    },
  });
  if (!functions) throw new Error('Nothing stands before Lambda.');
  const proxy = functions;
  const { admin } = stack.database.auth;
  const accounts = [
    [ADMIN, 'admin'],
    [VIEWER, 'viewer'],
    [GUEST, 'listener'],
  ] as const;
  for (const [account, role] of accounts) {
    const { error } = await admin.createUser({
      ...account,
      email_confirm: true,
      app_metadata: { role },
    });
    if (error) throw error;
  }
  return {
    ...stack,
    functions: proxy,
    close: async () => {
      await stack.close();
      await proxy.close();
    },
  };
};

/** Opens the console and signs in. Texts are those of the language that `speak` chose. */
export const signIn = async (page: TestPage, url: string, account = ADMIN): Promise<void> => {
  await page.goto(url);
  await page.getByLabel(t('E-mail address')).fill(account.email);
  await page.getByLabel(t('Password')).fill(account.password);
  await page.getByRole('button', { name: t('Sign in') }).click();
};

/** Opens the console as its admin sees it on a desk, with the clipboard at hand. */
export const openConsole = async (
  browser: Awaited<ReturnType<typeof startBrowser>>,
  url: string,
): Promise<TestPage> => {
  const page = await browser.newPage({
    viewport: DESK,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await signIn(page, url);
  await page.getByRole('heading', { name: t('Shows') }).waitFor();
  return page;
};

/** Sets up a show about the stack's channel by the form. */
export const createShow = async (page: TestPage, url: string, title: string): Promise<void> => {
  await page.goto(`${url}/#/shows/new`);
  await page.getByLabel(t('Title'), { exact: true }).fill(title);
  await page.getByLabel(t('Telegram channels')).fill('https://t.me/saltreach_tide_mill');
  await page.getByLabel(t('Length in minutes')).fill('1');
  await page.getByRole('button', { name: t('Create the show') }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
};

/** Presses the button for an episode of all posts that the stack's channel has. */
export const generate = async (page: TestPage): Promise<void> => {
  const from = page.getByLabel(t('From'), { exact: true });
  const period = page.getByText(t('Choose the period of the posts'));
  await period.waitFor();
  if (!(await from.isVisible())) await period.click();
  await from.fill('2026-09-01T00:00');
  await page.getByLabel(t('Until'), { exact: true }).fill('2026-11-01T00:00');
  await page.getByRole('button', { name: t('Generate episode now') }).click();
  await page.getByRole('list', { name: t('Steps') }).waitFor();
};

/** Waits until the page says this of the episode. */
export const waitForStatus = (page: TestPage, words: string): Promise<void> =>
  page.locator('.page-title').getByText(words, { exact: true }).waitFor({ timeout: 240_000 });

/** Checks that nothing on the page is wider than the page. */
export const expectNoSidewaysScroll = async (page: TestPage): Promise<void> => {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, innerWidth]',
  );
  expect(content).toBeLessThanOrEqual(window);
};
