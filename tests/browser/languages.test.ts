import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBrowser, type TestPage } from '../support/browser.ts';
import {
  ADMIN,
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
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

const TITLE = 'הטחנה';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
beforeAll(async () => {
  [stack, browser] = await Promise.all([startConsoleStack({ inRealTime: true }), startBrowser()]);
  page = await browser.newPage({ viewport: DESK });
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
});

/** Texts in Latin letters that the console itself says: not names, code, addresses, or what was written in posts. */
const latinTexts = (): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      const isOthers = parentElement.closest(
        'code, bdi, option, tbody th, .result-words, .answer-text, .cited-words, .brand, .channel, .channels, .chapter, .transcript, .post, h1, .episode-title, .error-name',
      );
      if (!isOthers && parentElement.checkVisibility() && /[A-Za-z]{3}/.test(data.replace('UTC', ''))) found.push(data.trim());
    }
    return [...new Set(found)].filter((text) => !/^(Webhooks|[A-Z]\\w+\\/\\w+)$/.test(text));
  })()`);

/** How far the texts of these elements begin from where their boxes do, right to left. */
const indents = (selector: string): Promise<number[]> =>
  page.evaluate<number[]>(`[...document.querySelectorAll('${selector}')].map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const right = Math.max(...[...range.getClientRects()].map((rect) => rect.right));
    return Math.round(element.getBoundingClientRect().right - right);
  })`);

const expectTold = async (name: string): Promise<void> => {
  expect(await latinTexts()).toEqual([]);
  await expectAccessible(page);
  await keepScreenshot(page, `${name}-hebrew-desk`, { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, `${name}-hebrew-phone`, { isWhole: true });
  await page.setViewportSize(DESK);
};

it('is told in Hebrew on every page, right to left, and in Russian', async () => {
  page.setDefaultTimeout(60_000);
  await signIn(page, stack.api.url);
  await page.getByRole('heading', { name: 'Shows' }).waitFor();
  await createShow(page, stack.api.url, TITLE);
  const show = page.url();
  await generate(page);
  await waitForStatus(page, 'Completed');
  const episode = page.url();
  await page.getByRole('button', { name: 'Sign out' }).click();

  await page.getByLabel('Display in').selectOption('עברית');
  await page.getByRole('heading', { name: 'כניסה' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await page.getByLabel('כתובת דוא״ל').fill(ADMIN.email);
  await page.getByLabel('סיסמה').fill('wrong');
  await page.getByRole('button', { name: 'כניסה' }).click();
  await page.getByText('כתובת הדוא״ל או הסיסמה שגויה.').waitFor();
  await page.getByLabel('סיסמה').fill(ADMIN.password);
  await page.getByRole('button', { name: 'כניסה' }).click();

  await page.goto(`${stack.api.url}/#/`);
  await page.getByRole('heading', { name: 'תוכניות' }).waitFor();
  await page.getByText('הושלם').waitFor();
  await expectTold('shows');
  await page.goto(show);
  await page.getByRole('button', { name: 'ליצור פרק עכשיו' }).waitFor();
  await page.locator('.episode-row').waitFor();
  await expectTold('show');
  await page.goto(episode);
  await page.getByRole('heading', { name: 'תמליל' }).waitFor();
  await page.getByRole('heading', { name: 'פוסטים' }).waitFor();
  await expectTold('episode');
  // What is English here stands where its Hebrew neighbours do.
  for (const selector of ['h1', '.step-state', '.chapter > [dir]']) {
    expect(new Set(await indents(selector)), selector).toEqual(new Set([0]));
  }
  await page.goto(`${stack.api.url}/#/runs`);
  await page.locator('.episode-row').first().waitFor();
  await expectTold('runs');

  await page.goto(`${stack.api.url}/#/operations`);
  await page.getByRole('row', { name: /^WriteScript/ }).waitFor();
  await expectTold('operations');
  await page.goto(`${stack.api.url}/#/search/mill`);
  await page.locator('.result').first().waitFor();
  await expectTold('search');

  await page.goto(`${show}/settings`);
  await page.getByRole('heading', { name: 'הגדרות' }).waitFor();
  await page.goto(`${episode}/script`);
  await page.getByRole('button', { name: 'לשמור ולהכין שוב' }).waitFor();
  await page.goto(`${episode}/rerun`);
  await page.getByRole('group', { name: 'מאיפה מתחילים' }).waitFor();
  await page.goto(`${episode}/executions`);
  await page.getByRole('region', { name: 'מכונת המצבים' }).waitFor();
  expect(await page.locator('.machine-box').getAttribute('dir')).toBe('ltr');
  await page.goto(`${stack.api.url}/#/webhooks`);
  await page.getByRole('heading', { name: 'להודיע לכתובת נוספת' }).waitFor();

  await page.getByLabel('תצוגה ב־').selectOption('Русский');
  await page.getByRole('button', { name: 'Выйти' }).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('ltr');
  await page.goto(show);
  await page.getByRole('button', { name: 'Создать выпуск сейчас' }).waitFor();
  // The longest words: all of the header still stands in one row.
  const header = await page.locator('.top').boundingBox();
  expect(header?.height).toBeLessThan(80);
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'show-russian-phone', { isWhole: true });
  expect(page.mishaps).toEqual([]);
}, 360_000);
