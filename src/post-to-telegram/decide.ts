import type { PostContent, PostJob, TelegramPost } from './telegram-post.ts';

/** A message that stands in a chat. */
export type StandingPost = TelegramPost & {
  readonly messageId: number;
  readonly content: PostContent;
};

/** What is to be done about an episode's message. */
export type Deed =
  /** `isSettled`: it is as it should be; otherwise the episode isn't ready, and comes again. */
  | { readonly does: 'nothing'; readonly isSettled: boolean }
  | { readonly does: 'wait'; readonly seconds: number; readonly reason: string }
  | { readonly does: 'send'; readonly chat: string }
  | { readonly does: 'edit' | 'remove'; readonly post: StandingPost }
  /** Whoever sent it was cut off, and nobody can tell whether it stands. */
  | { readonly does: 'warn'; readonly post: TelegramPost; readonly isNew: boolean };

const isStanding = (post: TelegramPost | null): post is StandingPost =>
  post?.status === 'posted' && post.messageId !== null && post.content !== null;

/** What an episode's message needs, by what is known of it. */
export const decide = (job: PostJob): Deed => {
  const { post, chat } = job;
  if (!job.isDue) return { does: 'nothing', isSettled: false };
  if (job.waitSeconds > 0) {
    return { does: 'wait', seconds: job.waitSeconds, reason: 'Telegram asks the bot to wait.' };
  }
  if (post?.status === 'sending') {
    if (post.secondsLeft === 0) return { does: 'warn', post, isNew: true };
    const reason = 'Another run is sending the message.';
    return { does: 'wait', seconds: post.secondsLeft, reason };
  }
  const isSentAnew = post?.status === 'unsure' && post.attempt < job.attempt;
  if (!job.isPublic) {
    if (isStanding(post)) return { does: 'remove', post };
    if (post?.status === 'unsure') return { does: 'warn', post, isNew: false };
    return { does: 'nothing', isSettled: true };
  }
  if (!job.isPublished) return { does: 'nothing', isSettled: false };
  if (isStanding(post)) return { does: 'edit', post };
  // Whoever retries the episode has been told to look first.
  if (post?.status === 'unsure' && !isSentAnew) return { does: 'warn', post, isNew: false };
  return chat === null ? { does: 'nothing', isSettled: true } : { does: 'send', chat };
};
