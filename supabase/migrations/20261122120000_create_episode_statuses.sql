create index episodes_newest_idx on public.episodes (created_at desc, id desc);

create function private.usual_steps(p_podcast_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
  with recent as (
    select id from public.episodes where podcast_id = p_podcast_id order by created_at desc limit 50
  ),
  runs as (
    select episode_id, attempt from public.episode_events
    where episode_id in (select id from recent) and status = 'completed'
    order by id desc limit 20
  ),
  steps as (
    select e.status,
      lead(e.occurred_at) over (partition by e.episode_id, e.attempt order by e.id) - e.occurred_at as took
    from public.episode_events as e
    join runs as r on r.episode_id = e.episode_id and r.attempt = e.attempt
  ),
  medians as (
    select status, percentile_cont(0.5) within group (order by extract(epoch from took)) as seconds
    from steps where took is not null group by status
  )
  select jsonb_object_agg(status, round(seconds * 1000)) from medians
$$;
comment on function private.usual_steps(uuid) is
  'How many milliseconds each status has usually taken: medians of the show''s last twenty completed runs; null without any.';
grant execute on function private.usual_steps(uuid), private.iso_utc(timestamptz) to service_role;

create view public.episode_statuses with (security_invoker = true) as
select
  e.id, e.podcast_id, e.status, e.execution, e.attempt, e.title, e.outputs, e.metadata,
  e.progress_done, e.progress_total, e.audio_url, e.duration_ms,
  e.published_at, e.created_at, e.updated_at,
  (
    select jsonb_agg(jsonb_build_object('status', v.status, 'at', private.iso_utc(v.occurred_at)) order by v.id)
    from public.episode_events as v where v.episode_id = e.id and v.attempt = e.attempt
  ) as events,
  case when e.status in ('pending', 'content_collected', 'processing')
    then private.usual_steps(e.podcast_id)
  end as usual_steps
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';

revoke all on public.episode_statuses from public, anon, authenticated;
grant select on public.episode_statuses to service_role;

create function public.list_episodes(
  p_limit integer,
  p_podcast_id uuid default null,
  p_status text default null,
  p_before_at timestamptz default null,
  p_before_id uuid default null
) returns setof public.episode_statuses
language sql stable security definer set search_path = ''
as $$
  select * from public.episode_statuses
  where (p_podcast_id is null or podcast_id = p_podcast_id)
    and (p_status is null or status = p_status)
    and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_episodes(integer, uuid, text, timestamptz, uuid) is
  'Episodes, newest first; p_before_at and p_before_id are created_at and id of the last one of the page before.';

revoke execute on function public.list_episodes(integer, uuid, text, timestamptz, uuid)
  from public, anon, authenticated;
grant execute on function public.list_episodes(integer, uuid, text, timestamptz, uuid) to service_role;
