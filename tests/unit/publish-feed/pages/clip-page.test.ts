import { XMLParser } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import {
  type ClipPageOptions,
  renderClipPage,
} from '../../../../src/publish-feed/pages/clip-page.ts';
import { aFeed, aFeedEpisode } from '../../../support/a-feed.ts';

const OPTIONS: ClipPageOptions = {
  show: aFeed().show,
  episode: aFeedEpisode({ title: 'A gate & a <script>' }),
  clip: { startMs: 900, durationMs: 2100, title: 'The <b> gate' },
  url: 'https://media.example/feeds/s/e.clip-900-3000.html',
  episodeUrl: 'https://media.example/feeds/s/e.html',
  feedUrl: 'https://media.example/feeds/s.xml',
  showUrl: 'https://media.example/feeds/s/index.html',
  pictureUrl: 'https://media.example/cover.png',
  cues: [
    { startMs: 0, endMs: 1000, speaker: 'Host', text: 'Before.' },
    { startMs: 1000, endMs: 2000, speaker: 'Host', text: 'The gate </p>' },
    { startMs: 2000, endMs: 3500, speaker: 'Host', text: 'is open.' },
    { startMs: 2950, endMs: 9000, speaker: 'Host', text: 'After.' },
  ],
};
const page = renderClipPage(OPTIONS);

test('plays its stretch of the episode alone, without JavaScript', () => {
  expect(page).toMatch(/<audio controls preload="metadata" src="https:[^"]+\.mp3#t=0\.9,3">/);
  expect(page.replace(/<script type="application\/ld\+json">.*?<\/script>/s, '')).not.toContain(
    '<script',
  );
});

test('has the words that are heard in it, and no others', () => {
  expect(page).toContain('<blockquote>The gate &lt;/p&gt; is open.</blockquote>');
});

test('leads to its episode, at its moment, and to its show', () => {
  expect(page).toContain('href="https://media.example/feeds/s/e.html#t=0">A gate &amp; a');
  expect(page).toContain('href="https://media.example/feeds/s/index.html"');
});

test('is told of in social networks by its title and its words', () => {
  expect(page).toContain('<meta property="og:title" content="The &lt;b&gt; gate · Harbour Hour">');
  expect(page).toContain('<meta property="og:description" content="The gate &lt;/p&gt; is open.">');
  expect(page).toContain('<meta property="og:image" content="https://media.example/cover.png">');
  expect(page).toMatch(/<meta property="og:audio" content="[^"]+\.mp3#t=0\.9,3">/);
});

test('is well-formed, and without a transcript still has its player', () => {
  for (const one of [page, renderClipPage({ ...OPTIONS, cues: undefined })]) {
    const main = /<main>[\s\S]*<\/main>/.exec(one)?.[0] ?? '';
    const body = main.replaceAll(/<img([^>]*)>/g, '<img$1/>').replace(' controls', '');
    expect(() => new XMLParser({ allowBooleanAttributes: true }).parse(body, true)).not.toThrow();
    expect(one).toContain('<audio');
  }
});

test('runs right to left where its language does', () => {
  const hebrew = renderClipPage({ ...OPTIONS, episode: aFeedEpisode({ languageCode: 'he-IL' }) });
  expect(hebrew).toContain('<html lang="he-IL" dir="rtl">');
  expect(hebrew).toContain('התוכנית המלאה');
});
