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
  e.unpublished_since, e.window_from, e.window_until,
  e.trigger = 'import' as is_imported
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

create or replace function private.next_window_from(p_podcast_id uuid, p_frequency_days integer)
returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  v_told tstzmultirange;
  v_last_default timestamptz;
  v_first_tried timestamptz;
begin
  -- A skipped window counts as told: it held nothing to tell.
  select range_agg(tstzrange(window_from, window_until)),
         max(window_until) filter (where window_is_default)
    into v_told, v_last_default
    from public.episodes
    where podcast_id = p_podcast_id and trigger <> 'import'
      and (status in ('completed', 'skipped') or published_at is not null);

  if v_last_default is not null then
    -- A window that somebody asked for carries the series on where it touches it. Beyond a gap it
    -- doesn't count, else the posts of the gap would be lost.
    return (select upper(r) from unnest(v_told) as r where r @> (v_last_default - interval '1 microsecond'));
  elsif v_told is not null then
    return upper(v_told);
  end if;
  select min(window_from) into v_first_tried from public.episodes
    where podcast_id = p_podcast_id and window_is_default;
  return coalesce(v_first_tried, now() - make_interval(days => p_frequency_days));
end
$$;
comment on function private.next_window_from(uuid, integer) is
  'Where the next default window of a show starts: the end of what is told, so that nothing is lost or told twice. Before the first success: where the first try started; before the first try: one frequency ago.';

create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if new.trigger = 'import' and new.status = 'completed' and new.attempt = 1 then
      new.last_transition_at := now();
      new.unpublished_since := now();
      return new;
    end if;
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
  if v_new_attempt and old.trigger = 'import' then
    raise sqlstate 'PT479' using
      message = format('Episode %s was imported: there are no posts that it could be made again from.', old.id),
      detail = 'IllegalTransition';
  end if;
  if (new.id, new.podcast_id) is distinct from (old.id, old.podcast_id) or (
      not v_new_attempt and (new.config_snapshot, new.window_from, new.window_until)
        is distinct from (old.config_snapshot, old.window_from, old.window_until)) then
    raise sqlstate 'PT480' using
      message = format('Episode %s keeps its id and show for good, its config and window for an attempt.', old.id),
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

create or replace function public.import_show(
  p_podcast_id uuid, p_podcast jsonb, p_config jsonb, p_feed jsonb
) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := jsonb_populate_record(null::public.podcasts, p_podcast);
  v_is_new boolean;
begin
  v_podcast.id := p_podcast_id;
  v_podcast.created_at := now();
  v_podcast.updated_at := now();
  insert into public.podcasts values (v_podcast.*) on conflict (id) do nothing;
  v_is_new := found;
  if v_is_new and p_config is not null then
    perform private.save_config(p_podcast_id, p_config);
  end if;
  if p_feed is not null then
    insert into public.feed_identities (podcast_id, guid, first_url)
    values (p_podcast_id, (p_feed ->> 'guid')::uuid, p_feed ->> 'url')
    on conflict (podcast_id) do nothing;
  end if;
  return v_is_new;
end
$$;
comment on function public.import_show(uuid, jsonb, jsonb, jsonb) is
  'A show of another system under its own id, with its config where it has one; false, and nothing changed, where the id has a show already. p_feed: guid and url by which apps know its feed, where that has no identity yet.';
grant execute on function public.import_show(uuid, jsonb, jsonb, jsonb) to service_role;

