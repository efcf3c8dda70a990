create or replace function private.usual_steps(p_podcast_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    with recent as (
      select id from public.episodes where podcast_id = p_podcast_id order by created_at desc limit 50
    ),
    runs as (
      select episode_id, attempt from public.episode_events
      where episode_id in (select id from recent) and status = 'completed' and change is null
      order by id desc limit 20
    ),
    steps as (
      select e.status,
        lead(e.occurred_at) over (partition by e.episode_id, e.attempt order by e.id) - e.occurred_at as took
      from public.episode_events as e
      join runs as r on r.episode_id = e.episode_id and r.attempt = e.attempt
      where e.change is null
    ),
    medians as (
      select status, percentile_cont(0.5) within group (order by extract(epoch from took)) as seconds
      from steps where took is not null group by status
    )
    select jsonb_object_agg(status, round(seconds * 1000)) from medians
  );
end
$$;
comment on function private.usual_steps(uuid) is
  'How many milliseconds each status has usually taken: medians of the show''s last twenty completed runs; null without any.';
grant execute on function private.usual_steps(uuid) to service_role;

create or replace view public.episode_statuses with (security_invoker = true) as
select
  e.id, e.podcast_id, e.status, e.execution, e.attempt, e.title, e.outputs, e.metadata,
  e.progress_done, e.progress_total, e.audio_url, e.duration_ms,
  e.published_at, e.created_at, e.updated_at,
  (
    select jsonb_agg(jsonb_build_object('status', v.status, 'at', private.iso_utc(v.occurred_at)) order by v.id)
    from public.episode_events as v where v.episode_id = e.id and v.attempt = e.attempt and v.change is null
  ) as events,
  case when e.status in ('pending', 'content_collected', 'processing')
    then private.usual_steps(e.podcast_id)
  end as usual_steps,
  e.unpublished_since, e.window_from, e.window_until,
  e.trigger = 'import' as is_imported,
  e.visibility, case when e.republish_since <= now() then e.republish_since end as republish_since, e.language_code,
  e.review_until, e.config_snapshot #>> '{review,atDeadline}' as review_at_deadline,
  e.picture_key, private.telegram_post_of(e) as telegram_post
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

create or replace function public.list_episodes(
  p_limit integer,
  p_podcast_id uuid default null,
  p_status text default null,
  p_before_at timestamptz default null,
  p_before_id uuid default null,
  p_error text default null,
  p_within uuid[] default null
) returns setof public.episode_statuses
language sql stable security definer set search_path = ''
as $$
  select * from public.episode_statuses
  where (p_podcast_id is null or podcast_id = p_podcast_id)
    and (p_within is null or podcast_id = any (p_within))
    and (p_status is null or status = p_status)
    and (p_error is null or (status = 'failed' and metadata -> 'error' ->> 'name' = p_error))
    and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text, uuid[]) is
  'Episodes, newest first, with p_error those alone that failed with it, with p_within those of these shows; p_before_at and p_before_id are created_at and id of the last one of the page before.';
grant execute on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text, uuid[]) to service_role;

create or replace function public.unsettled_episodes(
  p_limit integer,
  p_execution text default null,
  p_after_at timestamptz default null,
  p_after_id uuid default null
) returns table (id uuid, execution text, status text, last_transition_at timestamptz, idle_seconds integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if (p_after_at is null) <> (p_after_id is null) then
    raise sqlstate 'PT470' using
      message = 'p_after_at and p_after_id are the last row of the page before: give both or neither.',
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.execution, e.status, e.last_transition_at,
      greatest(extract(epoch from now() - e.last_transition_at), 0)::integer
    from public.episodes as e
    where e.status in ('pending', 'content_collected', 'processing')
      and (p_execution is null or e.execution = p_execution)
      and (p_after_at is null or (e.last_transition_at, e.id) > (p_after_at, p_after_id))
    order by e.last_transition_at, e.id
    limit p_limit;
end
$$;
comment on function public.unsettled_episodes(integer, text, timestamptz, uuid) is
  'The live episodes, or that of one execution, beginning with the one whose last transition is longest ago. Whether their executions live, only the engine knows.';
grant execute on function public.unsettled_episodes(integer, text, timestamptz, uuid) to service_role;
