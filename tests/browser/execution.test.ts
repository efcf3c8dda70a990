import { readFile } from 'node:fs/promises';
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
import { sessionBusy } from '../support/session-busy.ts';

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
  // A page that is followed may be asking when it is closed.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
});

const run = (name: string) =>
  page.getByRole('list', { name: 'States in time' }).getByRole('button', { name });
const isInFirstScreen = (selector: string): Promise<boolean> =>
  page.evaluate<boolean>(
    `(() => {
      const { top, bottom } = document.querySelector('${selector}').getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`,
  );

it('tells on the first screen what failed, where, why, with what input and what to do', async () => {
  stack.functions.faults.push(
    failingWriteScript(2, 'DatabaseUnavailable', 'Not now.'),
    failingWriteScript(1, 'ScriptEmpty', 'The ink has run out.'),
  );
  await createShow(page, stack.api.url, 'Out of ink');
  await generate(page);
  await waitForStatus(page, 'Failed');
  await page.getByRole('link', { name: 'see how it went' }).click();

  const failed = page.getByRole('region', { name: 'What failed' });
  await failed.getByText('WriteScript failed').waitFor();
  await failed.getByText('The ink has run out.').waitFor();
  await failed.getByText(/^ScriptEmpty After 3 tries in/).waitFor();
  expect(await failed.locator('pre').textContent()).toContain('"id"');
  await failed.getByRole('button', { name: 'Retry from script' }).waitFor();
  for (const part of ['.failed-title', '.what-failed .json', '.what-failed .primary']) {
    expect(await isInFirstScreen(part), part).toBe(true);
  }
  expect(await run('WriteScript').locator('.bar-failed-try').count()).toBe(3);
  expect(await run('WriteScript').locator('.bar-back-off').count()).toBe(2);
  await expectAccessible(page);
  await keepScreenshot(page, 'failed-desk');
  await keepScreenshot(page, 'failed-desk-whole', { isWhole: true });
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await keepScreenshot(page, 'failed-desk-dark', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'failed-phone-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await isInFirstScreen('.failed-title')).toBe(true);
  await keepScreenshot(page, 'failed-phone');
  await keepScreenshot(page, 'failed-phone-whole', { isWhole: true });
  await page.setViewportSize(DESK);

  await failed.getByRole('button', { name: 'Copy JSON' }).click();
  const copied = JSON.parse(await page.evaluate<string>('navigator.clipboard.readText()'));
  expect(copied).toHaveProperty('id');

  await failed.getByRole('button', { name: 'Retry from script' }).click();
  const attempts = page.getByRole('navigation', { name: 'Attempts' });
  await attempts.getByText('Attempt 2').waitFor();
  await page.getByRole('heading', { name: 'How attempt 2 went' }).waitFor();
  await page.locator('.page-title').getByText('Succeeded').waitFor();
  await page.getByText(/states in .*; every try went well/).waitFor();
  await keepScreenshot(page, 'succeeded-desk', { isWhole: true });

  await page.getByText('The 2 attempts beside one another').click();
  await page.getByText('taken from attempt 1').waitFor();
  expect(await page.locator('.comparison .cell-bad').first().textContent()).toContain('3 tries');
  await keepScreenshot(page, 'compare-desk', { isWhole: true });
  await attempts.getByRole('link', { name: 'Attempt 1' }).click();
  await page.getByRole('heading', { name: 'How attempt 1 went' }).waitFor();

  await run('CollectContent').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'ChooseByOutcome' }).waitFor();
  await page.getByRole('region', { name: 'Graph' }).getByText('CollectContent').click();
  await page.getByRole('region', { name: 'State CollectContent' }).waitFor();

  await page.getByText(/^All \d+ events$/).click();
  await page.getByLabel('Only events with these words').fill('TaskFailed');
  await expect.poll(() => page.locator('.events tr').count()).toBe(3);
  await page.locator('.events tr').nth(2).getByRole('button').click();
  expect(await page.getByRole('region', { name: /^Event \d+$/ }).textContent()).toContain(
    'The ink has run out.',
  );
  await expectAccessible(page);
});

