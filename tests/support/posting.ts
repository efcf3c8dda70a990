import { randomUUID } from 'node:crypto';
import { path as ffmpegPath } from '@ffmpeg-installer/ffmpeg';
import { type Chat, startTelegramBot } from '../../local/telegram-bot/index.ts';
import { createPictureScaler } from '../../src/clients/ffmpeg/picture-scaler.ts';
import { createTelegramPosts } from '../../src/clients/supabase/telegram/telegram-posts.ts';
import { createTelegramBot } from '../../src/clients/telegram-bot/telegram-bot.ts';
import { coverKey } from '../../src/episode/storage-keys.ts';
import type { PostToTelegramDeps } from '../../src/post-to-telegram/deps.ts';
import { postToTelegram } from '../../src/post-to-telegram/post-to-telegram.ts';
import { drawCover } from '../../src/publish-feed/cover/draw-cover.ts';
import { createLogger } from '../../src/runtime/logger.ts';
import { inMemoryObjects } from './audio/in-memory-stores.ts';
import type { TestDatabase } from './database.ts';
import { completeEpisode, episodeFunctions } from './episodes.ts';
import { insertShow, storedObject } from './shows.ts';

export const TOKEN = '4711:a-token-of-a-bot';

/** A channel in which the bot may post, and edit, but delete only what is young. */
export const CHANNEL: Chat = {
  ...{ id: -1001, title: 'Saltreach', type: 'channel', username: 'saltreach' },
  bot: { status: 'administrator', canPost: true, canEdit: true, canDelete: false },
};

const CHAPTERS = {
  version: '1.2.0',
  title: 'Monday',
  chapters: [
    { startTime: 0, endTime: 62.5, title: 'Welcome' },
    { startTime: 62.5, endTime: 3700, title: 'The ferry sails again' },
    { startTime: 3700, endTime: 3800, title: 'Goodbye' },
  ],
};

/** A show that is posted in a channel, its published episode, a bucket in memory, and a Bot API with its faults. */
export const startPosting = async (
  database: TestDatabase,
  { chat = '@saltreach' as string | null, sound = 'the sound of monday' } = {},
) => {
  const clock = { ms: Date.parse('2026-11-29T08:00:00Z') };
  const telegram = await startTelegramBot({
    ...{ token: TOKEN, chats: [CHANNEL], now: () => clock.ms },
  });
  const objects = inMemoryObjects();
  const put = (key: string, body: string | Uint8Array, contentType: string) =>
    objects.put(key, body, { contentType });
  const podcastId = await insertShow(database.service, { config: { telegram_chat: chat } });
  const functions = episodeFunctions(database.service);
  const episodeId = await completeEpisode(database.service, podcastId);
  await put(coverKey(podcastId), drawCover(podcastId), 'image/png');
  const outputs = async (of: string) => ({
    ...{ content: storedObject('content'), script: storedObject('script') },
    audio: await put(`podcasts/${podcastId}/${episodeId}/audio/${of.length}.mp3`, of, 'audio/mpeg'),
    chapters: await put('chapters', JSON.stringify(CHAPTERS), 'application/json'),
  });
  const row = (values: object) =>
    database.service.from('episodes').update(values).eq('id', episodeId).throwOnError();
  await row({ outputs: await outputs(sound) });
  await functions.publish(episodeId);

  const deps: PostToTelegramDeps = {
    posts: createTelegramPosts(database.config),
    bot: createTelegramBot({
      ...{ token: TOKEN, endpoint: telegram.endpoint },
      timeouts: { uploadSeconds: 1, callSeconds: 1 },
    }),
    objects: {
      ...{ get: objects.get, find: objects.find },
      stream: async function* (object) {
        yield await objects.get(object);
      },
    },
    scalePicture: createPictureScaler(ffmpegPath, 320),
    sleep: async () => undefined,
    newId: randomUUID,
    mediaBaseUrl: 'https://media.test',
  };
  return {
    ...{ telegram, podcastId, episodeId, deps, functions, outputs, put, row, clock },
    /** What a run of the task answers, for the attempt that has the episode. */
    async post(changed: Partial<PostToTelegramDeps> = {}) {
      const { data } = await database.service
        .from('episodes')
        .select('execution')
        .eq('id', episodeId)
        .single()
        .throwOnError();
      const input = { podcastId, episodeId, execution: String(data.execution) };
      return postToTelegram({ ...deps, ...changed }, input, { logger: createLogger('error') });
    },
    /** The episode is made anew, and published. */
    async makeAnew(attempt: number, to: { readonly sound?: string; readonly title?: string } = {}) {
      const execution = `${episodeId}-${attempt}`;
      const again = { p_execution: execution, p_trigger: 'retry', p_from: 'script' };
      await functions.open(podcastId, episodeId, again);
      await functions.mark(episodeId, 'content_collected', {}, execution);
      const script = { title: to.title ?? 'Monday', summary: 'What happened.' };
      await functions.mark(episodeId, 'processing', script, execution);
      await functions.complete(episodeId, execution, {
        p_outputs: await outputs(to.sound ?? sound),
      });
      const { status } = await functions.publish(episodeId, execution);
      if (status !== 200) throw new Error(`Attempt ${attempt} is not published: ${status}.`);
    },
    /** Somebody hides, shows or withdraws it, and what publishes it has seen that. */
    async become(visibility: 'public' | 'hidden' | 'withdrawn') {
      const { data } = await database.service
        .rpc('set_episode_visibility', { p_episode_id: episodeId, p_visibility: visibility })
        .select('execution,visibility_changed_at')
        .single()
        .throwOnError();
      await database.service
        .rpc('mark_episode_published', {
          p_episode_id: episodeId,
          p_execution: data.execution,
          p_visibility_changed_at: data.visibility_changed_at,
        })
        .throwOnError();
    },
    /** Whoever had the claim is dead by now. */
    letClaimsExpire: () =>
      database.service
        .from('telegram_posts')
        .update({ claimed_until: new Date(0).toISOString() })
        .eq('episode_id', episodeId)
        .throwOnError(),
    posts: async () =>
      (
        await database.service
          .from('telegram_posts')
          .select('status,message_id,chat,attempt')
          .eq('episode_id', episodeId)
          .order('id')
          .throwOnError()
      ).data ?? [],
    /** Whether sweeps still see to it. */
    isDue: async () =>
      (
        (await database.service.rpc('unposted_episodes', { p_limit: 1000 }).throwOnError())
          .data as { id: string }[]
      ).some(({ id }) => id === episodeId),
    close: telegram.close,
  };
};
export type Posting = Awaited<ReturnType<typeof startPosting>>;
