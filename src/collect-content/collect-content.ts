import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import type { ConfigSnapshot } from '../episode/config-snapshot.ts';
import { type Content, ContentSchema } from '../episode/content.ts';
import { outputKey } from '../episode/storage-keys.ts';
import type { TaskContext } from '../runtime/task-handler.ts';
import { channelUsernames } from './channel-usernames.ts';
import type { CollectContentDeps, TelegramAccount } from './deps.ts';
import { ExportChannelSource } from './export/export-channel-source.ts';
import { type Gathered, gatherPosts } from './gather-posts.ts';
import { openAtOnce } from './open-at-once.ts';
import { type ChosenChannel, openChannel } from './open-channel.ts';
import { ofSession } from './session/of-session.ts';
import type { CollectContentInput, CollectContentOutput } from './task.ts';
import { FloodWait, NoTelegramAccount, TelegramUnavailable } from './telegram-errors.ts';
import { hearVoices } from './voice/hear-voices.ts';

/** Kept back for disconnecting, storing and answering; a page that is begun must also be able to end. */
export const RESERVE_MS = 20_000;

/** Kept back for turning voice messages into text, once they are fetched. */
const VOICE_RESERVE_MS = 90_000;

type Context = Pick<TaskContext, 'logger' | 'remainingMs'>;

/** A show's channels, and those of them that are read from their exports. */
interface Channels {
  readonly usernames: readonly string[];
  readonly exported: ReadonlySet<string>;
  readonly exports: ExportChannelSource;
}

/** A show may have a hundred channels, and each asks the bucket once. */
const MANIFESTS_AT_ONCE = 8;

const findChannels = async (
  { exports: stored }: Pick<CollectContentDeps, 'exports'>,
  config: ConfigSnapshot,
): Promise<Channels> => {
  const usernames = channelUsernames(config.telegramChannels);
  const exports = new ExportChannelSource(stored);
  const limit = pLimit(MANIFESTS_AT_ONCE);
  const isExported = await Promise.all(usernames.map((name) => limit(() => exports.has(name))));
  return { usernames, exported: new Set(usernames.filter((_, i) => isExported[i])), exports };
};

/** Exports need no session: a show that has nothing else waits for nobody. */
const findAccount = (
  deps: Pick<CollectContentDeps, 'accountOf'>,
  podcastId: string,
  config: ConfigSnapshot,
  { usernames, exported }: Channels,
): TelegramAccount | undefined => {
  const unread = usernames.filter((username) => !exported.has(username));
  if (unread.length === 0) return undefined;
  if (deps.accountOf === undefined) throw new NoTelegramAccount(unread);
  return deps.accountOf(podcastId, config);
};

const gather = async (
  deps: CollectContentDeps,
  { window }: CollectContentInput,
  {
    config,
    channels,
    account,
  }: {
    readonly config: ConfigSnapshot;
    readonly channels: Channels;
    /** Undefined where all channels are read from exports. */
    readonly account: TelegramAccount | undefined;
  },
  { remainingMs }: Context,
): Promise<Gathered> => {
  const { directory } = deps;
  const { usernames, exported, exports } = channels;
  const telegram = await account?.connect();
  try {
    const checkTime = (): void => {
      if (remainingMs() >= RESERVE_MS) return;
      throw new TelegramUnavailable(
        'Telegram is too slow to read the window in the time the function has. Try again, or narrow the window.',
      );
    };
    const chosen = usernames.map((username): ChosenChannel => {
      if (!account || !telegram || exported.has(username)) {
        return { username, source: exports, open: () => openAtOnce(exports, username) };
      }
      const open = () => openChannel(telegram, directory, account.session, username);
      return { username, source: telegram, open };
    });
    return await gatherPosts({
      ...{ channels: chosen, window, config, checkTime },
      hasTimeForVoice: deps.transcriber && (() => remainingMs() >= VOICE_RESERVE_MS),
    });
  } finally {
    await telegram?.disconnect();
  }
};

/**
 * Runs `work` while holding the session. The holder is this very run, not its execution: a run that
 * the state machine has given up may still be connected when the next one starts.
 */