it('shows what the function of a state wrote beside it, and no post’s words in that', async () => {
  await createShow(page, stack.api.url, 'In so many lines');
  await generate(page);
  await waitForStatus(page, 'Completed');
  await page.goto(`${page.url()}/executions`);
  const messages = stack.telegram.channels[0]?.messages ?? [];
  const posts = messages.flatMap(({ text }) => (text.length > 20 ? [text.slice(0, 40)] : []));
  expect(posts.length).toBeGreaterThan(20);
  for (const state of ['CollectContent', 'WriteScript', 'GenerateAudio', 'PublishFeed']) {
    await run(state).click();
    const logs = page.getByRole('region', { name: 'What its function wrote' });
    await logs
      .getByText(/^REPORT RequestId: \S+\s+Duration: /)
      .first()
      .waitFor();
    const written = (await logs.textContent()) ?? '';
    expect(posts.filter((words) => written.includes(words))).toEqual([]);
  }
  await run('WriteScript').click();
  const logs = page.getByRole('region', { name: 'What its function wrote' });
  await logs.getByText('Wrote the script').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'logs-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'logs-phone', { isWhole: true });
});

it('lights up while it runs, and is followed to its end without being asked', async () => {
  stack.functions.faults.push(sessionBusy());
  await createShow(page, stack.api.url, 'In the queue');
  await generate(page);
  const episode = page.url();
  await page.goto(`${episode}/executions`);
  const graph = page.getByRole('region', { name: 'Graph' });
  await graph.locator('.node-waiting', { hasText: 'WaitForTelegram' }).waitFor();
  await page.getByText(/WaitForTelegram waits, .* so far/).waitFor();
  await keepScreenshot(page, 'waiting-desk');
  await page.locator('.page-title').getByText('Succeeded').waitFor({ timeout: 60_000 });
  await graph.locator('.node-done', { hasText: 'EpisodeCompleted' }).waitFor();
  expect(await graph.locator('.node-done', { hasText: 'CollectContent' }).textContent()).toContain(
    '2 ×',
  );
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'succeeded-phone', { isWhole: true });
});

it('says of a step that was killed that it failed, and by when it is tried again', async () => {
  await createShow(page, stack.api.url, 'Killed');
  await generate(page);
  await waitForStatus(page, 'Completed');
  const [url] = page.url().split('/executions');
  // The same history, as it stood a moment after the first try of WriteScript had died.
  await page.route(/\/executions\/[^/?]+(?:\?part=last)?$/, async (route) => {
    const response = await route.fetch();
    const execution = await response.json();
    const at = execution.states.findIndex(({ name }: { name: string }) => name === 'WriteScript');
    const died = new Date().toISOString();
    execution.states = execution.states.slice(0, at + 1);
    Object.assign(execution.states[at], {
      exitedAt: null,
      output: null,
      error: { name: 'Runtime.ExitError', cause: '{"errorMessage":"signal: killed"}' },
      tries: [
        {
          startedAt: execution.states[at].enteredAt,
          endedAt: died,
          error: 'Runtime.ExitError',
          cause: '{"errorMessage":"signal: killed"}',
          waitSeconds: 0,
        },
      ],
    });
    Object.assign(execution, { status: 'running', stoppedAt: null, output: null });
    await route.fulfill({ response, json: execution });
  });
  await page.route(/\/episodes\/[^/]+$/, async (route) => {
    const response = await route.fetch();
    const json = { ...(await response.json()), status: 'content_collected', terminal: false };
    await route.fulfill({ response, json: { ...json, state: 'WriteScript', error: null } });
  });
  await page.reload();
  await page.getByText('This step has failed once; it is tried again in a moment').waitFor();
  await keepScreenshot(page, 'episode-retrying');
  await page.goto(`${url}/executions`);
  await page.getByText(/WriteScript failed and is tried again by .*: try 2 of 2 at most/).waitFor();
  await page
    .getByRole('region', { name: 'What happens now' })
    .getByText('signal: killed')
    .waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'retrying-desk');
});

