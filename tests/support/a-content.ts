import type { ConfigSnapshot } from '../../src/episode/config-snapshot.ts';
import type { Content, Post } from '../../src/episode/content.ts';

/** A post of noon on the given day of October 2026. */
export const aPost = (id: number, text: string, post: Partial<Post> = {}): Post => ({
  id,
  date: `2026-10-${String(((id - 1) % 28) + 1).padStart(2, '0')}T12:00:00.000Z`,
  text,
  urls: [],
  media: [],
  ...post,
});

/** The content of a window of October 2026. A channel's title is its name with a capital. */
export const aContent = (
  results: Readonly<Record<string, readonly Post[]>>,
  content: Partial<Content> = {},
): Content => ({
  version: '1.0',
  podcastId: '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a01',
  episodeId: '0d6f6f0e-5a0e-4b5e-9d53-6d2f6a3c1a02',
  window: { from: '2026-10-01T00:00:00.000Z', until: '2026-10-29T00:00:00.000Z' },
  channels: Object.entries(results).map(([username, posts]) => ({
    username,
    title: username.replace(/^./, (letter) => letter.toUpperCase()),
    found: posts.length,
    kept: posts.length,
    filtered: 0,
    truncated: 0,
  })),
  results: Object.fromEntries(Object.entries(results).map(([name, posts]) => [name, [...posts]])),
  totalMessages: Object.values(results).flat().length,
  collectedAt: '2026-10-29T00:00:05.000Z',
  ...content,
});

/** The config of an English show with one speaker. */
export const aConfig = (config: Partial<ConfigSnapshot> = {}): ConfigSnapshot => ({
  title: 'Harbour Hour',
  description: 'What the harbour talks about.',
  languageCode: 'en-US',
  author: 'The harbour office',
  imageUrl: null,
  telegramChannels: ['harbour'],
  format: 'single-speaker',
  speakers: [{ role: 'host', voice: 'en-US-Chirp3-HD-Kore' }],
  introText: null,
  outroText: null,
  additionalInstructions: null,
  targetDurationMinutes: 5,
  maxMessages: 300,
  mediaTypes: ['photo', 'video', 'poll', 'document', 'webpage'],
  filters: { excludeForwarded: false, excludeKeywords: [], minCharacters: 1 },
  ...config,
});

/** The same show between two speakers. */
export const aDialogueConfig = (config: Partial<ConfigSnapshot> = {}): ConfigSnapshot =>
  aConfig({
    format: 'multi-speaker',
    speakers: [
      { role: 'host', voice: 'en-US-Chirp3-HD-Kore' },
      { role: 'expert', voice: 'en-US-Chirp3-HD-Puck' },
    ],
    ...config,
  });
