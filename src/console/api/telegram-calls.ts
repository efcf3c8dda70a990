import type { ChannelExport } from '../../api/channel-exports/schema.ts';
import type { Send } from './call.ts';

/** What a sign-in to Telegram waits for. */
export type SignInView =
  | { readonly step: 'none' | 'start' | 'code' }
  | { readonly step: 'password'; readonly hint: string }
  /** `url` is what the QR code says; another one follows when it runs out. */
  | { readonly step: 'qr'; readonly url: string; readonly expiresAt: string }
  | { readonly step: 'done'; readonly found: string };

/** Where a channel's posts come from. */
export type PostsFrom = 'export' | 'telegram';

/** The connected account, and the channels that have an export. */
export interface HomeChannels {
  readonly isConnected: boolean;
  /** Null while none is connected, and while Telegram can't say. */
  readonly account: {
    readonly name: string;
    readonly username?: string;
    readonly signedInAt: string;
  } | null;
  /** Why Telegram can't say whose the session is. */
  readonly problem: string | null;
  /** Until when Telegram asked for a pause. */
  readonly pausedUntil: string | null;
  readonly channels: readonly {
    readonly username: string;
    readonly title: string;
    readonly from: PostsFrom;
  }[];
}

/** A channel that was looked up. */
export interface FoundChannel {
  readonly username: string;
  readonly title: string;
  readonly from: PostsFrom;
  /** Null for a channel without posts. */
  readonly newestPostAt: string | null;
  readonly postsPerWeek: number;
}

/** A channel that was taken from an export, and the show that was signed up for it. */
export interface AddedChannel {
  readonly username: string;
  readonly title: string;
  readonly newestPostAt: string;
  /** When the first of its last posts was made that are enough for an episode. */
  readonly lastPostsFrom: string;
  /** Null where a show tells of it already, and where the show was refused. */
  readonly podcastId: string | null;
  readonly problem?: string;
}

/** A channel or a group that the connected account is in. */
export interface AccountChat {
  /** What a show names it by. */
  readonly username: string;
  readonly title: string;
  readonly isGroup: boolean;
  readonly isPrivate: boolean;
  /** Whether it has topics, each of which can be read by itself. */
  readonly isForum: boolean;
  /** The account's own folders that it lies in. */
  readonly folders: readonly string[];
}

/** A topic of a forum. */
export type AccountTopic = Pick<AccountChat, 'username' | 'title'>;

const CHATS = '/connections/telegram/chats';
const SIGN_IN = '/connections/telegram/sign-in';

/** The calls about Telegram of a stack at home. Every one throws ApiUnreachable or ApiRefusal. */
export const telegramCalls = (call: Send) => ({
  /** With `phone` a code is sent; without, a QR code is shown. */
  startSignIn: (body: Readonly<Record<string, string>>) =>
    call<SignInView>('POST', SIGN_IN, { body }),
  readSignIn: (signal?: AbortSignal) => call<SignInView>('GET', SIGN_IN, { signal }),
  continueSignIn: (body: { readonly code: string } | { readonly password: string }) =>
    call<SignInView>('PATCH', SIGN_IN, { body }),
  cancelSignIn: () => call<undefined>('DELETE', SIGN_IN),
  /** The channels that have an export, on a stage as at home. */
  listChannelExports: (signal?: AbortSignal) =>
    call<{ exports: readonly ChannelExport[] }>('GET', '/channel-exports', { signal }),
  removeChannelExport: (username: string) =>
    call<undefined>('DELETE', `/channel-exports/${encodeURIComponent(username)}`),
  listChannels: (signal?: AbortSignal) => call<HomeChannels>('GET', '/channels', { signal }),
  lookUpChannel: (username: string, signal?: AbortSignal) =>
    call<FoundChannel>('GET', `/channels/${encodeURIComponent(username)}`, { signal }),
  /** By their place in the export, the usernames of the channels that are wanted; empty where none is known. */
  chooseFromExport: (id: string, usernames: Readonly<Record<string, string>>) =>
    call<{ channels: AddedChannel[] }>('PUT', `/exports/${id}`, { body: usernames }),
  discardExport: (id: string) => call<undefined>('DELETE', `/exports/${id}`),
  listChats: (signal?: AbortSignal) =>
    call<{ items: readonly AccountChat[] }>('GET', CHATS, { signal }),
  listTopics: (group: string, signal?: AbortSignal) =>
    call<{ items: readonly AccountTopic[] }>('GET', `${CHATS}/${group}/topics`, { signal }),
  /** Joins a private channel or group by the link of its invitation. */
  joinChat: (link: string) => call<Omit<AccountChat, 'folders'>>('POST', CHATS, { body: { link } }),
  chooseChannelSource: (username: string, from: PostsFrom) =>
    call<undefined>('PUT', `/channels/${encodeURIComponent(username)}`, { body: { from } }),
});
