create or replace function public.record_episode_cost(
  p_episode_id uuid, p_execution text, p_id uuid, p_items jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_attempt integer;
begin
  if p_id is null or jsonb_typeof(p_items) is distinct from 'array'
      or jsonb_array_length(p_items) not between 1 and 100
      or exists (select from jsonb_array_elements(p_items) as item where not private.is_cost_item(item)) then
    raise sqlstate 'PT470' using
      message = 'A cost is reported with an id and 1 to 100 items of provider, product, unit, quantity, usd and pricesAsOf.',
      detail = 'InvalidArgument';
  end if;
  perform from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  -- An execution that has been overtaken may still report: what it was answered is paid for.
  select attempt into v_attempt from public.episode_events
    where episode_id = p_episode_id and execution = p_execution limit 1;
  if not found then
    raise sqlstate 'PT477' using
      message = format('The execution %s has never had the episode %s.', coalesce(p_execution, 'null'), p_episode_id),
      detail = 'StaleExecution';
  end if;

  insert into public.episode_costs (id, episode_id, attempt, execution, items)
    values (p_id, p_episode_id, v_attempt, p_execution, p_items)
    on conflict (id) do nothing;
  if found then
    update public.episodes
      set metadata = metadata || jsonb_build_object('cost', private.sum_costs(p_episode_id))
      where id = p_episode_id;
  end if;
end
$$;
comment on function public.record_episode_cost(uuid, text, uuid, jsonb) is
  'Counts what an execution, also one that is over, was answered by a paid provider; a repeated id counts once.';
grant execute on function public.record_episode_cost(uuid, text, uuid, jsonb) to service_role;

create or replace function public.update_episode_progress(
  p_episode_id uuid, p_execution text, p_done integer, p_total integer
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_done is null or p_total is null or p_total < 1 or p_done not between 0 and p_total then
    raise sqlstate 'PT470' using
      message = format('Progress is a part of a whole, not %s of %s.', coalesce(p_done::text, 'null'), coalesce(p_total::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status in ('completed', 'skipped', 'failed') then
    raise sqlstate 'PT477' using
      message = format('Episode %s is %s; the execution %s makes no more progress.', p_episode_id, v_episode.status, p_execution),
      detail = 'StaleExecution';
  end if;
  -- Compared as fractions: a task that runs again may count other segments.
  update public.episodes set progress_done = p_done, progress_total = p_total
  where id = p_episode_id
    and p_done::bigint * coalesce(progress_total, 1) >= progress_done::bigint * p_total;
end
$$;
comment on function public.update_episode_progress(uuid, text, integer, integer) is
  'Notes how far the speaking is; what would go back is passed over.';
grant execute on function public.update_episode_progress(uuid, text, integer, integer) to service_role;

create or replace function public.note_episode_wait(
  p_episode_id uuid, p_execution text, p_reason text, p_seconds integer
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_reason is not null and (p_seconds is null or p_seconds not between 1 and 86400) then
    raise sqlstate 'PT470' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = case when p_reason is null then metadata - 'waiting'
      else metadata || jsonb_build_object('waiting', jsonb_build_object(
        'reason', left(p_reason, 500),
        'until', private.iso_utc(clock_timestamp() + make_interval(secs => p_seconds)),
        'execution', p_execution
      ))
    end
    where id = p_episode_id;
end
$$;
comment on function public.note_episode_wait(uuid, text, text, integer) is
  'Notes in metadata.waiting why the episode waits, and until when; no reason takes it away.';
grant execute on function public.note_episode_wait(uuid, text, text, integer) to service_role;

create or replace function public.note_episode_warnings(
  p_episode_id uuid, p_execution text, p_state text, p_warnings jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_state is null or jsonb_typeof(p_warnings) is distinct from 'array' or jsonb_array_length(p_warnings) > 20 then
    raise sqlstate 'PT470' using message = 'A state notes at most 20 warnings, as an array.', detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = metadata || jsonb_build_object('warnings', (
      select coalesce(jsonb_agg(w), '[]') from (
        -- What an earlier attempt ran into is no concern of this one.
        select w from jsonb_array_elements(coalesce(metadata -> 'warnings', '[]')) as w
          where w ->> 'execution' = p_execution and w ->> 'state' <> p_state
        union all
        select jsonb_build_object(
          'state', p_state,
          'name', left(w ->> 'name', 100),
          'message', left(w ->> 'message', 1000),
          'execution', p_execution
        ) from jsonb_array_elements(p_warnings) as w
      ) as kept (w)
    ))
    where id = p_episode_id;
end
$$;
comment on function public.note_episode_warnings(uuid, text, text, jsonb) is
  'Notes in metadata.warnings what went wrong in a state without failing the episode, [{ name, message }], in place of what that state noted before.';
grant execute on function public.note_episode_warnings(uuid, text, text, jsonb) to service_role;

create or replace function private.reopen_episode(
  p_episode public.episodes, p_execution text, p_trigger text, p_from text,
  p_window_from timestamptz, p_window_until timestamptz
) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_kept text[] := case p_from
    when 'script' then array['content'] when 'audio' then array['content', 'script'] else '{}' end;
  v_missing text;
  v_episode public.episodes;
begin
  if exists (select from public.episode_events where episode_id = p_episode.id and execution = p_execution) then
    raise sqlstate 'PT477' using
      message = format('The execution %s of episode %s is over; attempt %s has the episode now.', p_execution, p_episode.id, p_episode.attempt),
      detail = 'StaleExecution';
  end if;
  if date_trunc('milliseconds', p_window_from) <> p_episode.window_from
      or date_trunc('milliseconds', p_window_until) <> p_episode.window_until then
    raise sqlstate 'PT478' using
      message = format('A new attempt keeps the window of its episode: from %s until %s.',
        private.iso_utc(p_episode.window_from), private.iso_utc(p_episode.window_until)),
      detail = 'InvalidWindow',
      hint = 'Leave the window out, or open another episode.';
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
    outputs = coalesce((select jsonb_object_agg(k, outputs -> k) from unnest(v_kept) as k), '{}'),
    progress_done = 0,
    progress_total = null,
    metadata = metadata - array['error', 'skipped', 'publishError']
  where id = p_episode.id
  returning * into v_episode;
  return v_episode;
end
$$;

create or replace function public.open_episode(
  p_episode_id uuid,
  p_podcast_id uuid,
  p_execution text,
  p_trigger text,
  p_from text default null,
  p_window_from timestamptz default null,
  p_window_until timestamptz default null
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts;
  v_config public.podcast_configs;
  v_episode public.episodes;
  v_live uuid;
  v_window tstzrange;
begin
  if p_episode_id is null or coalesce(p_execution, '') = '' or length(p_execution) > 80 then
    raise sqlstate 'PT470' using
      message = 'An episode opens with its id and the name of its execution, of at most 80 characters.',
      detail = 'InvalidArgument';
  end if;
  if p_trigger is null or p_trigger not in ('api', 'schedule', 'queue', 'retry') then
    raise sqlstate 'PT470' using
      message = format('The trigger is api, schedule, queue or retry; not %s.', coalesce(p_trigger, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_from not in ('collect', 'script', 'audio') then
    raise sqlstate 'PT470' using
      message = format('An attempt starts from collect, script or audio; not from %s.', p_from),
      detail = 'InvalidArgument';
  end if;

  -- The show's row is the lock: whoever opens an episode of it does so alone.
  select * into v_podcast from public.podcasts where id = p_podcast_id for no key update;
  if not found then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;

  select * into v_episode from public.episodes where id = p_episode_id for update;
  if found and v_episode.podcast_id <> p_podcast_id then
    raise sqlstate 'PT481' using
      message = format('Episode %s is of another show, %s.', p_episode_id, v_episode.podcast_id),
      detail = 'OtherPodcast';
  end if;
  if v_episode.execution = p_execution then
    return v_episode;
  end if;

  select id into v_live from public.episodes
    where podcast_id = p_podcast_id and status in ('pending', 'content_collected', 'processing');
  if found then
    raise sqlstate 'PT476' using
      message = format('Show %s has a live episode already: %s.', p_podcast_id, v_live),
      detail = 'EpisodeAlreadyLive',
      hint = 'Wait until it has ended, or cancel it.';
  end if;

  if v_episode.id is not null then
    return private.reopen_episode(v_episode, p_execution, p_trigger, p_from, p_window_from, p_window_until);
  end if;
  if p_from in ('script', 'audio') then
    raise sqlstate 'PT483' using
      message = format('Episode %s can''t start from %s: it has never run.', p_episode_id, p_from),
      detail = 'MissingOutput',
      hint = 'Start from collect.';
  end if;

  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  if not found then
    raise sqlstate 'PT484' using
      message = format('Show %s has no config.', p_podcast_id),
      detail = 'MissingConfig',
      hint = 'Give it its channels and settings first, in the console or by PATCH /api/v1/podcasts/{podcastId}.';
  end if;
  v_window := private.choose_window(p_podcast_id, v_config.episode_frequency, p_window_from, p_window_until);

  insert into public.episodes (
    id, podcast_id, execution, trigger, language_code, config_snapshot,
    window_from, window_until, window_is_default
  ) values (
    p_episode_id, p_podcast_id, p_execution, p_trigger, v_podcast.language_code,
    private.snapshot_config(v_podcast, v_config),
    lower(v_window), upper(v_window), p_window_from is null
  ) returning * into v_episode;
  return v_episode;
exception when unique_violation then
  -- Two shows opening the same episode id at once: the lock above is the show's.
  raise sqlstate 'PT476' using
    message = format('Episode %s is being opened by another execution.', p_episode_id),
    detail = 'EpisodeAlreadyLive';
end
$$;
comment on function public.open_episode(uuid, uuid, text, text, text, timestamptz, timestamptz) is
  'Opens an episode, or a new attempt of one that has ended, as pending. Repeated by the same execution it answers the row as it is. Each refusal has a status of its own, since a state machine sees nothing else of it.';
grant execute on function public.open_episode(uuid, uuid, text, text, text, timestamptz, timestamptz) to service_role;

create or replace function public.find_queued_episode(p_podcast_id uuid, p_namespace uuid, p_name text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_episode_id uuid := extensions.uuid_generate_v5(p_namespace, p_name);
begin
  if v_episode_id is null then
    raise sqlstate 'PT470' using
      message = 'A queued episode is found by p_namespace and p_name, of which its id is made.',
      detail = 'InvalidArgument';
  end if;
  if not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  return jsonb_build_object(
    'episode_id', v_episode_id,
    'status', (select status from public.episodes where id = v_episode_id),
    'live_episode_id', (
      select id from public.episodes
      where podcast_id = p_podcast_id and status in ('pending', 'content_collected', 'processing')
    )
  );
end
$$;
comment on function public.find_queued_episode(uuid, uuid, text) is
  'The episode that a queued message asks for: its id, the UUID v5 of p_namespace and p_name; its status, null while it has no row; and the id of the show''s live episode.';
grant execute on function public.find_queued_episode(uuid, uuid, text) to service_role;

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

create or replace function private.lock_episode(p_episode_id uuid, p_execution text) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
      message = format('Episode %s belongs to the execution %s, not to %s.', p_episode_id, v_episode.execution, coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  return v_episode;
end
$$;
comment on function private.lock_episode(uuid, text) is
  'The episode, locked for the execution that may write it.';

create or replace function private.check_outputs(p_outputs jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(coalesce(p_outputs, '{}')) <> 'object' then
    raise sqlstate 'PT470' using
      message = format('p_outputs is a JSON object, not a JSON %s.', jsonb_typeof(p_outputs)),
      detail = 'InvalidArgument';
  end if;
  return coalesce(p_outputs, '{}');
end
$$;

create or replace function public.update_episode_status(
  p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_status is null or p_status not in ('content_collected', 'processing') then
    raise sqlstate 'PT479' using
      message = format('Episode %s can''t go from %s to %s this way.', p_episode_id, v_episode.status, coalesce(p_status, 'null')),
      detail = 'IllegalTransition',
      hint = 'Only content_collected and processing are set here; completed is set with its audio, skipped and failed with their reason, pending by a new attempt.';
  end if;
  if v_episode.status = p_status then
    return v_episode;
  end if;
  update public.episodes set
    status = p_status,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    metadata = metadata || jsonb_strip_nulls(jsonb_build_object('writing', v_outputs -> 'writing')),
    outputs = outputs || (v_outputs - array['title', 'summary', 'writing'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.update_episode_status(uuid, text, text, jsonb) is
  'pending to content_collected to processing. p_outputs is merged into outputs; its title and summary become title and description, its writing goes to metadata.';
grant execute on function public.update_episode_status(uuid, text, text, jsonb) to service_role;

create or replace function public.update_episode_audio_url(
  p_episode_id uuid, p_execution text, p_audio_url text, p_duration_ms integer, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_audio_url is null or p_audio_url !~ '^https?://' or p_duration_ms is null or p_duration_ms <= 0 then
    raise sqlstate 'PT470' using
      message = format('Completed audio has an http(s) address and a duration in milliseconds; given were %s and %s.',
        coalesce(p_audio_url, 'null'), coalesce(p_duration_ms::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status = 'completed' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'completed',
    audio_url = p_audio_url,
    duration_ms = p_duration_ms,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    outputs = outputs || (v_outputs - array['title', 'summary'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.update_episode_audio_url(uuid, text, text, integer, jsonb) is
  'processing to completed: address, duration, outputs and status in one write.';
grant execute on function public.update_episode_audio_url(uuid, text, text, integer, jsonb) to service_role;

create or replace function private.choose_window(
  p_podcast_id uuid, p_frequency_days integer, p_from timestamptz, p_until timestamptz
) returns tstzrange
language plpgsql stable set search_path = ''
as $$
declare
  -- Whole milliseconds: what a JavaScript date can carry there and back.
  v_from timestamptz := date_trunc('milliseconds', coalesce(p_from, private.next_window_from(p_podcast_id, p_frequency_days)));
  v_until timestamptz := date_trunc('milliseconds', coalesce(p_until, now()));
begin
  if not isfinite(v_from) or not isfinite(v_until)
      or v_from < timestamptz '2000-01-01 00:00Z' or v_until > timestamptz '2100-01-01 00:00Z' then
    raise sqlstate 'PT478' using
      message = format('The window must lie between the years 2000 and 2100; it runs from %s until %s.', v_from, v_until),
      detail = 'InvalidWindow';
  end if;
  if v_from >= v_until then
    raise sqlstate 'PT478' using
      message = format('The window is %s: it runs from %s until %s.',
        case when v_from = v_until then 'empty' else 'reversed' end,
        private.iso_utc(v_from), private.iso_utc(v_until)),
      detail = 'InvalidWindow';
  end if;
  return tstzrange(v_from, v_until);
end
$$;

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
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

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
    and e.metadata ? 'publishError' and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$$;
comment on function public.mark_episode_published(uuid, text) is
  'Makes a completed episode public as it is now, and with it those before it whose own publication failed. The first date of publication stays.';
grant execute on function public.mark_episode_published(uuid, text) to service_role;

create or replace function public.record_publish_failure(
  p_episode_id uuid, p_execution text, p_error text, p_cause text
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode can fail to be published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    metadata = metadata || jsonb_build_object('publishError', jsonb_build_object(
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.record_publish_failure(uuid, text, text, text) is
  'Notes in metadata.publishError why a completed episode didn''t reach its feed.';
grant execute on function public.record_publish_failure(uuid, text, text, text) to service_role;

create or replace function public.due_podcasts(p_limit integer, p_after uuid default null)
returns table (podcast_id uuid, episode_id uuid, slot date)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_now timestamptz := now();
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, episode.id, latest.slot
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    cross join lateral (select private.latest_slot(c, v_now) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    where (p_after is null or c.podcast_id > p_after)
      and latest.slot is not null
      and not exists (select from public.episodes as e where e.id = episode.id)
      and not exists (
        select from public.episodes as e
        where e.podcast_id = c.podcast_id and e.status in ('pending', 'content_collected', 'processing')
      )
    order by c.podcast_id
    limit p_limit;
end
$$;
comment on function public.due_podcasts(integer, uuid) is
  'The shows whose last slot has no episode, in the order of their ids, those after p_after. Of several missed slots the last one counts. A paused show is not due; one with a live episode, not before that has ended.';
grant execute on function public.due_podcasts(integer, uuid) to service_role;

create or replace function private.lock_podcast(p_id uuid) returns public.podcasts
language plpgsql set search_path = ''
as $$
declare
  v_podcast public.podcasts;
begin
  select * into v_podcast from public.podcasts where id = p_id for update;
  if not found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', p_id), detail = 'UnknownPodcast';
  end if;
  return v_podcast;
end
$$;

create or replace function public.update_show(p_id uuid, p_podcast jsonb, p_config jsonb) returns public.shows
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := private.lock_podcast(p_id);
  v_show public.shows;
begin
  if p_podcast <> '{}' then
    v_podcast := jsonb_populate_record(v_podcast, p_podcast);
    update public.podcasts set
      title = v_podcast.title,
      description = v_podcast.description,
      language_code = v_podcast.language_code,
      author = v_podcast.author,
      image_url = v_podcast.image_url,
      owner_email = v_podcast.owner_email,
      is_paused = v_podcast.is_paused,
      category = v_podcast.category,
      is_explicit = v_podcast.is_explicit
    where id = p_id;
  end if;
  if p_config <> '{}' then
    perform private.save_config(p_id, p_config);
  end if;
  select * into v_show from public.shows where id = p_id;
  return v_show;
end
$$;
comment on function public.update_show(uuid, jsonb, jsonb) is
  'Changes the columns that are named, of the show and of its config, all or none.';
grant execute on function public.update_show(uuid, jsonb, jsonb) to service_role;

create or replace function public.delete_show(p_id uuid) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_live uuid;
begin
  perform private.lock_podcast(p_id);
  select id into v_live from public.episodes
    where podcast_id = p_id and status in ('pending', 'content_collected', 'processing');
  if found then
    raise sqlstate 'PT476' using
      message = format('Show %s has a live episode: %s.', p_id, v_live),
      detail = 'EpisodeAlreadyLive',
      hint = 'Wait until it has ended, or cancel it.';
  end if;
  delete from public.podcasts where id = p_id;
end
$$;
comment on function public.delete_show(uuid) is
  'Deletes a show with its episodes.';
grant execute on function public.delete_show(uuid) to service_role;

create or replace function public.get_podcast_config_by_id(p_id uuid) returns public.podcast_configs
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where id = p_id;
  if not found then
    raise sqlstate 'PT473' using
      message = format('There is no podcast config %s.', p_id), detail = 'UnknownConfig';
  end if;
  return v_config;
end
$$;
grant execute on function public.get_podcast_config_by_id(uuid) to service_role;

create or replace function public.get_podcast_config_by_podcast_id(p_podcast_id uuid) returns public.podcast_configs
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  if not found then
    raise sqlstate 'PT473' using
      message = format('Show %s has no config.', p_podcast_id), detail = 'UnknownConfig';
  end if;
  return v_config;
end
$$;
grant execute on function public.get_podcast_config_by_podcast_id(uuid) to service_role;

create or replace function public.take_speech_requests(p_provider text, p_count integer, p_per_minute integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_now timestamptz;
  v_used bigint;
  v_oldest timestamptz;
  v_granted integer;
begin
  if coalesce(length(p_provider), 0) not between 1 and 60 then
    raise sqlstate 'PT470' using message = 'A provider''s name has 1 to 60 characters.', detail = 'InvalidArgument';
  end if;
  if p_count is null or p_per_minute is null or p_count < 1 or p_per_minute < 1 then
    raise sqlstate 'PT470' using
      message = format('At least one request can be taken, of at least one a minute; not %s of %s.', coalesce(p_count::text, 'null'), coalesce(p_per_minute::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  perform pg_advisory_xact_lock(hashtextextended('speech_requests ' || p_provider, 0));
  -- clock_timestamp: now() would be the time before waiting for the lock.
  v_now := clock_timestamp();
  delete from public.speech_requests
    where provider = p_provider and taken_at <= v_now - interval '1 minute';
  select coalesce(sum(requests), 0), min(taken_at) into v_used, v_oldest
    from public.speech_requests where provider = p_provider;

  v_granted := least(p_count, greatest(p_per_minute - v_used, 0));
  if v_granted = 0 then
    return jsonb_build_object(
      'granted', 0,
      'waitMs', greatest(1, ceil(extract(epoch from v_oldest + interval '1 minute' - v_now) * 1000))::integer
    );
  end if;
  insert into public.speech_requests (provider, taken_at, requests) values (p_provider, v_now, v_granted);
  return jsonb_build_object('granted', v_granted, 'waitMs', 0);
end
$$;
comment on function public.take_speech_requests(text, integer, integer) is
  '{ "granted", "waitMs" }: how many of p_count requests may start now, so that no 60 seconds have more than p_per_minute over all runs; when none, how long until one may.';
grant execute on function public.take_speech_requests(text, integer, integer) to service_role;

create or replace function public.enter_speech_circuit(p_provider text, p_execution text, p_probe_seconds integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A circuit is entered for a provider, by an execution.', detail = 'InvalidArgument';
  end if;
  if p_probe_seconds is null or p_probe_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A probe takes 1 to 3600 seconds, not %s.', coalesce(p_probe_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  select * into v_circuit from public.speech_circuits where provider = p_provider for update;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', coalesce(v_circuit.failed_runs, 0));
  end if;
  if v_circuit.open_until > clock_timestamp()
      or (v_circuit.probe_execution <> p_execution and v_circuit.probe_until > clock_timestamp()) then
    return private.circuit_wait(v_circuit);
  end if;
  update public.speech_circuits
    set probe_execution = p_execution,
        probe_until = clock_timestamp() + make_interval(secs => p_probe_seconds),
        updated_at = clock_timestamp()
    where provider = p_provider;
  return jsonb_build_object('mayStart', true, 'state', 'half_open', 'failedRuns', v_circuit.failed_runs);
end
$$;
comment on function public.enter_speech_circuit(text, text, integer) is
  '{ "mayStart": true, "state", "failedRuns" }, or { "mayStart": false, "state", "waitSeconds", "reason" }. While half-open one execution at a time may start, as the probe.';
grant execute on function public.enter_speech_circuit(text, text, integer) to service_role;

create or replace function public.report_speech_run(p_provider text, p_execution text, p_spoke boolean, p_reason text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- So many runs in a row open it, for a minute at first and half an hour at most.
  c_failures constant integer := 3;
  c_first_seconds constant integer := 60;
  c_most_seconds constant integer := 1800;
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' or p_spoke is null then
    raise sqlstate 'PT470' using message = 'A run is reported for a provider, by an execution, with whether the provider spoke.', detail = 'InvalidArgument';
  end if;
  if p_spoke then
    update public.speech_circuits
      set failed_runs = 0, openings = 0, open_until = null, probe_execution = null, probe_until = null,
          reason = '', updated_at = clock_timestamp()
      where provider = p_provider and (failed_runs > 0 or open_until is not null);
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', 0);
  end if;

  insert into public.speech_circuits as c (provider, failed_runs, reason)
    values (p_provider, 1, left(coalesce(p_reason, ''), 500))
    on conflict (provider) do update
      set failed_runs = c.failed_runs + 1, reason = excluded.reason, updated_at = clock_timestamp()
    returning * into v_circuit;
  -- A run that began before the circuit opened, and fails while it is open, tells nothing new.
  if (v_circuit.open_until is null and v_circuit.failed_runs >= c_failures)
      or (v_circuit.open_until <= clock_timestamp() and v_circuit.probe_execution = p_execution) then
    update public.speech_circuits
      set open_until = clock_timestamp() + make_interval(
            secs => least(c_first_seconds * 2 ^ least(openings, 10), c_most_seconds)),
          openings = openings + 1, probe_execution = null, probe_until = null
      where provider = p_provider
      returning * into v_circuit;
  end if;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', v_circuit.failed_runs);
  end if;
  return private.circuit_wait(v_circuit);
end
$$;
comment on function public.report_speech_run(text, text, boolean, text) is
  'Whether the provider spoke in a run: one time closes the circuit, three failures in a row or a failed probe open it. Answers as enter_speech_circuit.';
grant execute on function public.report_speech_run(text, text, boolean, text) to service_role;

create or replace function public.lease_telegram_session(p_session text, p_execution text, p_seconds integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- A holder is a run of an execution's task: the tries of one execution keep one place.
  v_waiting text := split_part(p_execution, ':', 1);
  v_session public.telegram_sessions;
begin
  if coalesce(p_session, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A lease needs a session and an execution.', detail = 'InvalidArgument';
  end if;
  if p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A lease runs from 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  -- clock_timestamp: now() would be the time before waiting for another's row lock.
  insert into public.telegram_sessions as s (session, execution, leased_at, leased_until)
  values (
    p_session, p_execution, clock_timestamp(), clock_timestamp() + make_interval(secs => p_seconds)
  )
  on conflict (session) do update
    set execution = excluded.execution,
        leased_at = case when s.execution = excluded.execution then s.leased_at else clock_timestamp() end,
        leased_until = clock_timestamp() + make_interval(secs => p_seconds),
        updated_at = clock_timestamp()
    where s.execution = excluded.execution or s.leased_until <= clock_timestamp();
  if found then
    delete from public.telegram_session_queue where session = p_session and execution = v_waiting;
    return jsonb_build_object('acquired', true);
  end if;

  select * into v_session from public.telegram_sessions where session = p_session;
  return jsonb_build_object(
    'acquired', false, 'waitSeconds', private.queue_for_session(v_session, v_waiting)
  );
end
$$;
comment on function public.lease_telegram_session(text, text, integer) is
  '{ "acquired": true }, or { "acquired": false, "waitSeconds" } while another execution holds the session: how long until the caller''s turn is likely to have come. The same holder extends its lease.';
grant execute on function public.lease_telegram_session(text, text, integer) to service_role;

create or replace function private.choose_speakers(p_config public.podcast_configs, p_language_code text)
returns jsonb
language plpgsql stable set search_path = ''
as $$
declare
  v_cast jsonb := coalesce(
    p_config.speakers,
    case p_config.format
      when 'single-speaker' then '[{"role": "host"}]'::jsonb
      else '[{"role": "host"}, {"role": "cohost"}]'::jsonb
    end
  );
  v_taken text[] := array(
    select private.person_of_voice(s ->> 'voice')
    from jsonb_array_elements(v_cast) as s where s ->> 'voice' is not null
  );
  v_speaker jsonb;
  v_position bigint;
  v_voice text;
  v_speakers jsonb := '[]';
begin
  for v_speaker, v_position in
    select s, n from jsonb_array_elements(v_cast) with ordinality as c (s, n) order by n
  loop
    v_voice := v_speaker ->> 'voice';
    if v_voice is null then
      select name into v_voice from public.voices
      where language_code = p_language_code and private.person_of_voice(name) <> all (v_taken)
      order by position = v_position desc, position limit 1;
      if v_voice is null then
        raise sqlstate 'PT482' using
          message = format('There is no default voice for the language %s.', p_language_code),
          detail = 'NoVoice',
          hint = 'Name a voice for each speaker in podcast_configs.speakers, or add the language to the table voices.';
      end if;
      v_taken := v_taken || private.person_of_voice(v_voice);
    end if;
    v_speakers := v_speakers || (jsonb_strip_nulls(v_speaker) || jsonb_build_object('voice', v_voice));
  end loop;
  return v_speakers;
end
$$;
comment on function private.choose_speakers(public.podcast_configs, text) is
  'Each role with its voice and its options: the config''s voice, else the language''s default of the same position, else the other one, if nobody sounds like it yet.';

create or replace function public.pending_deliveries(
  p_limit integer, p_after_event_id bigint default null, p_after_endpoint_id uuid default null
) returns table (event_id bigint, endpoint_id uuid, execution text, next_execution text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if (p_after_event_id is null) <> (p_after_endpoint_id is null) then
    raise sqlstate 'PT470' using
      message = 'p_after_event_id and p_after_endpoint_id are the last row of the page before: give both or neither.',
      detail = 'InvalidArgument';
  end if;
  return query
    select d.event_id, d.endpoint_id, name,
      -- At most one new execution an hour for what no execution brings to an end.
      name || '-' || to_char(now() at time zone 'UTC', 'YYYYMMDDHH24')
    from public.webhook_deliveries as d
    cross join lateral (select d.event_id || '-' || d.endpoint_id as name) as named
    where d.delivered_at is null and d.given_up_at is null
      and (d.held_until is null or d.held_until <= now())
      and (p_after_event_id is null
        or (d.event_id, d.endpoint_id) > (p_after_event_id, p_after_endpoint_id))
    order by d.event_id, d.endpoint_id
    limit p_limit;
end
$$;
comment on function public.pending_deliveries(integer, bigint, uuid) is
  'Deliveries that no execution holds: new ones, and those whose execution has not been heard of in time. execution is the name to start; next_execution is for when an execution of that name has ended.';
grant execute on function public.pending_deliveries(integer, bigint, uuid) to service_role;

create or replace function public.open_delivery(p_event_id bigint, p_endpoint_id uuid, p_execution text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_endpoint public.webhook_endpoints;
begin
  if coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A delivery is opened by an execution.', detail = 'InvalidArgument';
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found or v_delivery.state <> 'pending' then
    return jsonb_build_object('state', 'settled');
  end if;
  if v_delivery.execution <> p_execution and v_delivery.held_until > clock_timestamp() then
    return jsonb_build_object('state', 'held');
  end if;
  -- An event that happened while its endpoint was being disabled.
  if v_endpoint.disabled_at is not null then
    update public.webhook_deliveries
    set given_up_at = now(), next_attempt_at = null, last_error = private.unsent_because(v_endpoint.disabled_reason)
    where event_id = p_event_id and endpoint_id = p_endpoint_id;
    return jsonb_build_object('state', 'settled');
  end if;
  update public.webhook_deliveries set
    execution = p_execution,
    held_until = clock_timestamp() + interval '15 minutes'
  where event_id = p_event_id and endpoint_id = p_endpoint_id;
  return jsonb_build_object(
    'state', 'open',
    'attempt', v_delivery.attempts + 1,
    'url', v_endpoint.url,
    'payload', v_delivery.payload,
    'secrets', (
      select jsonb_agg(secret order by expires_at desc nulls first)
      from private.webhook_secrets
      where endpoint_id = p_endpoint_id and (expires_at is null or expires_at > now())
    )
  );
end
$$;
comment on function public.open_delivery(bigint, uuid, text) is
  'What is to be sent where, signed by what, held for the execution; or { "state": "settled" } when nothing is left to send, { "state": "held" } while another execution has it.';
grant execute on function public.open_delivery(bigint, uuid, text) to service_role;

create or replace function public.record_delivery_attempt(
  p_event_id bigint,
  p_endpoint_id uuid,
  p_execution text,
  p_attempt integer,
  p_outcome text,
  p_status integer default null,
  p_error text default null,
  p_wait_seconds integer default null
) returns public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_next timestamptz := now() + make_interval(secs => p_wait_seconds);
begin
  if p_outcome is null or p_outcome not in ('delivered', 'failed', 'gone') then
    raise sqlstate 'PT470' using
      message = format('A try ends as delivered, failed or gone; not as %s.', coalesce(p_outcome, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_outcome = 'gone' then
    -- Two that find their endpoint gone at once: the second waits before it locks a delivery.
    perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT475' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_delivery.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
      message = format('The delivery of event %s to webhook %s belongs to the execution %s, not to %s.',
        p_event_id, p_endpoint_id, coalesce(v_delivery.execution, 'none'), coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  if v_delivery.state <> 'pending' or p_attempt <= v_delivery.attempts then
    return v_delivery;
  end if;

  update public.webhook_deliveries set
    attempts = p_attempt,
    last_attempt_at = now(),
    last_status = p_status,
    last_error = left(p_error, 1000),
    delivered_at = case when p_outcome = 'delivered' then now() end,
    given_up_at = case when p_outcome = 'gone' or p_outcome = 'failed' and v_next is null then now() end,
    next_attempt_at = case when p_outcome = 'failed' then v_next end,
    held_until = case when p_outcome = 'failed' then v_next + interval '15 minutes' end
  where event_id = p_event_id and endpoint_id = p_endpoint_id
  returning * into v_delivery;
  if p_outcome = 'gone' then
    perform private.disable_webhook(p_endpoint_id, 'It answered 410 Gone.');
  end if;
  return v_delivery;
end
$$;
comment on function public.record_delivery_attempt(bigint, uuid, text, integer, text, integer, text, integer) is
  'Notes how a try went. delivered ends the delivery, gone disables its endpoint, failed waits p_wait_seconds for the next try or, with null, gives up. Repeated by the same execution it changes nothing.';
grant execute on function public.record_delivery_attempt(bigint, uuid, text, integer, text, integer, text, integer) to service_role;

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
    'episode.completed', 'episode.skipped', 'episode.failed'
  ]))
  returning * into v_endpoint;
  insert into private.webhook_secrets (endpoint_id, secret) values (v_endpoint.id, p_secret);
  return v_endpoint;
end
$$;
comment on function public.create_webhook_endpoint(text, text, uuid, text[]) is
  'Adds an endpoint with its secret. Without a show it is told of all, without events of every type.';
grant execute on function public.create_webhook_endpoint(text, text, uuid, text[]) to service_role;

create or replace function public.rotate_webhook_secret(
  p_endpoint_id uuid, p_secret text, p_overlap_seconds integer
) returns timestamptz
language plpgsql security definer set search_path = ''
as $$
declare
  v_until timestamptz;
begin
  if p_secret is null or p_overlap_seconds is null or p_overlap_seconds not between 0 and 604800 then
    raise sqlstate 'PT470' using
      message = 'A rotation needs a secret, and 0 to 604800 seconds in which the old one signs as well.',
      detail = 'InvalidArgument';
  end if;
  -- The endpoint's row is the lock: of two rotations at once, the second one replaces the first one's secret.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  v_until := clock_timestamp() + make_interval(secs => p_overlap_seconds);
  delete from private.webhook_secrets where endpoint_id = p_endpoint_id and expires_at <= clock_timestamp();
  update private.webhook_secrets set expires_at = v_until
    where endpoint_id = p_endpoint_id and expires_at is null;
  insert into private.webhook_secrets (endpoint_id, secret) values (p_endpoint_id, p_secret);
  return v_until;
end
$$;
comment on function public.rotate_webhook_secret(uuid, text, integer) is
  'Puts a new secret in use and answers until when the one before signs as well.';
grant execute on function public.rotate_webhook_secret(uuid, text, integer) to service_role;

create or replace function public.update_webhook_endpoint(
  p_endpoint_id uuid,
  p_url text default null,
  p_events text[] default null,
  p_is_enabled boolean default null
) returns public.webhook_endpoints
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
begin
  -- Deliveries take the endpoint before their own row; so does this.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  update public.webhook_endpoints set
    url = coalesce(p_url, url),
    events = coalesce(p_events, events),
    disabled_at = case when p_is_enabled then null else disabled_at end,
    disabled_reason = case when p_is_enabled then null else disabled_reason end
  where id = p_endpoint_id;
  if p_is_enabled = false then
    perform private.disable_webhook(p_endpoint_id, 'Somebody disabled it.');
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  return v_endpoint;
end
$$;
comment on function public.update_webhook_endpoint(uuid, text, text[], boolean) is
  'Changes what is given. Enabled again it is told of what happens from then on.';
grant execute on function public.update_webhook_endpoint(uuid, text, text[], boolean) to service_role;