const withSession = async <T>(
  deps: CollectContentDeps,
  { account, execution }: { readonly account: TelegramAccount; readonly execution: string },
  { logger, remainingMs }: Context,
  work: () => Promise<T>,
): Promise<T | { outcome: 'session_busy'; waitSeconds: number }> => {
  const holder = `${execution}:${deps.newId()}`;
  const seconds = Math.max(1, Math.ceil(remainingMs() / 1000));
  const lease = await deps.lease.acquire(account.session, holder, seconds);
  if (!lease.acquired) return { outcome: 'session_busy', waitSeconds: lease.waitSeconds };
  if (account.name) logger.info('Telegram is read', { telegramSession: account.name });
  try {
    return await work();
  } catch (error) {
    throw account.name ? ofSession(error, account.name) : error;
  } finally {
    // A lease that cannot be given back ends by itself; the collected posts are not worth less for it.
    await deps.lease.release(account.session, holder).catch((error: unknown) => {
      logger.warn('The session lease was not released', { error });
    });
  }
};

const store = async (
  deps: CollectContentDeps,
  { podcastId, episodeId, window }: CollectContentInput,
  { channels, results }: Gathered,
): Promise<CollectContentOutput> => {
  const sum = (of: 'found' | 'kept' | 'filtered') =>
    channels.reduce((total, channel) => total + channel[of], 0);
  const messages = sum('kept');
  if (messages === 0) return { outcome: 'empty', found: sum('found'), filtered: sum('filtered') };
  const content: Content = {
    version: '1.1',
    podcastId,
    episodeId,
    window,
    channels,
    results,
    totalMessages: messages,
    collectedAt: deps.now().toISOString(),
  };
  const body = JSON.stringify(ContentSchema.parse(content));
  const sha256 = createHash('sha256').update(body).digest('hex');
  const key = outputKey({ podcastId, episodeId }, 'content', sha256);
  const object = await deps.objects.put(key, body, { contentType: 'application/json' });
  return { outcome: 'collected', object, messages };
};

/** Why the state machine is told to wait, for people. */
const WAITS = {
  flood_wait: 'Telegram asks for a pause: it was asked for much in a short time.',
  session_busy: 'Another episode is being collected: one at a time reads Telegram by this session.',
} as const;

const collect = async (
  deps: CollectContentDeps,
  input: CollectContentInput,
  context: Context,
): Promise<CollectContentOutput> => {
  const { config } = await deps.episodes.read(input.episodeId);
  const channels = await findChannels(deps, config);
  try {
    const account = findAccount(deps, input.podcastId, config, channels);
    const read = () => gather(deps, input, { config, channels, account }, context);
    const gathered = account
      ? await withSession(deps, { account, execution: input.execution }, context, read)
      : await read();
    if ('outcome' in gathered) return gathered;
    const { logger, remainingMs } = context;
    const timeLeftMs = () => remainingMs() - RESERVE_MS;
    const heard = await hearVoices(deps, input, gathered, { config, logger, timeLeftMs });
    return await store(deps, input, heard);
  } catch (error) {
    if (!(error instanceof FloodWait)) throw error;
    return { outcome: 'flood_wait', waitSeconds: Math.max(1, error.waitSeconds) };
  }
};

/**
 * Collects the posts of the window into `content/{sha256}.json`. A run that is repeated reads the
 * channels anew and writes an object of its own, since `collectedAt` is part of what is hashed: the
 * row points to the one that the state machine verified, and the other is never read. A wait that it
 * answers is noted on the episode.
 * @throws BudgetSpent, UnknownChannel, PrivateChannel, SessionRevoked, InvalidSession, TelegramRefused, TelegramUnavailable, UnknownTelegramSession, NoTelegramAccount
 */
export const collectContent = async (
  deps: CollectContentDeps,
  input: CollectContentInput,
  context: Context,
): Promise<CollectContentOutput> => {
  const collected = await collect(deps, input, context);
  if ('waitSeconds' in collected) {
    const { outcome, waitSeconds } = collected;
    // The database notes a day at most; the state machine gives up long before that.
    const wait = { reason: WAITS[outcome], seconds: Math.min(waitSeconds, 86_400) };
    // Failing now would have Telegram asked again before the wait is over.
    await deps.episodes.noteWait(input, wait).catch((error: unknown) => {
      context.logger.warn('The wait was not noted', { error });
    });
  }
  return collected;
};
