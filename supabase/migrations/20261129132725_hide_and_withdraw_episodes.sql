create or replace function private.reopen_episode(
  p_episode public.episodes, p_execution text, p_trigger text, p_from text,
  p_window_from timestamptz, p_window_until timestamptz, p_settings jsonb
) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_kept text[] := case p_from
    when 'script' then array['content']
    when 'audio' then array['content', 'script']
    when 'publish' then array['content', 'script', 'audio']
    else '{}' end;
  -- What stands beside those, and older episodes have none of.
  v_beside text[] := case p_from
    when 'audio' then array['coverage']
    when 'publish' then array['coverage', 'transcript', 'subtitles', 'chapters', 'frames']
    else '{}' end;
  v_window tstzrange := tstzrange(p_episode.window_from, p_episode.window_until);
  v_is_other_window boolean := coalesce(
    date_trunc('milliseconds', p_window_from) <> p_episode.window_from
      or date_trunc('milliseconds', p_window_until) <> p_episode.window_until, false);
  v_missing text;
  v_episode public.episodes;
begin
  perform private.check_not_withdrawn(p_episode);
  if exists (select from public.episode_events where episode_id = p_episode.id and execution = p_execution) then
    raise sqlstate 'PT477' using
      message = format('The execution %s of episode %s is over; attempt %s has the episode now.', p_execution, p_episode.id, p_episode.attempt),
      detail = 'StaleExecution';
  end if;
  if v_is_other_window and (p_trigger <> 'retry' or coalesce(p_from, 'collect') <> 'collect') then
    raise sqlstate 'PT478' using
      message = format('A new attempt keeps the window of its episode, from %s until %s, unless it is a retry that collects anew.',
        private.iso_utc(p_episode.window_from), private.iso_utc(p_episode.window_until)),
      detail = 'InvalidWindow',
      hint = 'Leave the window out, retry from collect, or open another episode.';
  end if;
  if v_is_other_window then
    v_window := private.check_window(
      coalesce(p_window_from, p_episode.window_from), coalesce(p_window_until, p_episode.window_until));
  end if;
  select k into v_missing from unnest(v_kept) as k where not p_episode.outputs ? k limit 1;
  if found then
    raise sqlstate 'PT483' using
      message = format('Episode %s can''t start from %s: it has no %s yet.', p_episode.id, p_from, v_missing),
      detail = 'MissingOutput',
      hint = 'Start from an earlier step.';
  end if;

  update public.episodes set
    status = 'pending',
    attempt = attempt + 1,
    execution = p_execution,
    trigger = p_trigger,
    config_snapshot = private.edit_config(p_episode.config_snapshot, p_settings),
    window_from = lower(v_window),
    window_until = upper(v_window),
    window_is_default = window_is_default and not v_is_other_window,
    outputs = coalesce(
      (select jsonb_object_agg(k, outputs -> k) from unnest(v_kept || v_beside) as k where outputs ? k), '{}'),
    progress_done = 0,
    progress_total = null,
    metadata = metadata - array['error', 'skipped', 'publishError']
  where id = p_episode.id
  returning * into v_episode;
  return v_episode;
end
$$;

create or replace function private.usual_steps(p_podcast_id uuid) returns jsonb
language sql stable set search_path = ''
as $$
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
  e.visibility, e.republish_since
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped')
    )
  end;
end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;

create or replace function private.check_not_withdrawn(p_episode public.episodes) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if p_episode.visibility = 'withdrawn' then
    raise sqlstate 'PT487' using
      message = format('Episode %s is withdrawn for good.', p_episode.id),
      detail = 'EpisodeWithdrawn',
      hint = 'Make another episode.';
  end if;
end
$$;
comment on function private.check_not_withdrawn(public.episodes) is
  'Refuses what can''t be done with an episode that is withdrawn.';
