import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/episode/attempt.ts';
import { StepcastError } from '../../../src/errors/stepcast-error.ts';
import type { FeedContents } from '../../../src/publish-feed/feed-contents.ts';
import { podcastGuid } from '../../../src/publish-feed/podcast-guid.ts';
import { EpisodeNotCompleted, publishFeed } from '../../../src/publish-feed/publish-feed.ts';
import { createLogger } from '../../../src/runtime/logger.ts';
import {
  A_FEED_IDENTITY,
  aFeed,
  aFeedEpisode,
  EPISODE_ID,
  PODCAST_ID,
} from '../../support/a-feed.ts';

class StorageDown extends StepcastError {
  override readonly name = 'StorageUnavailable';
  readonly retryable = true;
}

const script = {
  version: '1.0',
  language: 'en-US',
  format: 'single-speaker',
  speakers: [{ role: 'host', voice: 'v' }],
  title: 'A gate',
  summary: 'About a gate.',
  chapters: [
    {
      title: 'A gate',
      sources: [{ channel: 'mill', messageId: 3, url: 'https://t.me/mill/3' }],
      utterances: [{ speaker: 'host', text: 'Hello.' }],
    },
  ],
};

const setUp = (
  contents: FeedContents = aFeed(),
  read: () => Promise<string> = async () => JSON.stringify(script),
) => {
  const steps: string[] = [];
  const feeds: string[] = [];
  const pages = new Map<string, string>();
  const notes = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  const claims: unknown[] = [];
  const deps = {
    episodes: {
      claimIdentity: async (podcastId: string, claim: { guid: string; feedUrl: string }) => {
        claims.push({ podcastId, ...claim });
        return A_FEED_IDENTITY.identity;
      },
      listPublished: async () => contents,
      markPublished: async ({ episodeId }: Attempt) => {
        steps.push(`marked ${episodeId}`);
      },
    },
    index: {
      listUnindexed: async () => {
        steps.push('asked what is not indexed');
        return [];
      },
      save: async () => {},
    },
    objects: {
      get: async () => new TextEncoder().encode(await read()),
      put: async (key: string, body: string) => {
        notes.set(key, body);
        return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
      },
      putMutable: async (key: string, body: string | Uint8Array) => {
        steps.push(`wrote ${key}`);
        if (typeof body !== 'string') pictures.set(key, body);
        else if (key.endsWith('.html')) pages.set(key, body);
        else feeds.push(body);
        return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
      },
    },
    mediaBaseUrl: 'https://media.example',
  };
  const input = { podcastId: PODCAST_ID, episodeId: EPISODE_ID, execution: EPISODE_ID };
  const run = () => publishFeed(deps, input, { logger: createLogger('error') });
  return { run, steps, feeds, pages, notes, pictures, claims };
};

describe('PublishFeed', () => {
  it('marks the episode once its feed is written, never before', async () => {
    const { run, steps } = setUp();
    expect(await run()).toMatchObject({ feed: { key: `feeds/${PODCAST_ID}.xml` }, items: 1 });
    expect(steps).toEqual([
      `wrote feeds/${PODCAST_ID}/${EPISODE_ID}.html`,
      `wrote feeds/${PODCAST_ID}/index.html`,
      `wrote feeds/${PODCAST_ID}.xml`,
      `marked ${EPISODE_ID}`,
      'asked what is not indexed',
    ]);
  });

  it('writes the same bytes when it is run again', async () => {
    const { run, feeds } = setUp();
    await run();
    await run();
    expect(feeds[0]).toBe(feeds[1]);
  });

  it('claims the guid that follows from the address of the feed, and uses the one it is given', async () => {
    const { run, feeds, claims } = setUp();
    await run();
    const feedUrl = `https://media.example/feeds/${PODCAST_ID}.xml`;
    expect(claims).toEqual([{ podcastId: PODCAST_ID, guid: podcastGuid(feedUrl), feedUrl }]);
    expect(feeds[0]).toContain(A_FEED_IDENTITY.identity.guid);
    expect(feeds[0]).not.toContain(podcastGuid(feedUrl));
  });

  it('draws a cover for a show without a picture, before the feed that names it', async () => {
    const { run, feeds, pictures, steps } = setUp(
      aFeed({ show: { ...aFeed().show, imageUrl: null } }),
    );
    await run();
    const key = `feeds/${PODCAST_ID}.cover.png`;
    expect(steps.indexOf(`wrote ${key}`)).toBe(0);
    expect(feeds[0]).toContain(`<itunes:image href="https://media.example/${key}"/>`);
    expect(imageSize(pictures.get(key) ?? new Uint8Array())).toMatchObject({
      ...{ width: 1400, height: 1400, type: 'png' },
    });
  });

  it('stores the notes as pages of their own, with a link to every post', async () => {
    const { run, notes } = setUp();
    const { notes: stored } = await run();
    const prefix = `podcasts/${PODCAST_ID}/${EPISODE_ID}/shownotes/`;
    expect(stored?.html.key).toMatch(new RegExp(`^${prefix}[0-9a-f]{64}\\.html$`));
    expect(stored?.text.key).toMatch(new RegExp(`^${prefix}[0-9a-f]{64}\\.txt$`));
    expect(notes.get(stored?.html.key ?? '')).toContain('<a href="https://t.me/mill/3">');
    expect(notes.get(stored?.text.key ?? '')).toContain('- https://t.me/mill/3');
  });

  it('links the posts in the notes', async () => {
    const { run, feeds } = setUp();
    await run();
    expect(feeds[0]).toContain('<a href="https://t.me/mill/3">');
  });

  it('refuses an episode that is not completed, and leaves the feed alone', async () => {
    const { run, steps } = setUp(aFeed({ episodes: [aFeedEpisode({ id: PODCAST_ID })] }));
    await expect(run()).rejects.toBeInstanceOf(EpisodeNotCompleted);
    expect(steps).toEqual([]);
  });

  it('writes the page of the episode and of the show, which the feed links', async () => {
    const { run, pages, feeds } = setUp();
    await run();
    const base = `https://media.example/feeds/${PODCAST_ID}`;
    expect(feeds[0]).toContain(`<link>${base}/index.html</link>`);
    expect(feeds[0]).toContain(`<link>${base}/${EPISODE_ID}.html</link>`);
    expect(pages.get(`feeds/${PODCAST_ID}/index.html`)).toContain(`${base}/${EPISODE_ID}.html`);
    expect(pages.get(`feeds/${PODCAST_ID}/${EPISODE_ID}.html`)).toContain('<audio');
  });

  it('publishes without notes where a script can no longer be read', async () => {
    const { run, feeds } = setUp(aFeed(), async () => 'not a script');
    await run();
    expect(feeds[0]).not.toContain('content:encoded');
  });

  it('is tried again while storage is down', async () => {
    const { run, steps } = setUp(aFeed(), () => Promise.reject(new StorageDown('busy')));
    await expect(run()).rejects.toMatchObject({ name: 'StorageUnavailable' });
    expect(steps).toEqual([]);
  });
});
