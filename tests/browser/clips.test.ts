import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runStepcast } from '../../scripts/cli/run-stepcast.ts';
import { makeMp3, playMp3 } from '../support/audio/make-mp3.ts';
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
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';
import { aHost } from '../support/stepcast-command.ts';

let stack: ConsoleStack;
let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
let folder: string;
beforeAll(async () => {
  [stack, browser, folder] = await Promise.all([
    startConsoleStack(),
    startBrowser(),
    mkdtemp(join(tmpdir(), 'stepcast-browser-clips-')),
  ]);
});
afterAll(async () => {
  await browser?.close();
  await stack?.close();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  page = await openConsole(browser, stack.api.url);
});
afterEach(async () => {
  expect(page.mishaps).toEqual([]);
  await page.context().close();
});

const player = (what: string) =>
  page.evaluate<number>(`document.querySelector('.player audio').${what}`);
const emptyBelow = () =>
  page.evaluate<number>(
    `(() => {
      const shown = document.querySelector('main').getBoundingClientRect().bottom + scrollY;
      return document.documentElement.scrollHeight - Math.max(innerHeight, Math.ceil(shown) + 1);
    })()`,
  );
const look = async (name: string) => {
  await expectAccessible(page);
  await keepScreenshot(page, `${name}-desk`, { isWhole: true });
  await page.setViewportSize(PHONE);
  await expectNoSidewaysScroll(page);
  await keepScreenshot(page, `${name}-phone`, { isWhole: true });
  // Nothing hidden makes the page longer than what is to be seen.
  expect(await emptyBelow()).toBeLessThanOrEqual(0);
  await page.setViewportSize(DESK);
};
const searchFor = async (question: string) => {
  await page.getByLabel('Search what was said').fill(question);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: question, level: 1 }).waitFor();
};

/** Marks two lines as a reader does, and answers the clip's sound and where it lies. */
const clipLines = async (first: number, last: number) => {
  await page.getByRole('button', { name: 'Make a clip' }).click();
  await page.locator('.cue').nth(first).click();
  await page.locator('.cue').nth(last).click();
  expect(await page.locator('.cue[aria-pressed="true"]').count()).toBe(last - first + 1);
  await page.getByRole('button', { name: 'Make the clip' }).click();
  await page.getByRole('button', { name: 'Copy the link' }).click();
  await page.getByText('Copied').waitFor();
  const url = await page.evaluate<string>('navigator.clipboard.readText()');
  const response = await fetch(url);
  expect(response.headers.get('content-type')).toBe('audio/mpeg');
  const { samples, complaints } = playMp3(Buffer.from(await response.arrayBuffer()));
  expect(complaints).toBe('');
  return { url, seconds: samples.length / 44_100 };
};

describe('an episode that was made here', () => {
  it('is found by a question, plays at the moment of what is found, and is clipped there', async () => {
    await createShow(page, stack.api.url, 'Mill and ferry');
    await generate(page);
    await waitForStatus(page, 'Completed');
    const episode = page.url();
    const said = (await page.locator('.cue').nth(3).textContent()) ?? '';
    await searchFor(said);
    const result = page.locator('.result').first();
    await result.waitFor();
    await look('search-own');
    await result.locator('.result-link').click();
    await page.waitForURL((url) => url.href.startsWith(episode));
    await expect.poll(() => player('currentTime')).toBeGreaterThan(1);
    await expect.poll(() => page.locator('.cue[aria-current="true"]').count()).toBe(1);
    await page.evaluate(`document.querySelector('.player audio').pause()`);

    const { url } = await clipLines(3, 4);
    expect(url).toMatch(/\/clips\/[0-9a-f-]{36}\/[0-9a-f]{64}\/\d+-\d+\.mp3$/);
    await look('clip-own');
  });
});

const LINES = [
  'The lantern festival moved to the old quarry.',
  'It begins on Friday at seven in the evening.',
  'Nobody may bring a dog, the warden said.',
  'Twelve boats carry the lanterns across.',
];
/** Five seconds a line. */
const at = (line: number) => `00:${String(line * 5).padStart(2, '0')}.000`;
const VTT = [
  'WEBVTT',
  ...LINES.map((words, line) => `${at(line)} --> ${at(line + 1)}\n<v Host>${words}`),
].join('\n\n');
const FEED = `<?xml version="1.0"?>
<rss version="2.0" xmlns:podcast="https://podcastindex.org/namespace/1.0"
  xmlns:psc="http://podlove.org/simple-chapters"><channel>
  <title>Old quarry radio</title><description>d</description><language>en-GB</language>
  <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f811</podcast:guid>
  <item><title>Lanterns</title><guid isPermaLink="false">tag:quarry,2019:lanterns</guid>
    <pubDate>Mon, 04 Mar 2019 05:06:07 GMT</pubDate>
    <enclosure url="https://old.example/lanterns.mp3" length="1" type="audio/mpeg"/>
    <psc:chapters version="1.2"><psc:chapter start="0:00" title="The quarry"/>
      <psc:chapter start="0:10" title="What is forbidden"/></psc:chapters></item>
</channel></rss>`;

