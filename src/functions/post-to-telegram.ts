import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createPictureScaler } from '../clients/ffmpeg/picture-scaler.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createTelegramPosts } from '../clients/supabase/telegram/telegram-posts.ts';
import { createTelegramBot } from '../clients/telegram-bot/telegram-bot.ts';
import { postToTelegram } from '../post-to-telegram/post-to-telegram.ts';
import { PostToTelegramInputSchema, PostToTelegramOutputSchema } from '../post-to-telegram/task.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** What Telegram takes as a cover (core.telegram.org/bots/api#sendaudio). */
const COVER_PIXELS = 320;

/** The Lambda function of the state PostToTelegram. */
export const handler = createTaskHandler({
  task: 'PostToTelegram',
  input: PostToTelegramInputSchema,
  output: PostToTelegramOutputSchema,
  config: ['database', 'storage', 'telegramBot', 'ffmpeg'],
  openSecrets,
  compose: (config) => ({
    posts: createTelegramPosts(config),
    bot:
      config.TELEGRAM_BOT_TOKEN === undefined
        ? undefined
        : createTelegramBot({
            token: config.TELEGRAM_BOT_TOKEN,
            endpoint: config.TELEGRAM_BOT_ENDPOINT,
          }),
    objects: createObjectStore(config),
    scalePicture: createPictureScaler(config.FFMPEG_PATH, COVER_PIXELS),
    sleep,
    newId: randomUUID,
    mediaBaseUrl: config.MEDIA_BASE_URL,
  }),
  run: postToTelegram,
});