it('keeps 25,000 events fluid: only the rows in sight are there', async () => {
  await createShow(page, stack.api.url, 'Long story');
  await generate(page);
  await waitForStatus(page, 'Completed');
  const total = 25_000;
  const event = (id: number) => ({
    id,
    previousEventId: id - 1,
    timestamp: new Date(Date.UTC(2026, 0, 1) + id * 100).toISOString(),
    type: id % 5 === 0 ? 'TaskFailed' : 'TaskScheduled',
    ...(id % 5 === 0 && { taskFailedEventDetails: { error: 'Busy', cause: `number ${id}` } }),
  });
  await page.route(/\/executions\/[^/]+\/history/, (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get('cursor') ?? 1);
    const items = Array.from({ length: 1000 }, (_, index) => event(from + index));
    const next = from + 1000;
    return route.fulfill({ json: { items, nextCursor: next > total ? null : String(next) } });
  });
  await page.goto(`${page.url()}/executions`);
  await page.evaluate(
    `window.longTasks = []; new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longTasks.push(duration);
    }).observe({ type: 'longtask' })`,
  );
  await page.getByText(/^All \d+ events$/).click();
  const table = page.getByRole('table', { name: 'Events' });
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe(String(total));
  for (const share of [0.3, 0.9, 0.1, 1]) {
    await page.evaluate(
      `(() => { const box = document.querySelector('.events'); box.scrollTop = box.scrollHeight * ${share}; })()`,
    );
    await page.waitForTimeout(100);
    expect(await page.locator('.events tr').count()).toBeLessThan(60);
  }
  await page.getByText('25000', { exact: true }).waitFor();
  await page.getByLabel('Only events with these words').fill('number 24995');
  await expect.poll(() => table.getAttribute('aria-rowcount')).toBe('1');
  const longest = await page.evaluate<number>('Math.max(0, ...longTasks)');
  console.info(`25,000 events: the longest task took ${Math.round(longest)} ms`);
});

it('finds a run among those of all shows, and runs what the clock runs', async () => {
  stack.functions.faults.push(failingWriteScript(1, 'ScriptEmpty', 'Nothing but dots.'));
  await createShow(page, stack.api.url, 'Needle');
  await generate(page);
  await waitForStatus(page, 'Failed');
  await page.getByRole('link', { name: 'Runs', exact: true }).click();
  await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor();
  await page.getByLabel('Status').selectOption('Failed');
  await page.getByLabel('Error').fill('ScriptEmpty');
  await page.getByLabel('Began in').selectOption('The last day');
  const row = page.locator('.episode-row', { hasText: 'Needle' });
  await row.getByText('Nothing but dots.').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'runs-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(DESK);
  await row.click();
  await page.getByText('WriteScript failed').waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as JSON' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toMatch(/^episode-[0-9a-f-]{36}\.json$/);
  const exported = JSON.parse(await readFile(await saved.path(), 'utf8'));
  expect(exported.execution).toMatchObject({ status: 'failed', error: { name: 'ScriptEmpty' } });
  expect(exported.history).toHaveLength(exported.execution.eventCount);
  const written = exported.logs.find(({ name }: { name: string }) => name === 'CollectContent');
  expect(JSON.stringify(written.lines)).toContain('REPORT RequestId');
  await page.getByRole('link', { name: 'Operations', exact: true }).click();
  const times = page.getByRole('region', { name: 'Times by week' });
  await times
    .getByRole('row', { name: /^WriteScript \d/ })
    .getByText(/\d failed/)
    .waitFor();
  await page
    .getByText('Nothing that is paid for was used.')
    .or(page.locator('.spending'))
    .waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'operations-desk', { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, 'operations-phone', { isWhole: true });
  await page.setViewportSize(DESK);
  await page.getByRole('button', { name: 'Send what is to be told' }).click();
  await page.getByRole('heading', { name: 'Run of notify' }).waitFor();
  await page.getByRole('region', { name: 'Graph' }).getByText('FindPendingDeliveries').waitFor();
  await expectAccessible(page);
  await keepScreenshot(page, 'notify-desk', { isWhole: true });
});
