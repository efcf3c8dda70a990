import { describe, expect, it } from 'vitest';
import { renderShowPage } from '../../../../src/publish-feed/pages/show-page.ts';
import { aFeed, aFeedEpisode } from '../../../support/a-feed.ts';

const FEED_URL = 'https://media.example/feeds/s.xml';
const render = (feed = aFeed()) =>
  renderShowPage({
    ...feed,
    feedUrl: FEED_URL,
    showUrl: 'https://media.example/feeds/s/index.html',
    directoryUrl: 'https://media.example/feeds/index.html',
    pictureUrl: 'https://media.example/cover.png',
    urlOf: (id) => `https://media.example/feeds/s/${id}.html`,
  });

describe('the page of a show', () => {
  it('lists its episodes with their pages, and ways to subscribe', () => {
    const older = aFeedEpisode({
      id: 'e2',
      title: 'The ferry',
      publishedAt: '2026-10-06T08:00:00Z',
    });
    const page = render(aFeed({ episodes: [aFeedEpisode(), older] }));
    expect(page.indexOf('A new gate')).toBeLessThan(page.indexOf('The ferry'));
    expect(page).toContain('href="https://media.example/feeds/s/e2.html"');
    expect(page).toContain('October 6, 2026');
    expect(page).toContain('href="podcast://media.example/feeds/s.xml"');
    expect(page).toContain(`<a dir="ltr" href="${FEED_URL}">`);
    expect(page).toMatch(/<div class="qr"[^>]*><svg/);
  });

  it('runs no script but the description of what it is', () => {
    expect(render().match(/<script/g)).toHaveLength(1);
  });
});