grant execute on function private.check_not_withdrawn(public.episodes) to service_role;

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
    new.is_followed := private.is_followed(new.podcast_id, new.status);
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
  if v_new_attempt or new.visibility <> old.visibility then
    perform private.check_not_withdrawn(old);
  end if;
  if new.status <> old.status or v_new_attempt then
    if not private.is_legal_transition(old.status, new.status, v_new_attempt) then
      raise sqlstate 'PT479' using
        message = format('Episode %s can''t go from %s to %s.', old.id, old.status, new.status),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.is_followed := private.is_followed(new.podcast_id, new.status);
    new.unpublished_since := case when new.status = 'completed' then now() end;
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

create or replace function private.record_episode_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.visibility <> old.visibility then
    insert into public.episode_events
      (episode_id, attempt, execution, status, previous_status, change, occurred_at)
    values (
      new.id, new.attempt, new.execution, new.status, old.status,
      case new.visibility when 'public' then 'shown' else new.visibility end, new.visibility_changed_at
    );
  end if;
  if tg_op = 'UPDATE' and (new.status, new.attempt) = (old.status, old.attempt) then
    return null;
  end if;
  insert into public.episode_events
    (episode_id, attempt, execution, status, previous_status, detail, occurred_at)
  values (
    new.id, new.attempt, new.execution, new.status,
    case when tg_op = 'UPDATE' then old.status end,
    case new.status when 'failed' then new.metadata -> 'error' when 'skipped' then new.metadata -> 'skipped' end,
    new.last_transition_at
  );
  return null;
end
$$;

create or replace view public.published_episodes with (security_invoker = true) as
select episode_id as id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at
from public.episode_releases
where is_public;
comment on view public.published_episodes is 'The episodes that stand in a feed.';
grant select on public.published_episodes to anon, authenticated, service_role;

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
where e.visibility = 'public' and (e.status = 'completed' or r.episode_id is not null);
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed; none that is hidden or withdrawn.';
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
    republish_since = null,
    unindexed_since = case when visibility = 'public' and outputs ? 'transcript' then coalesce(unindexed_since, now()) end,
    metadata = metadata - 'publishError'
  where id = p_episode.id
  returning * into v_episode;

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs, is_public)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs,
    v_episode.visibility = 'public'
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs, is_public) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms,
      excluded.outputs, excluded.is_public);

  -- Listeners can have it from now on, so its completion is told now; of an imported one they know.
  if p_episode.unpublished_since is not null and p_episode.trigger <> 'import' then
    perform private.tell_webhooks(v) from public.episode_events as v
    where v.episode_id = p_episode.id and v.attempt = p_episode.attempt and v.status = 'completed' and v.change is null;
  end if;
  return v_episode;
end
$$;
comment on function private.release_episode(public.episodes) is
  'Makes an episode public as it is now, unless it is hidden, and tells of its completion; the first date of publication stays.';

drop function public.mark_episode_published(p_episode_id uuid, p_execution text);

create or replace function public.mark_episode_published(
  p_episode_id uuid, p_execution text, p_visibility_changed_at timestamptz default null
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden or shown it since: what was written is not what is wanted, and is written again.
  if v_episode.visibility_changed_at is distinct from p_visibility_changed_at then
    return v_episode;
  end if;
  if v_episode.status <> 'completed' and v_episode.republish_since is not null then
    update public.episode_releases set is_public = v_episode.visibility = 'public' where episode_id = p_episode_id;
    update public.episodes set republish_since = null where id = p_episode_id returning * into v_episode;
    return v_episode;
  end if;
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
    and e.visibility = 'public' and e.republish_since is null
    and e.unpublished_since is not null and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$$;
comment on function public.mark_episode_published(uuid, text, timestamptz) is
  'Makes a completed episode public as it is now, and with it those completed before it that are in no feed yet. The first date of publication stays. p_visibility_changed_at is what the publisher read of the episode; nothing is marked when that has changed.';
grant execute on function public.mark_episode_published(uuid, text, timestamptz) to service_role;

drop function public.unpublished_episodes(p_limit integer, p_execution text);

create or replace function public.unpublished_episodes(p_limit integer, p_execution text default null)
returns table (id uuid, podcast_id uuid, execution text, unpublished_since timestamptz, is_republished boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since),
      e.republish_since is not null
    from public.episodes as e
    where (e.unpublished_since is not null or e.republish_since is not null
        or (e.unindexed_since is not null and e.status = 'completed'))
      and (p_execution is null or e.execution = p_execution)
      -- The publication of the last one that was imported takes along those before it.
      and (e.republish_since is not null or e.trigger <> 'import' or not exists (
        select from public.episodes as later
        where later.podcast_id = e.podcast_id and later.trigger = 'import'
          and (later.unpublished_since is not null or later.unindexed_since is not null)
          and (later.last_transition_at, later.id) > (e.last_transition_at, e.id)))
    order by e.republish_since is null, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since), e.id
    limit p_limit;
