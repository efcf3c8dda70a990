import { imageSize } from 'image-size';
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/episode/attempt.ts';
import type { EpisodeChange } from '../../../src/episode/visibility.ts';
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
  /** What the show's episodes are by each look at them; the last is the answer to every later one. */
  changes: EpisodeChange[][] = [],
) => {
  const steps: string[] = [];
  const feeds: string[] = [];
  const pages = new Map<string, string>();
  const notes = new Map<string, string>();
  const records = new Map<string, string>();
  const pictures = new Map<string, Uint8Array>();
  const claims: unknown[] = [];
  const deps = {
    episodes: {
      claimIdentity: async (podcastId: string, claim: { guid: string; feedUrl: string }) => {
        claims.push({ podcastId, ...claim });
        return A_FEED_IDENTITY.identity;
      },
      listPublished: async () => {
        const { episodes } = contents;
        const withheld = new Set(
          changes[0]
            ?.filter(({ visibility }) => visibility !== 'public')
            .map((one) => one.episodeId),
        );
        return { ...contents, episodes: episodes.filter(({ id }) => !withheld.has(id)) };
      },
      listShows: async () => [contents.show],
      listChanges: async () => {
        const [next = [], ...later] = changes;
        if (later.length > 0) changes.shift();
        return next;
      },
      markPublished: async ({ episodeId }: Attempt, changedAt?: string | null) => {
        steps.push(changedAt ? `marked ${episodeId} as of ${changedAt}` : `marked ${episodeId}`);
        return { isToBePosted: true };
      },
    },
    files: {
      withhold: async (prefix: string) => {
        // The archive that isn't there is asked for at each run, and clips of an episode nobody knew of.
        if (!/\.(archive|clip)-/.test(prefix)) steps.push(`withheld ${prefix}`);
      },
      restore: async (prefix: string) => void steps.push(`restored ${prefix}`),
      destroy: async (prefix: string) => void steps.push(`destroyed ${prefix}`),
    },
    index: {
      listUnindexed: async () => {
        steps.push('asked what is not indexed');
        return [];
      },
      save: async () => {},
    },
    objects: {
      find: async (key: string) => {
        const sizeBytes = records.get(key)?.length;
        return sizeBytes === undefined ? null : { key, versionId: '1', etag: '"e"', sizeBytes };
      },
      get: async ({ key }: { readonly key: string }) =>
        new TextEncoder().encode(records.get(key) ?? (await read())),
      put: async (key: string, body: string) => {
        notes.set(key, body);
        return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
      },
      putMutable: async (key: string, body: string | Uint8Array) => {
        if (key.endsWith('/pages.json')) {
          records.set(key, String(body));
          return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
        }
        steps.push(`wrote ${key}`);
        if (typeof body !== 'string') pictures.set(key, body);
        else if (key.endsWith('.xml')) feeds.push(body);
        else pages.set(key, body);
        return { key, versionId: '1', etag: '"e"', sizeBytes: body.length };
      },
    },
    mediaBaseUrl: 'https://media.example',
  };
  const input = { podcastId: PODCAST_ID, episodeId: EPISODE_ID, execution: EPISODE_ID };
  const run = () => publishFeed(deps, input, { logger: createLogger('error') });
  return { deps, run, steps, feeds, pages, notes, pictures, claims };
};

