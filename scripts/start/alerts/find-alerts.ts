import { z } from 'zod';
import type { Alert } from '../../../local/alerts/index.ts';
import type { Stack } from '../../../local/stack/index.ts';
import type { EpisodeStatusView } from '../../../src/api/episode-status/schema.ts';
import { EpisodeListSchema } from '../../../src/api/list-episodes/route.ts';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;
/** As long as the schedule may need to make up for slots that a sleeping machine missed. */
const PATIENCE_MS = 30 * MINUTE_MS;
const TIMEOUT_MS = 30_000;
const MOST = 50;

/** What is asked: rows of the database, and the API. */
type Asked = Pick<Stack, 'api' | 'supabase'>;

// What somebody did on purpose, or what the episode that lives is told of.
const UNTOLD: readonly string[] = ['Cancelled', 'EpisodeAlreadyLive'];
const REVOKED = 'SessionRevoked';

const failedEpisodes = async ({ api }: Asked, now: number): Promise<EpisodeStatusView[]> => {
  const answer = await fetch(`${api.url}/api/v1/episodes?status=failed&limit=${MOST}`, {
    headers: { 'x-api-key': api.internalApiKey },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`the API answers ${answer.status}.`);
  const { episodes } = EpisodeListSchema.parse(await answer.json());
  return episodes.filter(
    ({ updatedAt, error }) =>
      now - Date.parse(updatedAt) < DAY_MS && !UNTOLD.includes(error?.name ?? ''),
  );
};

const OVERDUE = `
select o.podcast_id, o.slot::text, p.title
from public.overdue_podcasts(100) o join public.podcasts p on p.id = o.podcast_id
where o.status is null`;

const TITLES = 'select id, title from public.podcasts where id = any($1::uuid[])';

const SPENT = `
select coalesce(sum((item ->> 'usd')::numeric), 0)::text as usd, to_char(now(), 'YYYY-MM') as month
from public.episode_costs c, jsonb_array_elements(c.items) item
where c.recorded_at >= date_trunc('month', now())`;

/** Episodes whose messages in Telegram are not as they are, where nothing mends that by itself within the hour. */
const UNPOSTED = `
select e.id, e.attempt, p.title, w ->> 'name' as name, w ->> 'message' as message
from public.episodes e
join public.podcasts p on p.id = e.podcast_id,
  jsonb_array_elements(e.metadata -> 'warnings') w
where greatest(e.last_transition_at, e.visibility_changed_at) > now() - interval '1 day'
  and w ->> 'state' = 'PostToTelegram' and w ->> 'execution' = e.execution and w ->> 'name' <> 'PostDelayed'
order by e.id`;

/** The caps of the month that are used up, or nearly. */
const FULL_CAPS = `
select c.podcast_id as id, c.month::text, c.cap_usd::text, c.spent_usd::text, c.state, p.title
from public.monthly_caps($1::numeric) c left join public.podcasts p on p.id = c.podcast_id
where c.state <> 'within'`;

interface FullCap {
  readonly id: string | null;
  readonly month: string;
  readonly cap_usd: string;
  readonly spent_usd: string;
  readonly state: 'nearly_spent' | 'spent';
  readonly title: string | null;
}

/** Scripts that wait for a person. */
const UNREVIEWED = `
select e.id, e.attempt, p.title, e.title as episode, to_char(e.review_until at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as until,
  e.config_snapshot #>> '{review,atDeadline}' as at_deadline
from public.episodes e join public.podcasts p on p.id = e.podcast_id
where e.status = 'awaiting_review'
order by e.review_until, e.id`;

interface Unreviewed {
  readonly id: string;
  readonly attempt: number;
  readonly title: string;
  readonly episode: string | null;
  readonly until: string;
  readonly at_deadline: string;
}

interface Unposted {
  readonly id: string;
  readonly attempt: number;
  readonly title: string;
  readonly name: string;
  readonly message: string;
}

const SpentSchema = z.object({ usd: z.coerce.number(), month: z.string() });

/** In US dollars a month. */
interface Limits {
  readonly budgetUsd?: number | undefined;
  /** Beyond which episodes wait. */
  readonly monthlyCapUsd?: number | undefined;
}

/** What the person at home should know of a stack now: what AWS alarms tell of a stage. */
export const findAlerts = async (
  stack: Asked,
  { budgetUsd, monthlyCapUsd }: Limits,
  now: number,
): Promise<Alert[]> => {
  const { supabase } = stack;
  const link = (route: string): string => `${stack.api.url}/#${route}`;
  const failed = await failedEpisodes(stack, now);
  const shows =
    failed.length === 0
      ? []
      : await supabase.query<{ id: string; title: string }>(TITLES, [
          failed.map(({ podcastId }) => podcastId),
        ]);
  const titles = new Map(shows.map(({ id, title }) => [id, title]));
  const revoked = failed.find(({ error }) => error?.name === REVOKED);
  const overdue = await supabase.query<{ podcast_id: string; slot: string; title: string }>(
    OVERDUE,
  );
  const unposted = await supabase.query<Unposted>(UNPOSTED);
  const unreviewed = await supabase.query<Unreviewed>(UNREVIEWED);
  const fullCaps = await supabase.query<FullCap>(FULL_CAPS, [monthlyCapUsd ?? null]);
  const spent =
    budgetUsd === undefined ? undefined : SpentSchema.parse((await supabase.query(SPENT))[0]);
  return [
    ...(revoked
      ? [
          {
            key: 'session-revoked',
            title: 'Telegram has ended the session',
            text: `No show can be collected any more. Sign in anew, then retry. ${revoked.error?.message ?? ''}`,
            link: link(`/episodes/${revoked.episodeId}`),
            afterMs: 0,
          },
        ]
      : []),
    ...failed
      .filter(({ error }) => error?.name !== REVOKED)
      .map(({ episodeId, podcastId, attempt, error }) => ({
        key: `failed:${episodeId}:${attempt}`,
        title: `An episode of ${titles.get(podcastId) ?? 'a show'} failed`,
        text: error?.message ?? 'Nothing is known of the reason.',
        link: link(`/episodes/${episodeId}`),
        afterMs: 0,
      })),
    ...overdue.map(({ podcast_id: id, slot, title }) => ({
      key: `overdue:${id}:${slot}`,
      title: `${title} has gone silent`,
      text: `Its episode of ${slot} has not been begun. npx stepcast run schedule starts what is due; npx stepcast doctor looks for the reason.`,
      link: link(`/shows/${id}`),
      afterMs: PATIENCE_MS,
    })),
    ...unposted.map(({ id, attempt, title, name, message }) => ({
      key: `unposted:${id}:${attempt}:${name}`,
      title: `An episode of ${title} isn't posted in Telegram as it is`,
      text: message,
      link: link(`/episodes/${id}`),
      afterMs: 0,
    })),
    ...unreviewed.map(({ id, attempt, title, episode, until, at_deadline }) => ({
      key: `review:${id}:${attempt}`,
      title: `A script of ${title} awaits a review`,
      text: `${episode ?? 'It has no title'}. Unless somebody decides before ${until} UTC, it is ${at_deadline === 'publish' ? 'spoken as it is' : 'discarded'}. npx stepcast review show ${id} tells it.`,
      link: link(`/episodes/${id}/script`),
      afterMs: 0,
    })),
    ...fullCaps.map(({ id, month, cap_usd: cap, spent_usd: usd, state, title }) => ({
      key: `cap:${id ?? 'all'}:${month}:${state}`,
      title: `The cap of ${title ?? 'all shows'} is ${state === 'spent' ? 'used up' : 'nearly used up'}`,
      text: `Episodes of ${month.slice(0, 7)} cost $${Number(usd).toFixed(2)} of $${Number(cap).toFixed(2)} at list prices. ${
        state === 'spent'
          ? 'Nothing that is paid for is begun: episodes wait, and fail after eight hours.'
          : 'When it is used up, episodes wait.'
      } ${
        id === null
          ? 'To raise it, set MONTHLY_CAP_USD and start the stack again.'
          : 'To raise it: npx stepcast shows edit SHOW --monthly-cap USD'
      }`,
      link: link(id === null ? '/operations' : `/shows/${id}`),
      afterMs: 0,
    })),
    ...(spent && budgetUsd !== undefined && spent.usd >= budgetUsd
      ? [
          {
            key: `budget:${spent.month}`,
            title: 'The budget of the month is used up',
            text: `Episodes of ${spent.month} cost $${spent.usd.toFixed(2)} at list prices; the budget is $${budgetUsd.toFixed(2)}. Pause a show, or make it rarer or shorter: npx stepcast shows edit SHOW --pause`,
            link: link('/'),
            afterMs: 0,
          },
        ]
      : []),
  ];
};
