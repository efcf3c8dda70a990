import { XMLParser } from 'fast-xml-parser';
import { feedKey, publicPrefixes } from '../../src/episode/storage-keys.ts';
import { findPostViolations } from './post-violations.ts';
import { findQueueViolations } from './queue-invariants.ts';
import type { SpeechCall, World } from './world.ts';

interface EpisodeRow {
  readonly id: string;
  readonly podcast_id: string;
  readonly status: string;
  readonly execution: string;
  readonly attempt: number;
  readonly published_at: Date | null;
  readonly visibility: 'public' | 'hidden' | 'withdrawn';
  readonly republish_since: Date | null;
  readonly outputs: {
    readonly audio?: { readonly key: string; readonly versionId: string; readonly etag: string };
  };
  readonly metadata: { readonly error?: { readonly name: string } };
  readonly window_from: Date;
  readonly window_until: Date;
}
interface EventRow {
  readonly id: string;
  readonly episode_id: string;
  readonly status: string;
  readonly change: string | null;
}

const TERMINAL = new Set(['completed', 'skipped', 'failed']);
/** Which status may follow which; a new attempt leaves an end for `pending`. */
const LEGAL: Readonly<Record<string, readonly string[]>> = {
  '': ['pending'],
  pending: ['content_collected', 'skipped', 'failed', 'processing'],
  content_collected: ['processing', 'skipped', 'failed'],
  processing: ['completed', 'failed'],
  completed: ['pending'],
  skipped: ['pending'],
  failed: ['pending'],
};
/** A dead function leaves so many calls under way: those of one run. */
const CALLS_AT_ONCE = 4;
const UNPAID_AFTER_MS = 10_000;
const parser = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' });

const itemsOf = (xml: string | undefined): string[] => {
  if (xml === undefined) return [];
  const { item = [] } = parser.parse(xml).rss.channel as {
    item?: { guid: string | { '#text': string } }[];
  };
  return item.map(({ guid }) => (typeof guid === 'string' ? guid : guid['#text']));
};

