import { createHash } from 'node:crypto';
import { type Chapters, ChaptersSchema } from '../episode/chapters.ts';
import { coverKey, episodePageKey, outputKey } from '../episode/storage-keys.ts';
import type { StoredObject } from '../episode/stored-object.ts';
import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { captionOf, linkText } from './caption.ts';
import type { PostToTelegramDeps } from './deps.ts';
import { messageKindOf } from './message-kind.ts';
import { TelegramAudioTooLarge } from './post-errors.ts';
import type { PostToTelegramInput } from './task.ts';
import type { AudioMessage } from './telegram-bot.ts';
import type { PostContent, PostJob } from './telegram-post.ts';

const MAX_COVER_BYTES = 200_000;

/** A message as it is to stand in a chat, wherever that is. */
export type Message = {
  readonly content: Omit<PostContent, 'chatId'>;
} & (
  | { readonly kind: 'audio'; audio(): Promise<AudioMessage>; readonly caption: string }
  | { readonly kind: 'link'; readonly text: string }
);

const digest = (...parts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** What can't be read is left out, unless storage may answer later. */
const orNothing = async <T>(
  work: () => Promise<T | undefined>,
  told: (error: unknown) => void,
): Promise<T | undefined> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StepcastError && error.retryable) throw error;
    told(error);
    return undefined;
  }
};

const readChapters = async (
  { objects }: PostToTelegramDeps,
  object: StoredObject | undefined,
): Promise<Chapters['chapters']> => {
  if (object === undefined) return [];
  return ChaptersSchema.parse(JSON.parse(new TextDecoder().decode(await objects.get(object))))
    .chapters;
};

/** The episode's own picture, the one that the sound was made with, or the one that was drawn for the show. */
const findCover = async (
  { objects }: PostToTelegramDeps,
  input: PostToTelegramInput,
  { pictureKey, imageUrl }: Pick<PostJob, 'pictureKey' | 'imageUrl'>,
): Promise<StoredObject | null> => {
  const given = pictureKey === null ? null : await objects.find(pictureKey);
  if (given) return given;
  const sha256 = createHash('sha256')
    .update(imageUrl ?? '')
    .digest('hex');
  const own = imageUrl === null ? null : await objects.find(outputKey(input, 'picture', sha256));
  return own ?? (await objects.find(coverKey(input.podcastId)));
};

/**
 * The message of an episode: its sound with names, cover and chapters, or a link where the sound is
 * larger than a bot may send, or no MP3.
 * @throws TelegramAudioTooLarge where nobody could follow the link
 */
export const composeMessage = async (
  deps: PostToTelegramDeps,
  input: PostToTelegramInput,
  job: PostJob,
  { logger }: Pick<TaskContext, 'logger'>,
): Promise<Message> => {
  const { objects, scalePicture, mediaBaseUrl } = deps;
  const { title, show, summary, outputs } = job;
  const { audio } = outputs;
  if (audio === undefined)
    throw new Error(`Episode ${input.episodeId} is published without audio.`);
  const chapters = await orNothing(
    () => readChapters(deps, outputs.chapters),
    (error) => logger.warn('The chapters can not be read', { error }),
  );
  const parts = { summary, chapters: chapters ?? [] };
  if (messageKindOf(audio) === 'link') {
    if (!mediaBaseUrl.startsWith('https://')) throw new TelegramAudioTooLarge(audio.sizeBytes);
    const url = `${mediaBaseUrl}/${episodePageKey(input.podcastId, input.episodeId)}`;
    const text = linkText({ title, show, url }, parts);
    return { kind: 'link', text, content: { kind: 'link', media: '', caption: digest(text) } };
  }
  const caption = captionOf(parts);
  const cover = await findCover(deps, input, job);
  const bringCover = async () => {
    if (cover === null) return undefined;
    const scaled = await scalePicture(await objects.get(cover));
    return scaled.byteLength <= MAX_COVER_BYTES ? scaled : undefined;
  };
  return {
    kind: 'audio',
    caption,
    content: {
      kind: 'audio',
      media: digest(audio.key, audio.etag, title, show, cover?.etag ?? null),
      caption: digest(caption),
    },
    audio: async () => ({
      ...{ title, performer: show, caption },
      durationSeconds: Math.round((job.durationMs ?? 0) / 1000),
      cover: await orNothing(bringCover, (error) =>
        logger.warn('The message has no cover', { error }),
      ),
      sound: objects.stream(audio),
    }),
  };
};