describe('PublishFeed', () => {
  it('marks the episode once its feed is written, never before', async () => {
    const { run, steps } = setUp();
    expect(await run()).toMatchObject({
      feed: { key: `feeds/${PODCAST_ID}.xml` },
      items: 1,
      isToBePosted: true,
    });
    expect(steps).toEqual([
      `wrote feeds/${PODCAST_ID}/${EPISODE_ID}.html`,
      `wrote feeds/${PODCAST_ID}/index.html`,
      `wrote feeds/${PODCAST_ID}.xml`,
      `marked ${EPISODE_ID}`,
      'wrote feeds/index.html',
      'wrote feeds/feeds.opml',
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

describe('an episode that somebody has hidden', () => {
  const OTHER = '3b0f4c46-8b6d-4c36-9d0c-6c2d2f0a1b99';
  const both = () => aFeed({ episodes: [aFeedEpisode(), aFeedEpisode({ id: OTHER })] });
  const changed = (visibility: EpisodeChange['visibility'], episodeId = EPISODE_ID) => ({
    ...{ episodeId, visibility, isDecided: true, changedAt: `${visibility} at noon` },
  });
  const deedsOf = (steps: string[], deed: string) =>
    steps.filter((step) => step.startsWith(`${deed} `)).map((step) => step.slice(deed.length + 1));
  const OWN = `podcasts/${PODCAST_ID}/${EPISODE_ID}`;
  const PUBLIC = [
    ...['audio', 'transcript', 'chapters', 'shownotes', 'covers'].map(
      (folder) => `${OWN}/${folder}/`,
    ),
    `clips/${EPISODE_ID}/`,
    `feeds/${PODCAST_ID}/${EPISODE_ID}.`,
  ];

  it.each([
    ['hidden', 'withheld'],
    ['withdrawn', 'destroyed'],
  ] as const)(
    '%s: its files are %s before feed and pages are written without it',
    async (visibility, deed) => {
      const { run, steps, feeds, pages } = setUp(both(), undefined, [[changed(visibility)]]);
      expect(await run()).toMatchObject({ items: 1, notes: null });
      expect(deedsOf(steps, deed)).toEqual(PUBLIC);
      const written = steps.findIndex((step) => step.startsWith('wrote'));
      expect(steps.findLastIndex((step) => step.startsWith(deed))).toBeLessThan(written);
      const page = `${PODCAST_ID}/${EPISODE_ID}.html`;
      expect([...feeds, ...pages.values()].join()).not.toContain(page);
      expect(pages.has(`feeds/${PODCAST_ID}/${OTHER}.html`)).toBe(true);
      expect(steps).toContain(`marked ${EPISODE_ID} as of ${visibility} at noon`);
    },
  );

  it('leaves a feed of none when it was the only one', async () => {
    const { run, feeds } = setUp(aFeed(), undefined, [[changed('hidden')]]);
    expect(await run()).toMatchObject({ items: 0 });
    expect(feeds[0]).not.toContain('<item>');
    expect(feeds[0]).toContain('</channel>');
  });

  it('only changed, since it was published, is marked as it was read, and its files are let be', async () => {
    const { run, steps } = setUp(both(), undefined, [[{ ...changed('public'), isDecided: false }]]);
    await run();
    expect(deedsOf(steps, 'restored')).toEqual([]);
    expect(steps).toContain(`marked ${EPISODE_ID} as of public at noon`);
  });

  it('shown again has its files, its page and its item, however old it is', async () => {
    const newer = Array.from({ length: 60 }, (_, n) =>
      aFeedEpisode({
        id: `0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a2${String(n).padStart(3, '0')}`,
        publishedAt: '2027-01-01T00:00:00.000Z',
      }),
    );
    const episodes = [...newer, aFeedEpisode()];
    const { run, steps, feeds, pages } = setUp(aFeed({ episodes }), undefined, [
      [changed('public')],
    ]);
    await run();
    expect(deedsOf(steps, 'restored')).toEqual(PUBLIC);
    expect(feeds[0]).toContain(EPISODE_ID);
    expect(pages.has(`feeds/${PODCAST_ID}/${EPISODE_ID}.html`)).toBe(true);
  });

  it('while another is published is taken out again of what that run has written', async () => {
    const { run, steps, feeds } = setUp(both(), undefined, [[], [changed('hidden', OTHER)]]);
    expect(await run()).toMatchObject({ items: 1 });
    expect(feeds).toHaveLength(2);
    expect(feeds[1]).not.toContain(OTHER);
    expect(deedsOf(steps, 'withheld')).toEqual([`feeds/${PODCAST_ID}/${OTHER}.`]);
    expect(steps.filter((step) => step.startsWith('marked'))).toEqual([`marked ${EPISODE_ID}`]);
  });
});

describe('the pages of a show', () => {
  const idOf = (n: number) => `0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a2${String(n).padStart(3, '0')}`;
  const older = (n: number, more = {}) =>
    aFeedEpisode({ id: idOf(n), publishedAt: '2026-01-01T00:00:00.000Z', ...more });
  const OWN = `feeds/${PODCAST_ID}/${EPISODE_ID}.html`;
  /** Episodes that can change between two runs, and the pages that the last one wrote. */
  const aShowOf = (count: number) => {
    const contents = {
      ...aFeed(),
      episodes: [aFeedEpisode(), ...Array.from({ length: count }, (_, n) => older(n))],
    };
    const world = setUp(contents);
    const { run, steps, deps } = world;
    const written = async () => {
      steps.length = 0;
      await run();
      return steps
        .filter(
          (step) => /^wrote feeds\/[^/]+\/.*\.html$/.test(step) && !step.endsWith('index.html'),
        )
        .map((step) => step.slice('wrote '.length));
    };
    return { ...world, contents, written, deps };
  };

  it('are written for all episodes, and then for those that have changed alone', async () => {
    const { contents, written } = aShowOf(70);
    expect(await written()).toHaveLength(71);
    expect(await written()).toEqual([OWN]);
    contents.episodes[65] = older(64, { title: 'Another title' });
    expect((await written()).sort()).toEqual([`feeds/${PODCAST_ID}/${idOf(64)}.html`, OWN].sort());
  });

  it('are all written anew when the show is called otherwise, or stands at another address', async () => {
    const { contents, written, deps, pages } = aShowOf(60);
    // Nothing of this one but its links says where the show stands.
    contents.episodes[60] = older(59, { outputs: {} });
    await written();
    Object.assign(contents.show, { title: 'Another hour' });
    expect(await written()).toHaveLength(61);
    deps.mediaBaseUrl = 'https://elsewhere.example';
    expect(await written()).toHaveLength(61);
    const oldest = pages.get(`feeds/${PODCAST_ID}/${idOf(59)}.html`);
    expect(oldest).toContain('https://elsewhere.example/');
    expect(oldest).not.toContain('https://media.example/feeds');
    expect(await written()).toEqual([OWN]);
  });

  it('have a page for each clip, which goes with the clip', async () => {
    const { contents, written, pages, deps } = aShowOf(0);
    const withheld: string[] = [];
    deps.files.withhold = async (prefix) => void withheld.push(prefix);
    const clip = { startMs: 1000, durationMs: 20_000, title: 'The gate opens' };
    contents.episodes = [aFeedEpisode({ soundbites: [clip] })];
    const key = `feeds/${PODCAST_ID}/${EPISODE_ID}.clip-1000-21000.html`;
    expect(await written()).toEqual([key, OWN]);
    expect(pages.get(OWN)).toContain(`<a href="https://media.example/${key}">The gate opens</a>`);
    withheld.length = 0;
    await written();
    expect(withheld.filter((prefix) => prefix.includes('clip'))).toEqual([]);
    contents.episodes = [aFeedEpisode()];
    expect(await written()).toEqual([OWN]);
    expect(withheld).toContain(`feeds/${PODCAST_ID}/${EPISODE_ID}.clip-`);
    expect(pages.get(OWN)).not.toContain('The gate opens');
  });
});
