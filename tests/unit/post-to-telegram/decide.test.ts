import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/post-to-telegram/decide.ts';
import type { PostJob, TelegramPost } from '../../../src/post-to-telegram/telegram-post.ts';

const JOB: PostJob = {
  attempt: 2,
  isDue: true,
  waitSeconds: 0,
  isPublished: true,
  isPublic: true,
  visibilityChangedAt: null,
  chat: '@saltreach',
  show: 'Show',
  imageUrl: null,
  pictureKey: null,
  title: 'Title',
  summary: '',
  durationMs: 1000,
  outputs: {},
  post: null,
};
const content = { kind: 'audio', media: 'm', caption: 'c', chatId: -1 } as const;
const sent: TelegramPost = {
  ...{ id: 1, attempt: 1, chat: '@saltreach', messageId: null, content: null, secondsLeft: 0 },
  status: 'sending',
};
const POSTS: Readonly<Record<string, TelegramPost | null>> = {
  none: null,
  sending: { ...sent, secondsLeft: 9 },
  'died sending': sent,
  posted: { ...sent, status: 'posted', messageId: 5, content },
  'unsure before': { ...sent, status: 'unsure' },
  'unsure now': { ...sent, status: 'unsure', attempt: 2 },
  removed: { ...sent, status: 'removed', messageId: 5, content },
};

describe('what a message needs', () => {
  // The episode as it stands, the last message, and what is done about it.
  const hidden = { isPublic: false };
  const making = { isPublished: false };
  it.each<[string, Partial<PostJob>, keyof typeof POSTS, object]>([
    ['public', {}, 'none', { does: 'send', chat: '@saltreach' }],
    ['public', {}, 'sending', { does: 'wait', seconds: 9 }],
    ['public', {}, 'died sending', { does: 'warn', isNew: true }],
    ['public', {}, 'posted', { does: 'edit' }],
    ['public', {}, 'unsure before', { does: 'send' }],
    ['public', {}, 'unsure now', { does: 'warn', isNew: false }],
    ['public', {}, 'removed', { does: 'send' }],
    ['public, without a chat', { chat: null }, 'none', { does: 'nothing', isSettled: true }],
    ['public, without a chat', { chat: null }, 'posted', { does: 'edit' }],
    ['hidden', hidden, 'none', { does: 'nothing', isSettled: true }],
    ['hidden', hidden, 'sending', { does: 'wait', seconds: 9 }],
    ['hidden', hidden, 'died sending', { does: 'warn', isNew: true }],
    ['hidden', hidden, 'posted', { does: 'remove' }],
    ['hidden', hidden, 'unsure before', { does: 'warn', isNew: false }],
    ['hidden', hidden, 'removed', { does: 'nothing', isSettled: true }],
    ['being made', making, 'none', { does: 'nothing', isSettled: false }],
    ['being made', making, 'posted', { does: 'nothing', isSettled: false }],
    ['hidden, being made', { ...hidden, ...making }, 'posted', { does: 'remove' }],
    ['not due', { isDue: false }, 'posted', { does: 'nothing', isSettled: false }],
    ['not due', { isDue: false }, 'none', { does: 'nothing', isSettled: false }],
    ['to be left alone', { waitSeconds: 7 }, 'none', { does: 'wait', seconds: 7 }],
    ['to be left alone', { waitSeconds: 7, ...hidden }, 'posted', { does: 'wait', seconds: 7 }],
  ])('of an episode that is %s %j, after one that is %s', (_, job, post, deed) => {
    expect(decide({ ...JOB, ...job, post: POSTS[post] ?? null })).toMatchObject(deed);
  });
});