end
$$;
comment on function public.unpublished_episodes(integer, text) is
  'The completed episodes that are in no feed or not in the search index yet, and those that somebody has hidden or shown; or that of one execution. What was hidden or shown comes first, then what has waited longest. Whether their executions are still about to publish the others, only the engine knows.';
grant execute on function public.unpublished_episodes(integer, text) to service_role;

create or replace function public.set_episode_visibility(p_episode_id uuid, p_visibility text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  if p_visibility is null or p_visibility not in ('public', 'hidden', 'withdrawn') then
    raise sqlstate 'PT470' using
      message = format('An episode is public, hidden or withdrawn; not %s.', coalesce(p_visibility, 'null')),
      detail = 'InvalidArgument';
  end if;
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.visibility = p_visibility then
    return v_episode;
  end if;
  perform private.check_not_withdrawn(v_episode);
  v_is_released := exists (select from public.episode_releases where episode_id = p_episode_id);
  if v_episode.status <> 'completed' and not v_is_released then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s and was never published: there is nothing to hide.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  if p_visibility = 'withdrawn' and v_episode.status in ('pending', 'content_collected', 'processing') then
    raise sqlstate 'PT476' using
      message = format('Episode %s is being made again.', p_episode_id),
      detail = 'EpisodeAlreadyLive',
      hint = 'Cancel it first. Hiding it works at once.';
  end if;

  update public.episodes set
    visibility = p_visibility, visibility_changed_at = clock_timestamp(), republish_since = now()
  where id = p_episode_id
  returning * into v_episode;
  -- What is shown again is public when feed and files are there again.
  if p_visibility <> 'public' then
    update public.episode_releases set is_public = false where episode_id = p_episode_id;
  end if;
  if p_visibility = 'withdrawn' then
    delete from public.search_documents where episode_id = p_episode_id;
    delete from public.soundbites where episode_id = p_episode_id;
  end if;
  return v_episode;
end
$$;
comment on function public.set_episode_visibility(uuid, text) is
  'Hides an episode, shows it again or withdraws it for good; asked again it answers the same. Feed, pages and files follow when it is published next, which whoever calls this has started.';
grant execute on function public.set_episode_visibility(uuid, text) to service_role;

create or replace function private.open_search_passages() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode_id uuid := case when tg_op = 'DELETE' then old.episode_id else new.episode_id end;
  v_transcript_key text := case when tg_op = 'DELETE' or not new.is_public then null else new.outputs -> 'transcript' ->> 'key' end;
begin
  update public.search_passages as p set is_public = not p.is_public
  from public.search_documents as d
  where d.episode_id = v_episode_id and p.episode_id = d.episode_id
    and p.is_public <> coalesce(d.transcript_key = v_transcript_key, false);
  return null;
end
$$;
comment on function private.open_search_passages() is
  'Opens an episode''s passages to everybody while its release has their transcript, and closes them when it is hidden, withdrawn or edited.';

create or replace function public.index_episode(
  p_episode_id uuid, p_transcript_key text, p_language text, p_passages jsonb, p_words jsonb
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast_id uuid;
  v_is_public boolean;
  v_count integer;
begin
  select podcast_id into v_podcast_id from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  v_is_public := exists (
    select from public.episode_releases
    where episode_id = p_episode_id and is_public and outputs -> 'transcript' ->> 'key' = p_transcript_key
  );

  delete from public.search_documents where episode_id = p_episode_id;
  insert into public.search_documents (episode_id, podcast_id, transcript_key, language)
  values (p_episode_id, v_podcast_id, p_transcript_key, p_language);
  insert into public.search_passages
    (episode_id, podcast_id, position, is_public, start_ms, end_ms, chapter, cues, sources, terms)
  select
    p_episode_id, v_podcast_id, n - 1, v_is_public, (p ->> 'startMs')::integer, (p ->> 'endMs')::integer,
    p ->> 'chapter', p -> 'cues', p -> 'sources', private.search_vector(p_language, p -> 'words', p -> 'title')
  from jsonb_array_elements(p_passages) with ordinality as t(p, n);
  get diagnostics v_count = row_count;
  -- In one order, so that two episodes at a time don't wait for each other.
  insert into public.search_words (language, word, folded)
  select p_language, w ->> 0, w ->> 1 from jsonb_array_elements(p_words) as t(w)
  order by w ->> 0
  on conflict do nothing;

  update public.episodes as e set unindexed_since = null
  where e.id = p_episode_id and e.unindexed_since is not null and v_is_public;
  return v_count;
end
$$;
comment on function public.index_episode(uuid, text, text, jsonb, jsonb) is
  'Puts an episode''s transcript in the search index in place of what is there: passages {startMs, endMs, chapter, cues, sources, words, title}, where a word is [word, other keys …], and its words as [word, in Latin letters]. Answers the number of passages.';
grant execute on function public.index_episode(uuid, text, text, jsonb, jsonb) to service_role;

create or replace function private.webhook_payload(p_event public.episode_events) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'type', 'episode.' || coalesce(p_event.change, p_event.status),
      'timestamp', private.iso_utc(p_event.occurred_at),
      'data', jsonb_build_object(
        'episodeId', e.id,
        'podcastId', e.podcast_id,
        'status', p_event.status,
        'previousStatus', p_event.previous_status,
        'attempt', p_event.attempt,
        'title', e.title,
        -- Audio of an earlier attempt is not what this event is about, and what is hidden has none.
        'audioUrl', case when p_event.status = 'completed' and e.visibility = 'public' then e.audio_url end,
        'durationMs', case when p_event.status = 'completed' then e.duration_ms end,
        'error', case when p_event.status = 'failed' then jsonb_build_object(
          'state', p_event.detail ->> 'state', 'name', p_event.detail ->> 'name') end,
        'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end
      )
    )
    from public.episodes as e where e.id = p_event.episode_id
  );
