import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import {
  type EpisodePageOptions,
  renderEpisodePage,
} from '../../../../src/publish-feed/pages/episode-page.ts';
import { aFeed, aFeedEpisode, EPISODE_ID } from '../../../support/a-feed.ts';

const source = (messageId: number) => ({
  ...{ channel: 'mill', messageId, url: `https://t.me/mill/${messageId}` },
  title: `Post ${messageId} <b>`,
});
const chapter = (title: string, ids: readonly number[]) => ({
  ...{ title, sources: ids.map(source), utterances: [{ speaker: 'host', text: 'Hello.' }] },
});

const OPTIONS: EpisodePageOptions = {
  show: aFeed().show,
  episode: aFeedEpisode({ title: 'A gate & a <script>' }),
  url: `https://media.example/feeds/s/${EPISODE_ID}.html`,
  feedUrl: 'https://media.example/feeds/s.xml',
  showUrl: 'https://media.example/feeds/s/index.html',
  pictureUrl: 'https://media.example/cover.png',
  // Of the last two, only the second could be spoken.
  script: { chapters: [chapter('Gate', [3]), chapter('Bread', []), chapter('Gate', [9, 10])] },
  chapters: {
    ...{ version: '1.2.0', title: 'A gate' },
    chapters: [
      { title: 'Gate', startTime: 0, endTime: 10 },
      { title: 'Gate', startTime: 70.5, endTime: 99 },
    ],
  },
  cues: [
    { startMs: 0, endMs: 900, speaker: 'Host', text: 'Good morning </p>' },
    { startMs: 900, endMs: 2000, speaker: 'Host', text: 'to you.' },
    { startMs: 70_500, endMs: 72_000, speaker: 'Guest', text: 'The gate is open.' },
  ],
};

const page = renderEpisodePage(OPTIONS);

describe('the page of an episode', () => {
  it('has player, notes, chapters and transcript without JavaScript', () => {
    const bare = page.replace(/<script[\s\S]*?<\/script>/g, '');
    expect(bare).toMatch(/<audio controls[^>]* src="https:\/\/media\.example\/[^"]+\.mp3">/);
    expect(bare).toContain('The gate, the bread and the ferry.');
    expect(bare).toContain('<time>1:10</time><a data-t="70.5" href="#t=70">Gate</a>');
    expect(bare).toContain('<a data-t="0.9" href="#t=0">to you.</a>');
    expect(bare.match(/class="speaker">/g)).toHaveLength(2);
  });

  it('lists under each chapter the posts that it tells, where two have one title too', () => {
    const [first = '', second = ''] = page.split('<li data-t="70.5"');
    expect(first).toContain('https://t.me/mill/3');
    expect(first).not.toContain('https://t.me/mill/9');
    expect(second).toContain('https://t.me/mill/9');
  });

  it('is well-formed, whatever a post holds', () => {
    expect(page).not.toContain('Post 3 <b>');
    expect(page).toContain('<title>A gate &amp; a &lt;script&gt; · Harbour Hour</title>');
    const body = /<main>[\s\S]*<\/main>/.exec(page)?.[0] ?? '';
    const closed = body
      .replace(/<(img|input|audio)([^>]*)>/g, '<$1$2/>')
      .replace('/></audio>', '/>');
    const bare = closed.replace(/ (hidden|controls|data-needs-script|download)(?=[ />])/g, '');
    expect(() => new XMLParser({ allowBooleanAttributes: true }).parse(bare, true)).not.toThrow();
  });

  it('lets run what it brought itself, and nothing else', () => {
    const policy = /content="(default-src [^"]*)"/.exec(page)?.[1]?.replaceAll('&#39;', "'") ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|script-src[^;]*https?:/);
    const blocks = [...page.matchAll(/<(?:script|style)[^>]*>([\s\S]*?)<\/(?:script|style)>/g)];
    expect(blocks).toHaveLength(3);
    for (const [, text = ''] of blocks) {
      expect(policy).toContain(createHash('sha256').update(text).digest('base64'));
    }
  });

  it('has a script of at most 15 KB', () => {
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(script).toContain('addEventListener');
    expect(Buffer.byteLength(script)).toBeLessThan(15_000);
  });

  it('tells programs what it is (schema.org, Open Graph)', () => {
    const about = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(about)).toMatchObject({
      '@type': 'PodcastEpisode',
      name: 'A gate & a <script>',
      associatedMedia: { duration: 'PT61S' },
      partOfSeries: { name: 'Harbour Hour' },
    });
    expect(page).toContain('<meta property="og:image" content="https://media.example/cover.png">');
    expect(page).toContain('rel="alternate" type="application/rss+xml"');
  });

  it('runs right to left in Hebrew, with the words of that language', () => {
    const hebrew = renderEpisodePage({
      ...OPTIONS,
      episode: aFeedEpisode({ languageCode: 'he-IL', description: 'Larch Works בונה שער.' }),
    });
    expect(hebrew).toContain('<html lang="he-IL" dir="rtl">');
    expect(hebrew).toContain('<h2 id="chapters">פרקים</h2>');
    // What begins with a Latin name too; only the words of posts are of any language.
    expect(hebrew).toContain('<p>Larch Works בונה שער.</p>');
    expect(hebrew.match(/dir="auto"/g)).toHaveLength(3);
  });

  it('goes without what couldn’t be read', () => {
    const { script: _, chapters: __, cues: ___, ...bare } = OPTIONS;
    const html = renderEpisodePage(bare);
    expect(html).toContain('<audio');
    expect(html).not.toMatch(/id="(chapters|transcript)"/);
  });
});