create or replace function public.import_episode(
  p_episode_id uuid, p_podcast_id uuid, p_episode jsonb
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts;
  v_config public.podcast_configs;
  v_episode public.episodes;
  v_published_at timestamptz := date_trunc('milliseconds', (p_episode ->> 'publishedAt')::timestamptz);
begin
  -- The show's row is the lock: an episode that is imported twice at once comes once.
  select * into v_podcast from public.podcasts where id = p_podcast_id for no key update;
  if not found then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  select * into v_episode from public.episodes
    where id = p_episode_id or (podcast_id = p_podcast_id and guid = p_episode ->> 'guid')
    order by id <> p_episode_id limit 1;
  if found then
    if v_episode.podcast_id <> p_podcast_id then
      raise sqlstate 'PT481' using
        message = format('Episode %s is of another show, %s.', p_episode_id, v_episode.podcast_id),
        detail = 'OtherPodcast';
    end if;
    return v_episode;
  end if;
  if v_published_at is null or v_published_at > now() then
    raise sqlstate 'PT470' using
      message = 'An imported episode has a date of publication that is past.', detail = 'InvalidArgument';
  end if;

  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  insert into public.episodes (
    id, podcast_id, status, execution, trigger, title, description, language_code, audio_url, duration_ms,
    -- What it was told from nobody knows; a period that touches no other stands for it.
    window_from, window_until, config_snapshot, outputs, published_at, guid
  ) values (
    p_episode_id, p_podcast_id, 'completed', p_episode_id::text, 'import',
    p_episode ->> 'title', p_episode ->> 'description', p_episode ->> 'languageCode',
    p_episode ->> 'audioUrl', (p_episode ->> 'durationMs')::integer,
    v_published_at - interval '1 millisecond', v_published_at,
    case when v_config.id is null then '{}' else private.snapshot_config(v_podcast, v_config) end,
    p_episode -> 'outputs', v_published_at, nullif(p_episode ->> 'guid', p_episode_id::text)
  ) returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.import_episode(uuid, uuid, jsonb) is
  'An episode that another system made, completed and to be published by the next sweep; where its id or its GUID is there already, that episode as it is. p_episode: guid, title, description, languageCode, audioUrl, durationMs, publishedAt, outputs.';
grant execute on function public.import_episode(uuid, uuid, jsonb) to service_role;

create or replace view public.feed_episodes with (security_invoker = true) as
select
  e.id,
  e.podcast_id,
  case when e.status = 'completed' then coalesce(e.title, '') else r.title end as title,
  case when e.status = 'completed' then coalesce(e.description, '') else r.description end as description,
  case when e.status = 'completed' then e.language_code else r.language_code end as language_code,
  case when e.status = 'completed' then e.audio_url else r.audio_url end as audio_url,
  case when e.status = 'completed' then e.duration_ms else r.duration_ms end as duration_ms,
  case when e.status = 'completed' then e.outputs else r.outputs end as outputs,
  coalesce(e.published_at, e.last_transition_at) as published_at,
  (
    select coalesce(jsonb_agg(jsonb_build_object(
      'startMs', s.start_ms, 'durationMs', s.duration_ms, 'title', s.title
    ) order by s.start_ms), '[]')
    from public.soundbites as s
    where s.episode_id = e.id
      and s.audio_key = case when e.status = 'completed' then e.outputs else r.outputs end #>> '{audio,key}'
  ) as soundbites,
  e.guid
from public.episodes as e
left join public.episode_releases as r on r.episode_id = e.id
where e.status = 'completed' or r.episode_id is not null;
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed.';
grant select on public.feed_episodes to service_role;

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
    unindexed_since = case when outputs ? 'transcript' then coalesce(unindexed_since, now()) end,
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

  -- Listeners can have it from now on, so its completion is told now; of an imported one they know.
  if p_episode.unpublished_since is not null and p_episode.trigger <> 'import' then
    perform private.tell_webhooks(v) from public.episode_events as v
    where v.episode_id = p_episode.id and v.attempt = p_episode.attempt and v.status = 'completed';
  end if;
  return v_episode;
end
$$;
comment on function private.release_episode(public.episodes) is
  'Makes an episode public as it is now and tells of its completion; the first date of publication stays.';

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
    select e.id, e.podcast_id, e.execution, coalesce(e.unpublished_since, e.unindexed_since)
    from public.episodes as e
    where (e.unpublished_since is not null or (e.unindexed_since is not null and e.status = 'completed'))
      and (p_execution is null or e.execution = p_execution)
      -- The publication of the last one that was imported takes along those before it.
      and (e.trigger <> 'import' or not exists (
        select from public.episodes as later
        where later.podcast_id = e.podcast_id and later.trigger = 'import'
          and (later.unpublished_since is not null or later.unindexed_since is not null)
          and (later.last_transition_at, later.id) > (e.last_transition_at, e.id)))
    order by coalesce(e.unpublished_since, e.unindexed_since), e.id
    limit p_limit;
end
$$;
comment on function public.unpublished_episodes(integer, text) is
  'The completed episodes that are in no feed or not in the search index yet, or that of one execution, beginning with the one that has waited longest. Whether their executions are still about to publish them, only the engine knows.';
grant execute on function public.unpublished_episodes(integer, text) to service_role;