end
$$;
comment on function private.webhook_payload(public.episode_events) is
  'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';

create or replace function private.tell_webhooks(p_event public.episode_events) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (event_id, endpoint_id, payload)
  select p_event.id, w.id, private.webhook_payload(p_event)
  from public.webhook_endpoints as w
  where private.follows(
    w, (select podcast_id from public.episodes where id = p_event.episode_id), coalesce(p_event.change, p_event.status))
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
  if new.status <> 'completed' or new.change is not null then
    perform private.tell_webhooks(new);
  end if;
  return null;
end
$$;

create or replace function public.create_webhook_endpoint(
  p_url text, p_secret text, p_podcast_id uuid default null, p_events text[] default null
) returns public.webhook_endpoints
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
begin
  if p_url is null or p_secret is null then
    raise sqlstate 'PT470' using message = 'A webhook endpoint needs an address and a secret.', detail = 'InvalidArgument';
  end if;
  if p_podcast_id is not null and not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  if (select count(*) from public.webhook_endpoints) >= 100 then
    raise sqlstate 'PT485' using
      message = 'There are 100 webhooks already, and every transition is written to each.',
      detail = 'TooManyWebhooks',
      hint = 'Delete one that is disabled or no longer needed.';
  end if;
  insert into public.webhook_endpoints (url, podcast_id, events)
  values (p_url, p_podcast_id, coalesce(p_events, array[
    'episode.pending', 'episode.content_collected', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ]))
  returning * into v_endpoint;
  insert into private.webhook_secrets (endpoint_id, secret) values (v_endpoint.id, p_secret);
  return v_endpoint;
end
$$;
comment on function public.create_webhook_endpoint(text, text, uuid, text[]) is
  'Adds an endpoint with its secret. Without a show it is told of all, without events of every type.';
grant execute on function public.create_webhook_endpoint(text, text, uuid, text[]) to service_role;
