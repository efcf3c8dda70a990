import { describe, expect, test } from 'vitest';
import { parseFeed, readFeed } from '../../../../scripts/import/read-feed.ts';

const item = (inside: string) => `<item>${inside}</item>`;
const feedOf = (items: string, channel = '') => `<?xml version="1.0"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
  xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Tide &amp; Mill</title><description>&lt;p&gt;About &amp;amp; for&lt;/p&gt;</description>
<language>en-gb</language><itunes:category text="Society &amp; Culture"/>${channel}${items}</channel></rss>`;
const WHOLE = item(`<title>One</title><guid isPermaLink="false">tag:1</guid>
  <pubDate>Mon, 04 Mar 2019 05:06:07 +0100</pubDate><itunes:duration>1:01</itunes:duration>
  <description>&lt;p&gt;First.&lt;/p&gt;&lt;p&gt;Second&amp;nbsp;one.&lt;/p&gt;</description>
  <enclosure url="https://old.example/one.mp3" length="1" type="audio/mpeg"/>
  <podcast:transcript url="https://old.example/one.html" type="text/html"/>
  <podcast:transcript url="https://old.example/one.srt" type="application/x-subrip"/>
  <podcast:transcript url="https://old.example/one.vtt" type="text/vtt"/>`);
const read = (...documents: string[]) => {
  const [first = '', ...others] = documents;
  return readFeed([parseFeed(first), ...others.map(parseFeed)], {
    feedUrl: 'https://old.example/feed.xml',
    languageCode: 'he',
    locate: (url) => ({ url }),
    beside: () => [],
  });
};

describe('a feed', () => {
  test('gives a show, paused, with the identity that apps know', () => {
    const { podcastId, show } = read(feedOf(WHOLE));
    // The GUID that Podcasting 2.0's rule makes of old.example/feed.xml.
    expect(podcastId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/);
    expect(show).toMatchObject({
      title: 'Tide & Mill',
      description: 'About & for',
      languageCode: 'en-GB',
      category: 'Society & Culture',
      isPaused: true,
      config: null,
      feed: { guid: podcastId, url: 'https://old.example/feed.xml' },
    });
  });

  test('that names its GUID and its address is known by these', () => {
    const { podcastId, show } = read(
      feedOf(
        WHOLE,
        `<podcast:guid>917393E3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid>
         <atom:link rel="self" href="https://new.example/feed" type="application/rss+xml"/>`,
      ),
    );
    expect(podcastId).toBe('917393e3-1b1e-5cef-ace4-edaa54e1f810');
    expect(show.feed).toEqual({ guid: podcastId, url: 'https://new.example/feed' });
  });

  test('gives episodes with guid, date and text as they are, the same each time', () => {
    const [episode] = read(feedOf(WHOLE)).episodes;
    expect(episode).toMatchObject({
      guid: 'tag:1',
      title: 'One',
      description: 'First.\nSecond one.',
      languageCode: 'en-GB',
      publishedAt: '2019-03-04T04:06:07.000Z',
      durationMs: 61_000,
      audio: { url: 'https://old.example/one.mp3' },
      transcripts: [
        { format: 'vtt', file: { url: 'https://old.example/one.vtt' } },
        { format: 'srt', file: { url: 'https://old.example/one.srt' } },
      ],
    });
    expect(read(feedOf(WHOLE)).episodes[0]?.id).toBe(episode?.id);
  });

  test('gives an episode whose GUID is a UUID under that id', () => {
    const id = '0190A5A5-0000-7000-8000-0000000000AA';
    const [episode] = read(feedOf(WHOLE.replace('tag:1', id))).episodes;
    expect(episode).toMatchObject({ id: id.toLowerCase(), guid: id });
  });

  test('of several pages gives each episode once, the oldest first', () => {
    const older = WHOLE.replace('tag:1', 'tag:0').replace('2019', '2018').replace('One', 'Zero');
    const plan = read(feedOf(WHOLE), feedOf(older + WHOLE));
    expect(plan.episodes.map(({ title }) => title)).toEqual(['Zero', 'One']);
  });

  test.each([
    ['no sound', WHOLE.replace(/<enclosure[^>]*>/, ''), /no sound/],
    ['a video alone', WHOLE.replace('audio/mpeg', 'video/mp4'), /no sound/],
    ['no date', WHOLE.replace(/<pubDate>.*<\/pubDate>/, ''), /date \(none\)/],
    ['a date to come', WHOLE.replace('2019', '2999'), /not past/],
  ])('names an item that has %s', (_, broken, why) => {
    const plan = read(feedOf(broken + WHOLE.replace('tag:1', 'tag:2')));
    expect(plan.episodes).toHaveLength(1);
    expect(plan.refused).toEqual([{ what: 'One', why: expect.stringMatching(why) }]);
  });

  test('says what it can not take', () => {
    const { show, notes } = read(
      feedOf(WHOLE, '<itunes:owner><itunes:email>nobody</itunes:email></itunes:owner>').replace(
        '<language>en-gb</language>',
        '',
      ),
    );
    expect(show).toMatchObject({ languageCode: 'he', ownerEmail: null });
    expect(notes.map(({ what }) => what)).toEqual(["The show's ownerEmail", 'The language']);
  });
});