describe('an episode that was imported', () => {
  it('shows its transcript, is found, plays at the moment, and is clipped like any other', async () => {
    await writeFile(join(folder, 'feed.xml'), FEED);
    await writeFile(join(folder, 'lanterns.mp3'), makeMp3(20, ['-q:a', '5']));
    await writeFile(join(folder, 'lanterns.vtt'), VTT);
    const { host, written } = aHost({
      STEPCAST_URL: stack.api.url,
      STEPCAST_API_KEY: stack.api.internalApiKey,
    });
    await runStepcast(['import', 'feed', folder, '--json'], host);
    expect(written.err).toBe('');
    expect(host.exitCode).toBe(0);

    const question = 'When does the lantern festival begin?';
    await expect
      .poll(async () => {
        await page.goto(`${stack.api.url}/#/`);
        await searchFor(question);
        await page
          .locator('main')
          .getByText(/moment|Nothing like this/)
          .waitFor({ timeout: 5_000 });
        return page.locator('.answer').count();
      })
      .toBe(1);
    expect(await page.locator('.answer-text').textContent()).toContain(LINES[1]);
    await look('search-imported');
    await page.locator('.answer-text a').first().click();
    await page.getByRole('heading', { name: 'Lanterns', level: 1 }).waitFor();
    await page.getByText('Another system made this episode.').waitFor();
    await expect.poll(() => player('currentTime')).toBeGreaterThan(5);
    await page.evaluate(`document.querySelector('.player audio').pause()`);
    expect(await page.locator('.cue').allTextContents()).toEqual(LINES);
    const chapters = page.locator('.chapters').getByRole('button');
    expect(await chapters.allTextContents()).toEqual(['0:00The quarry', '0:10What is forbidden']);
    await chapters.nth(1).click();
    await expect.poll(() => player('currentTime')).toBeGreaterThanOrEqual(10);
    await page.evaluate(`document.querySelector('.player audio').pause()`);

    const { url, seconds } = await clipLines(1, 2);
    expect(url).toMatch(/\/5000-15000\.mp3$/);
    expect(seconds).toBeCloseTo(10, 2);
    await look('clip-imported');
    await page.getByLabel('Title in the feed').fill('Lanterns on Friday');
    await page.getByRole('button', { name: 'Offer it as a soundbite' }).click();
    await page.getByText('from the show’s next publication on').waitFor();
  });
});

it('shows as much of a sentence as the answer has, and all of it beside its moment', async () => {
  const said = 'The last boat leaves at 19:30, from the west pier, whatever the weather.';
  const citation = {
    ...{ index: 1, episode_id: crypto.randomUUID(), episode_title: 'Monday' },
    ...{ podcast_name: 'Harbour', timestamp: '27:04', start_seconds: 1624.5, text: said },
    clip_url: 'https://api.test/clip',
  };
  const whole = 'On Sundays it is 18:00.';
  await page.route('**/api/v1/search', (route) =>
    route.fulfill({
      json: {
        answer: {
          text: `The last boat leaves at 19:30 …\u202F¹ ${whole}\u202F²`,
          citations: [citation, { ...citation, index: 2, text: whole, timestamp: '28:10' }],
          confidence: 0.9,
        },
        results: [
          {
            ...{
              episode_id: citation.episode_id,
              episode_title: 'Monday',
              podcast_name: 'Harbour',
            },
            ...{ published_at: null, start_seconds: 1624.5, end_seconds: 1640, excerpt: said },
            ...{ score: 1, sources: [] },
          },
        ],
        ...{ total_results: 1, processing_time_ms: 3, search_id: crypto.randomUUID() },
      },
    }),
  );
  await searchFor('last boat');
  const words = (await page.locator('.answer-text').textContent())?.replace(/\s+/g, ' ').trim();
  expect(words).toBe(`The last boat leaves at 19:30 … 1 ${whole} 2`);
  expect(await page.locator('.cited-words').allTextContents()).toEqual([said]);
  expect(await page.locator('.answer-text a').first().getAttribute('href')).toMatch(/1624500/);
  await look('search-shortened');
});
