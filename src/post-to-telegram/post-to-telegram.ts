import { StepcastError } from '../errors/stepcast-error.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { askAgain } from './ask-again.ts';
import { composeMessage, type Message } from './compose-message.ts';
import { decide, type StandingPost } from './decide.ts';
import type { PostToTelegramDeps } from './deps.ts';
import {
  TelegramAsksToWait,
  TelegramBotMissing,
  TelegramBotUnavailable,
  TelegramMessageGone,
  TelegramPostUnsure,
} from './post-errors.ts';
import type { PostToTelegramInput, PostToTelegramOutput } from './task.ts';
import type { MessagePlace, TelegramBot } from './telegram-bot.ts';
import type { PostJob } from './telegram-post.ts';

/** Longer than the function may run: who holds a claim until then is dead by then. */
export const CLAIM_SECONDS = 330;
/** Until somebody else's message is sent, or the episode hidden. */
const LOOK_AGAIN_SECONDS = 5;

type Outcome = Exclude<PostToTelegramOutput['outcome'], 'wait'> | 'claimed elsewhere';

interface Work {
  readonly deps: PostToTelegramDeps;
  readonly bot: TelegramBot;
  readonly input: PostToTelegramInput;
  readonly job: PostJob;
}

/**
 * Sends a message that nobody else sends. What the database is told or asked meanwhile is repeated
 * here: whoever comes later can't know whether this run has sent anything.
 * @throws TelegramPostUnsure when no answer came
 */
const send = async (
  { deps: { posts, sleep, newId }, bot, input }: Work,
  chat: string,
  message: Message,
): Promise<Outcome> => {
  // What takes long or may fail is done before the claim: whoever dies in it leaves nothing unsure.
  const audio = message.kind === 'audio' ? await message.audio() : undefined;
  const claim = { chat, seconds: CLAIM_SECONDS, key: newId() };
  const postId = await askAgain(sleep, () => posts.claim(input, claim));
  if (postId === null) return 'claimed elsewhere';
  let place: MessagePlace;
  try {
    place = audio
      ? await bot.sendAudio(chat, audio)
      : await bot.sendText(chat, message.kind === 'link' ? message.text : '');
  } catch (error) {
    const isSent = error instanceof TelegramBotUnavailable ? error.mayBeDone : false;
    if (error instanceof StepcastError && !isSent) {
      await askAgain(sleep, () => posts.noteRefused(postId));
      throw error;
    }
    await askAgain(sleep, () => posts.noteUnsure(postId));
    throw new TelegramPostUnsure(chat, true, { cause: error });
  }
  const content = { ...message.content, chatId: place.chatId };
  await askAgain(sleep, () => posts.notePosted(postId, place.messageId, content));
  return 'posted';
};

const remove = async ({ deps: { posts }, bot }: Work, post: StandingPost): Promise<Outcome> => {
  await bot.remove({ chatId: post.content.chatId, messageId: post.messageId });
  await posts.noteRemoved(post.id);
  return 'removed';
};

/** Makes a message that stands what it is to be. Doing it twice changes nothing. */
const edit = async (work: Work, post: StandingPost, message: Message): Promise<Outcome> => {
  const { bot, deps } = work;
  const { content, messageId, id, chat } = post;
  const place = { chatId: content.chatId, messageId };
  const wanted = message.content;
  if (content.kind !== wanted.kind) {
    await remove(work, post);
    return send(work, chat, message);
  }
  const isSameMedia = content.media === wanted.media;
  if (isSameMedia && content.caption === wanted.caption) return 'unchanged';
  try {
    if (message.kind === 'link') await bot.editText(place, message.text);
    else if (isSameMedia) await bot.editCaption(place, message.caption);
    else await bot.editAudio(place, await message.audio());
  } catch (error) {
    if (!(error instanceof TelegramMessageGone)) throw error;
    // Somebody has deleted it, and the episode was made anew since.
    await deps.posts.noteRemoved(id);
    return send(work, chat, message);
  }
  await deps.posts.notePosted(id, messageId, { ...wanted, chatId: content.chatId });
  return 'edited';
};

/**
 * Makes the message of an episode what the episode is: sends it once, edits it when the episode was
 * made anew, deletes it when nobody is to have the episode. Telegram can't be asked whether a message
 * was sent, and takes none only once: so a claim is written before, and where the answer is lost, or
 * whoever had the claim died, nothing is sent again and a person is told to look.
 * @throws TelegramPostUnsure, TelegramBotUnavailable and the refusals of post-errors.ts
 */
export const postToTelegram = async (
  deps: PostToTelegramDeps,
  input: PostToTelegramInput,
  context: Pick<TaskContext, 'logger'>,
): Promise<PostToTelegramOutput> => {
  const { posts } = deps;
  const job = await posts.open(input);
  const deed = decide(job);
  if (deed.does === 'wait') {
    return { outcome: 'wait', waitSeconds: deed.seconds, reason: deed.reason };
  }
  if (deed.does === 'nothing') {
    if (deed.isSettled) await posts.close(input, job.visibilityChangedAt);
    return { outcome: 'unchanged' };
  }
  if (deed.does === 'warn') {
    if (deed.isNew) await posts.noteUnsure(deed.post.id);
    throw new TelegramPostUnsure(deed.post.chat, job.isPublic);
  }
  const chat = deed.does === 'send' ? deed.chat : deed.post.chat;
  if (deps.bot === undefined) throw new TelegramBotMissing(chat);
  const work = { deps, bot: deps.bot, input, job };
  let outcome: Outcome;
  try {
    if (deed.does === 'remove') outcome = await remove(work, deed.post);
    else {
      const message = await composeMessage(deps, input, job, context);
      outcome =
        deed.does === 'send'
          ? await send(work, chat, message)
          : await edit(work, deed.post, message);
    }
  } catch (error) {
    if (!(error instanceof TelegramAsksToWait)) throw error;
    await posts.delay(input, error.waitSeconds);
    return { outcome: 'wait', waitSeconds: error.waitSeconds, reason: error.message };
  }
  if (outcome === 'claimed elsewhere') {
    const reason = 'Another run is sending the message.';
    return { outcome: 'wait', waitSeconds: LOOK_AGAIN_SECONDS, reason };
  }
  context.logger.info('The message in Telegram is as the episode is', { chat, did: outcome });
  await posts.close(input, job.visibilityChangedAt);
  return { outcome };
};