/** Everything that must hold once the world has settled, by what was found against it. */
export const findViolations = async (
  world: World,
  podcastIds: readonly string[],
): Promise<string[]> => {
  const { database, bucket, engine, queue, calls, cancelled, received, losses } = world;
  const violations: string[] = [];
  const claim = (holds: boolean, what: string) => void (holds || violations.push(what));

  for (const { alias } of engine.running()) claim(false, `${alias} still runs`);
  const episodes = await database.query<EpisodeRow>(
    'select * from public.episodes where podcast_id = any($1) order by window_from, id',
    [podcastIds],
  );
  const events = await database.query<EventRow>(
    'select e.id::text, e.episode_id, e.status, e.change from public.episode_events e join public.episodes p on p.id = e.episode_id where p.podcast_id = any($1) order by e.id',
    [podcastIds],
  );
  const releases = await database.query<{
    episode_id: string;
    count: number;
    is_public: boolean;
  }>(
    'select r.episode_id, count(*)::int, bool_and(r.is_public) as is_public from public.episode_releases r join public.episodes p on p.id = r.episode_id where p.podcast_id = any($1) group by 1',
    [podcastIds],
  );
  const ids = episodes.map(({ id }) => id);
  violations.push(...findQueueViolations(queue.messages, ids));
  const endpoints = await database.query<{ podcast_id: string }>(
    'select podcast_id from public.webhook_endpoints',
  );
  const isFollowed = (episodeId: string) => {
    const podcastId = episodes.find(({ id }) => id === episodeId)?.podcast_id;
    return endpoints.some((row) => row.podcast_id === podcastId);
  };
  const feeds = new Map(
    podcastIds.map((podcastId) => [podcastId, itemsOf(bucket.text(feedKey(podcastId)))]),
  );
  const isInFeed = ({ id, podcast_id }: EpisodeRow) =>
    (feeds.get(podcast_id) ?? []).some((guid) => guid.includes(id));
  const leases = await database.query<{ execution: string }>(
    'select execution from public.telegram_sessions where leased_until > now()',
  );
  for (const { execution } of leases) claim(false, `${execution} still has the Telegram session`);

  for (const episode of episodes) {
    const { id, status, outputs, podcast_id: podcastId } = episode;
    const nth = `episode ${episodes.indexOf(episode) + 1} (${status}, attempt ${episode.attempt})`;
    claim(TERMINAL.has(status), `${nth} has not ended`);
    const path = events.filter((event) => event.episode_id === id && event.change === null);
    path.forEach(({ status: to }, at) => {
      const from = path[at - 1]?.status ?? '';
      claim((LEGAL[from] ?? []).includes(to), `${nth} went from ${from || 'nothing'} to ${to}`);
    });
    claim(episode.republish_since === null, `${nth} is not yet as somebody wants it`);
    if (episode.visibility !== 'public') {
      const left = publicPrefixes({ podcastId, episodeId: id }).flatMap(bucket.publicKeys);
      claim(left.length === 0, `${nth} is ${episode.visibility}, and ${left[0]} is still there`);
      claim(!isInFeed(episode), `${nth} is ${episode.visibility} and in the feed`);
      claim(
        !releases.some((row) => row.episode_id === id && row.is_public),
        `${nth} is ${episode.visibility} and public`,
      );
      continue;
    }
    if (status !== 'completed') continue;
    claim(episode.published_at !== null, `${nth} is completed and not published`);
    claim(isInFeed(episode), `${nth} is completed and not in the feed`);
    claim(
      releases.some((row) => row.episode_id === id && row.count === 1 && row.is_public),
      `${nth} has not one release`,
    );
    const audio = outputs.audio;
    const stored = audio && bucket.head(audio.key, audio.versionId);
    const isThere = audio && bucket.publicKeys(audio.key).length === 1;
    if (losses.objects === 0) claim(isThere === true, `${nth} has audio that nobody can fetch`);
    if (losses.objects === 0)
      claim(stored?.etag === audio?.etag, `${nth} has no audio of its ETag`);
  }

  // A window that was told is told once, and the next begins where it ends. What somebody has made
  // again keeps its window, although a later episode may have told it meanwhile (decision 021).
  for (const podcastId of podcastIds) {
    const own = episodes.filter((row) => row.podcast_id === podcastId);
    if (own.some(({ attempt }) => attempt > 1)) continue;
    const told = own.filter(({ status }) => status !== 'failed');
    told.slice(1).forEach((row, at) => {
      const end = told[at]?.window_until.getTime();
      const start = row.window_from.getTime();
      claim(
        start === end,
        `the windows of a show ${start > (end ?? 0) ? 'leave a gap' : 'overlap'}`,
      );
    });
  }

  const wasHidden = (episodeId: string) =>
    events.some(({ episode_id, change }) => episode_id === episodeId && change !== null);
  for (const { id, episode_id: episodeId, status, change } of events) {
    const to = change ?? status;
    const told = received.filter((message) => message.id.startsWith(`${id}-`));
    const which = `${to} of episode ${episodes.findIndex((row) => row.id === episodeId) + 1}`;
    // A completion that a new attempt overtakes before it is published is no news (decision 082).
    const isOvertaken =
      to === 'completed' &&
      events.some(
        (later) =>
          later.episode_id === episodeId &&
          later.status === 'pending' &&
          Number(later.id) > Number(id),
      );
    claim(told.length > 0 || isOvertaken || !isFollowed(episodeId), `nobody was told of ${which}`);
    claim(new Set(told.map((message) => message.id)).size <= 1, `${which} was told under two ids`);
    if (to === 'completed') {
      claim(
        told.every(({ inFeed }) => inFeed) || wasHidden(episodeId),
        `${which} was told before listeners could have it`,
      );
    }
  }

  const paid = calls.filter(({ isPaid, isBad, isLost }) => isPaid && !isBad && !isLost);
  const distinct = new Set(paid.map(({ what }) => what)).size;
  // What a cancelled attempt begins before it is told, the next one may begin as well.
  const ofCancelled = cancelled.flatMap(({ name, at }) =>
    calls.filter((call) => call.execution === name && call.at >= at).map((call) => ({ call, at })),
  );
  const untold = ofCancelled.filter(({ call }) => call.isPaid).length;
  const allowed = distinct * (1 + losses.twice) + losses.crashes * CALLS_AT_ONCE + untold;
  claim(
    paid.length <= allowed + losses.unstored,
    `${paid.length} calls were paid for ${distinct} segments, ${losses.crashes} crashes, ${untold} begun after a cancelling and ${losses.unstored} that storage refused`,
  );
  const late = ofCancelled.filter(({ call, at }) => call.at > at + UNPAID_AFTER_MS).length;
  claim(late === 0, `${late} calls were begun later than 10 s after their attempt was cancelled`);

  const costs = await database.query<{ episode_id: string; characters: number }>(
    `select c.episode_id, sum((item->>'quantity')::int)::int as characters
     from public.episode_costs c join public.episodes p on p.id = c.episode_id, jsonb_array_elements(c.items) as item
     where p.podcast_id = any($1) and item->>'unit' = 'characters' group by 1`,
    [podcastIds],
  );
  for (const { id } of episodes) {
    const own = calls.filter(({ episodeId }) => episodeId === id);
    const charged = sumOf(own.filter(({ isPaid }) => isPaid));
    const answered = sumOf(own.filter(({ isAnswered }) => isAnswered));
    const recorded = costs.find((row) => row.episode_id === id)?.characters ?? 0;
    const which = `episode ${episodes.findIndex((row) => row.id === id) + 1}`;
    claim(
      recorded <= charged,
      `${which} has costs of ${recorded} characters, and ${charged} were paid`,
    );
    claim(
      recorded >= answered || losses.crashes + losses.unrecorded > 0,
      `${which} has costs of ${recorded} of the ${answered} characters that were answered`,
    );
  }

  // Nothing in a schedule is bad for longer than a provider's spell.
  for (const { status, metadata } of episodes) {
    claim(
      !(status === 'failed' && metadata.error?.name === 'SegmentRejected'),
      'an episode failed of sound that was unusable for half a minute',
    );
  }
  const due = await database.query<{ podcast_id: string }>(
    'select podcast_id from public.due_podcasts(100, null)',
  );
  claim(due.length === 0, `${due.length} slots of the schedule were lost`);
  return [...violations, ...(await findPostViolations(world, episodes))];
};

const sumOf = (calls: readonly SpeechCall[]): number =>
  calls.reduce((sum, { characters }) => sum + characters, 0);
