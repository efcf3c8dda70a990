import type { Content, Post } from '../../src/episode/content.ts';
import { createSpeech } from '../search/spoken-text.ts';

const STORIES = 260;
const CHANNELS = ['harbour_wire', 'quay_now', 'mill_lane_talk', 'county_desk'];
const SMALL_WORDS =
  'the of a in to and is at for on by with from has was are it its as that will be were not'.split(
    ' ',
  );
const START = Date.UTC(2026, 9, 5);
const DAYS = 3;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/**
 * A window of so many posts in four channels: some stories of many posts, most of one, each with names
 * and words of its own among those that everybody uses. The same in every run.
 */
export const aBusyWindow = (count: number, seed = 11): Content => {
  const { random, word } = createSpeech(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const common = () => word(Math.floor(40 * 120 ** random()));
  const stories = Array.from({ length: STORIES }, () => ({
    names: Array.from({ length: 3 }, () => capital(word(6_000 + below(30_000)))),
    words: Array.from({ length: 6 }, () => word(300 + below(6_000))),
    at: random() * DAYS * 86_400_000,
  }));
  const sentence = ({ names, words }: (typeof stories)[number]): string => {
    const length = 7 + below(10);
    const said = Array.from({ length }, () => {
      const share = random();
      if (share < 0.42) return SMALL_WORDS[below(SMALL_WORDS.length)] ?? '';
      if (share < 0.54) return names[below(names.length)] ?? '';
      if (share < 0.66) return words[below(words.length)] ?? '';
      return share < 0.7 ? String(2 + below(900)) : common();
    });
    return `${capital(said.join(' '))}.`;
  };
  const posts = Array.from({ length: count }, (_, index): { channel: string; post: Post } => {
    // The n-th story has a share of the posts in proportion to 1 / n.
    const story = stories[Math.floor(STORIES ** random()) - 1] ?? stories[0];
    if (!story) throw new Error('There are no stories.');
    const text = Array.from({ length: 1 + below(5) }, () => sentence(story)).join(
      random() < 0.2 ? '\n\n' : ' ',
    );
    const date = new Date(START + ((story.at + random() * 86_400_000) % (DAYS * 86_400_000)));
    const channel = CHANNELS[below(CHANNELS.length)] ?? '';
    const views = 500 + below(4_000);
    return {
      channel,
      post: { id: index + 1, date: date.toISOString(), text, urls: [], media: [], views },
    };
  });
  const byChannel = Map.groupBy(posts, ({ channel }) => channel);
  const results = Object.fromEntries(
    CHANNELS.map((name) => [name, (byChannel.get(name) ?? []).map(({ post }) => post)]),
  );
  return {
    version: '1.1',
    podcastId: '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c01',
    episodeId: '6b1f0d54-4f54-4d4f-9a4b-3d0a2f6f1c02',
    window: {
      from: new Date(START).toISOString(),
      until: new Date(START + (DAYS + 1) * 86_400_000).toISOString(),
    },
    channels: CHANNELS.map((username) => {
      const kept = results[username]?.length ?? 0;
      return { username, title: username, found: kept, kept, filtered: 0, truncated: 0 };
    }),
    results,
    totalMessages: count,
    collectedAt: new Date(START + (DAYS + 1) * 86_400_000).toISOString(),
  };
};
