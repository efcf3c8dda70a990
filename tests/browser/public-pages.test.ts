import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { renderDirectory } from '../../src/publish-feed/directory/directory-page.ts';
import { renderClipPage } from '../../src/publish-feed/pages/clip-page.ts';
import { renderEpisodePage } from '../../src/publish-feed/pages/episode-page.ts';
import { renderShowPage } from '../../src/publish-feed/pages/show-page.ts';
import { aFeed, aFeedEpisode } from '../support/a-feed.ts';
import { asWav, aTone } from '../support/audio/sounds.ts';
import { startBrowser, type TestPage } from '../support/browser.ts';
import { DESK, expectNoSidewaysScroll, PHONE } from '../support/console-stack.ts';
import { expectAccessible, keepScreenshot } from '../support/page-checks.ts';

let browser: Awaited<ReturnType<typeof startBrowser>>;
let page: TestPage;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: PHONE });
});

const CLIP = { startMs: 1000, durationMs: 3000, title: 'The gate opens' };
const HEBREW = {
  ...{ title: 'השער החדש', description: 'השער, הלחם והמעבורת.', languageCode: 'he-IL' },
};

/** The pages of a show in a language, by their names. */
const pagesOf = (languageCode: string, texts: object) => {
  const contents = aFeed();
  const show = { ...contents.show, ...texts, languageCode };
  const episode = aFeedEpisode({ ...texts, languageCode, soundbites: [CLIP] });
  const common = {
    ...{ show, episode, url: 'https://media.example/feeds/s/e.html' },
    ...{ feedUrl: 'https://media.example/feeds/s.xml' },
    ...{ showUrl: 'https://media.example/feeds/s/index.html' },
    pictureUrl: 'https://media.example/cover.png',
    cues: [
      { startMs: 0, endMs: 900, speaker: 'Host', text: 'Good morning.' },
      { startMs: 1000, endMs: 2000, speaker: 'Host', text: 'The gate is open.' },
      { startMs: 2000, endMs: 4000, speaker: 'Guest', text: 'The ferry sails at nine.' },
    ],
  };
  const source = { channel: 'mill', messageId: 3, url: 'https://t.me/mill/3', title: 'Post 3' };
  return {
    directory: renderDirectory([show, { ...show, id: 'b', title: 'B' }], 'https://media.example'),
    show: renderShowPage({
      ...common,
      show,
      episodes: [episode],
      urlOf: (id) => `https://media.example/feeds/s/${id}.html`,
      directoryUrl: 'https://media.example/feeds/index.html',
    }),
    episode: renderEpisodePage({
      ...common,
      script: {
        chapters: [
          {
            ...{ title: 'Gate', sources: [source] },
            utterances: [{ speaker: 'host', text: 'Hello.' }],
          },
        ],
      },
      chapters: {
        ...{ version: '1.2.0', title: 'A gate' },
        chapters: [{ title: 'Gate', startTime: 0, endTime: 10 }],
      },
      clips: [{ title: CLIP.title, url: 'https://media.example/feeds/s/e.clip-1000-4000.html' }],
    }),
    clip: renderClipPage({ ...common, clip: CLIP, episodeUrl: common.url }),
  };
};

const PAGES = [
  ...Object.entries(pagesOf('en-US', {})).map(([name, text]) => [name, 'ltr', text] as const),
  ...Object.entries(pagesOf('he-IL', HEBREW)).map(([name, text]) => [name, 'rtl', text] as const),
];

it.each(PAGES)(
  'the page of a %s, %s, is for everybody, and fits a phone',
  async (name, way, text) => {
    await page.route('https://media.example/**', (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ body: text, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    await page.goto('https://media.example/feeds/page.html');
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await keepScreenshot(page, `public-${name}-${way}`, { isWhole: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize(DESK);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await keepScreenshot(page, `public-${name}-${way}-desk`, { isWhole: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(PHONE);
    expect(page.mishaps).toEqual([]);
  },
);

it.each([
  ['en-US', {}, 'ltr'],
  ['he-IL', HEBREW, 'rtl'],
] as const)(
  'a page of an episode in %s has player, notes, chapters, posts and transcript without JavaScript',
  async (languageCode, texts, direction) => {
    const bare = await browser.newPage({ viewport: PHONE, javaScriptEnabled: false });
    const { episode } = pagesOf(languageCode, texts);
    await bare.route('https://media.example/**', (route) =>
      route.request().isNavigationRequest()
        ? route.fulfill({ body: episode, contentType: 'text/html; charset=utf-8' })
        : route.abort(),
    );
    await bare.goto('https://media.example/feeds/page.html');
    expect(await bare.locator('html').getAttribute('dir')).toBe(direction);
    const { title, description } = aFeedEpisode(texts);
    for (const visible of [
      bare.locator('audio[controls]'),
      bare.getByRole('heading', { name: title, level: 1 }),
      bare.getByText(description, { exact: true }),
      bare.getByRole('link', { name: 'Gate', exact: true }),
      bare.getByRole('link', { name: 'Post 3' }),
      bare.getByText('The ferry sails at nine.'),
      bare.getByText('Guest', { exact: true }),
    ]) {
      expect(await visible.isVisible(), String(visible)).toBe(true);
    }
    // What would do nothing isn't offered.
    expect(await bare.locator('[data-needs-script]:visible').count()).toBe(0);
    await bare.close();
  },
);

it('transcript and chapter follow the voice, from the line that one chooses', async () => {
  const sound = asWav(aTone({ seconds: 12, levelDbfs: -40, rate: 8000 }));
  const { episode } = pagesOf('en-US', {});
  await page.route('https://media.example/**', (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) {
      return route.fulfill({ body: episode, contentType: 'text/html; charset=utf-8' });
    }
    if (request.resourceType() !== 'media') return route.abort();
    const from = Number(/bytes=(\d+)-/.exec(request.headers()['range'] ?? '')?.[1] ?? 0);
    return route.fulfill({
      status: 206,
      body: sound.subarray(from),
      contentType: 'audio/wav',
      headers: {
        'accept-ranges': 'bytes',
        'content-range': `bytes ${from}-${sound.length - 1}/${sound.length}`,
      },
    });
  });
  await page.goto('https://media.example/feeds/page.html');
  await page.getByText('The ferry sails at nine.').click();
  await page.locator('.turn a.now').waitFor();
  expect(await page.locator('.turn a.now').textContent()).toBe('The ferry sails at nine.');
  expect(await page.locator('.turn [aria-current]').count()).toBe(1);
  expect(await page.locator('.chapters > li.now').getByRole('link').first().textContent()).toBe(
    'Gate',
  );
  await page.getByRole('searchbox').fill('GATE');
  expect(await page.locator('.turn:visible').count()).toBe(1);
  expect(page.mishaps).toEqual([]);
});
