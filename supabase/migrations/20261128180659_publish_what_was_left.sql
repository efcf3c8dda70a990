create or replace view public.episode_statuses with (security_invoker = true) as
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
  end as usual_steps,
  e.unpublished_since
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if new.status <> 'pending' or new.attempt <> 1 then
      raise sqlstate 'PT479' using
        message = format('Episode %s must open as pending, attempt 1; not as %s, attempt %s.', new.id, new.status, new.attempt),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    return new;
  end if;

  v_new_attempt := new.attempt = old.attempt + 1 and new.execution <> old.execution;
  if (new.attempt, new.execution) is distinct from (old.attempt, old.execution) and not v_new_attempt then
    raise sqlstate 'PT479' using
      message = format('Episode %s can go on to attempt %s alone, under an execution of its own.', old.id, old.attempt + 1),
      detail = 'IllegalTransition';
  end if;
  if (new.id, new.podcast_id, new.config_snapshot, new.window_from, new.window_until)
      is distinct from (old.id, old.podcast_id, old.config_snapshot, old.window_from, old.window_until) then
    raise sqlstate 'PT480' using
      message = format('Episode %s keeps its id, show, config and window for good.', old.id),
      detail = 'ImmutableColumn';
  end if;
  if new.status <> old.status or v_new_attempt then
    if not private.is_legal_transition(old.status, new.status, v_new_attempt) then
      raise sqlstate 'PT479' using
        message = format('Episode %s can''t go from %s to %s.', old.id, old.status, new.status),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.unpublished_since := case when new.status = 'completed' then now() end;
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

create or replace function private.release_episode(p_episode public.episodes) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  update public.episodes set
    -- The feed that was put a moment ago says so; a pubDate that moves shows the episode as new again.
    published_at = coalesce(published_at, last_transition_at),
    unpublished_since = null,
    metadata = metadata - 'publishError'
  where id = p_episode.id
  returning * into v_episode;

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms, excluded.outputs);

  -- Listeners can have it from now on, so its completion is told now.
  if p_episode.unpublished_since is not null then
    perform private.tell_webhooks(v) from public.episode_events as v
    where v.episode_id = p_episode.id and v.attempt = p_episode.attempt and v.status = 'completed';
  end if;
  return v_episode;
end
$$;
comment on function private.release_episode(public.episodes) is
  'Makes an episode public as it is now and tells of its completion; the first date of publication stays.';

create or replace function public.mark_episode_published(p_episode_id uuid, p_execution text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  -- What was completed before this episode was in the feed that has just been put.
  perform private.release_episode(e) from public.episodes as e
  where e.podcast_id = v_episode.podcast_id and e.id <> v_episode.id and e.status = 'completed'
    and e.unpublished_since is not null and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$$;
comment on function public.mark_episode_published(uuid, text) is
  'Makes a completed episode public as it is now, and with it those completed before it that are in no feed yet. The first date of publication stays.';
grant execute on function public.mark_episode_published(uuid, text) to service_role;

create or replace function public.unpublished_episodes(p_limit integer, p_execution text default null)
returns table (id uuid, podcast_id uuid, execution text, unpublished_since timestamptz)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, e.unpublished_since
    from public.episodes as e
    where e.unpublished_since is not null
      and (p_execution is null or e.execution = p_execution)
    order by e.unpublished_since, e.id
    limit p_limit;
end
$$;
comment on function public.unpublished_episodes(integer, text) is
  'The completed episodes that are in no feed yet, or that of one execution, beginning with the one that has waited longest. Whether their executions are still about to publish them, only the engine knows.';
grant execute on function public.unpublished_episodes(integer, text) to service_role;

create or replace function public.overdue_podcasts(p_limit integer)
returns table (podcast_id uuid, slot date, episode_id uuid, status text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- An execution ends within eight hours.
  c_grace constant interval := '9 hours';
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, latest.slot, episode.id, e.status
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    -- The last slot that has had its time.
    cross join lateral (select private.latest_slot(c, now() - c_grace) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    left join public.episodes as e on e.id = episode.id
    where latest.slot is not null and e.status is distinct from 'completed' and e.status is distinct from 'skipped'
    order by c.podcast_id
    limit p_limit;
end
$$;
comment on function public.overdue_podcasts(integer) is
  'The shows without a completed or skipped episode nine hours after their slot; status is null where it has no episode at all. A paused show owes none.';
grant execute on function public.overdue_podcasts(integer) to service_role;

create or replace function private.tell_webhooks(p_event public.episode_events) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (event_id, endpoint_id, payload)
  select p_event.id, w.id, private.webhook_payload(p_event)
  from public.webhook_endpoints as w
  where w.disabled_at is null
    and 'episode.' || p_event.status = any (w.events)
    and (w.podcast_id is null
      or w.podcast_id = (select podcast_id from public.episodes where id = p_event.episode_id))
  -- An endpoint that is being deleted is passed over; without the lock it would stop the transition.
  for key share of w;
end
$$;
comment on function private.tell_webhooks(public.episode_events) is
  'Queues the message of an event for each endpoint that is told of its type.';

create or replace function private.queue_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- A completion is told when listeners can have the episode: by its release.
  if new.status <> 'completed' then
    perform private.tell_webhooks(new);
  end if;
  return null;
end
$$;
