import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import type { ChannelSummary, Post, Window } from '../episode/content.ts';
import { NewestPosts } from './newest-posts.ts';
import type { ChosenChannel } from './open-channel.ts';
import { readChannel } from './read-channel.ts';
import { downloadVoices, type HeardVoice } from './voice/download-voices.ts';
import type { VoiceFiles } from './voice/voice-file.ts';

/** The posts of a window and what became of all that was found. */
export interface Gathered {
  readonly channels: ChannelSummary[];
  readonly results: Record<string, Post[]>;
  /** Voice messages of those posts, where they are to be turned into text. */
  readonly heard: readonly HeardVoice[];
}

interface Gathering {
  readonly channels: readonly ChosenChannel[];
  readonly window: Window;
  readonly config: Pick<ConfigSnapshot, 'maxMessages' | 'mediaTypes' | 'filters'>;
  /** Called before each page. @throws when there is no time for another one */
  checkTime(): void;
  /** Whether there is time to fetch another voice message; left out where nobody turns them into text. */
  hasTimeForVoice?: (() => boolean) | undefined;
}

/** Reads the channels one after the other, and of all of them together keeps the newest posts. */
export const gatherPosts = async ({
  channels: chosen,
  window,
  config,
  checkTime,
  hasTimeForVoice,
}: Gathering): Promise<Gathered> => {
  const newest = new NewestPosts(config.maxMessages);
  const voices: VoiceFiles | undefined = hasTimeForVoice && new Map();
  const read = [];
  for (const { username, open } of chosen) {
    const channel = await open();
    const task = { channel: username, window, selection: config, voices };
    const count = await readChannel(
      (start) => {
        checkTime();
        return channel.readPage(start);
      },
      task,
      newest,
    );
    read.push({ username, title: channel.title, ...count });
  }
  const results = Object.fromEntries(chosen.map(({ username }) => [username, newest.of(username)]));
  const channels = read.map(({ username, title, found, filtered }) => {
    const kept = results[username]?.length ?? 0;
    return { username, title, found, kept, filtered, truncated: found - filtered - kept };
  });
  const heard =
    voices && hasTimeForVoice
      ? await downloadVoices(chosen, { results, voices, hasTime: hasTimeForVoice })
      : [];
  return { channels, results, heard };
};
