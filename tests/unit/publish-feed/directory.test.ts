import { parseOpml } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { renderDirectory } from '../../../src/publish-feed/directory/directory-page.ts';
import type { ListedShow } from '../../../src/publish-feed/directory/listed-show.ts';
import { renderOpml } from '../../../src/publish-feed/directory/opml.ts';
import { putDirectory } from '../../../src/publish-feed/directory/put-directory.ts';

const BASE = 'https://media.example';
const aShow = (id: string, show: Partial<ListedShow> = {}): ListedShow => ({
  ...{ id, title: `Show ${id}`, description: '', languageCode: 'en-US', author: '' },
  ...{ imageUrl: null, ...show },
});
const HEBREW = aShow('h', {
  title: 'חדשות הנמל',
  languageCode: 'he-IL',
  description: 'מה קרה <היום>',
});

describe('the page of all shows', () => {
  it('leads to each show and its feed, in the direction of its language', () => {
    const page = renderDirectory([aShow('a', { imageUrl: `${BASE}/a.png` }), HEBREW], BASE);
    expect(page).toContain(`<a href="${BASE}/feeds/a/index.html">Show a</a>`);
    expect(page).toContain(`<a dir="ltr" href="${BASE}/feeds/h.xml">RSS</a>`);
    expect(page).toContain('<li lang="he-IL" dir="rtl">');
    expect(page).toContain('מה קרה &lt;היום&gt;');
    expect(page).toContain(`<img src="${BASE}/a.png" alt="" loading="lazy">`);
    expect(page).toContain(`<img src="${BASE}/feeds/h.cover.png" alt="" loading="lazy">`);
    expect(page).toContain(
      `<link rel="alternate" type="text/x-opml" href="${BASE}/feeds/feeds.opml"`,
    );
  });

  it('is there without a show, too', () => {
    expect(renderDirectory([], BASE)).toContain('Nothing is published yet.');
  });
});

describe('the feeds of all shows', () => {
  it('are read by an OPML parser', () => {
    const shows = [aShow('a', { title: 'Ben & <Bram>' }), HEBREW];
    expect(parseOpml(renderOpml(shows, BASE)).body?.outlines).toMatchObject([
      {
        type: 'rss',
        text: 'Ben & <Bram>',
        xmlUrl: `${BASE}/feeds/a.xml`,
        htmlUrl: `${BASE}/feeds/a/index.html`,
      },
      { type: 'rss', text: 'חדשות הנמל', language: 'he-IL', description: 'מה קרה <היום>' },
    ]);
  });
});

it('a directory is written anew when a show was published meanwhile', async () => {
  const looks = [[], [aShow('a'), aShow('b')], [aShow('a'), aShow('b')]];
  const written: string[] = [];
  await putDirectory({
    episodes: { listShows: async () => looks.shift() ?? [] },
    objects: {
      putMutable: async (key: string, body: string | Uint8Array) => {
        if (key.endsWith('.opml')) written.push(String(body));
        return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
      },
    },
    files: { withhold: async (key) => void written.push(`withheld ${key}`) },
    mediaBaseUrl: BASE,
  });
  expect(looks).toEqual([]);
  const [nothing, opml = ''] = written;
  expect(nothing).toBe('withheld feeds/feeds.opml');
  expect(parseOpml(opml).body?.outlines).toHaveLength(2);
});
