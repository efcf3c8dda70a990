create or replace function private.edit_config(p_config jsonb, p_settings jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
declare
  -- What makes an episode; what its show says of itself stays the show's. "?" is what may be null.
  v_types constant jsonb := '{
    "telegramChannels": "array", "maxMessages": "number", "mediaTypes": "array", "filters": "object",
    "format": "string", "speakers": "array", "introText": "string?", "outroText": "string?",
    "additionalInstructions": "string?", "writer": "string", "writerModel": "string?",
    "writerTemperature": "number?", "style": "string?", "targetDurationMinutes": "number",
    "introAudioUrl": "string?", "outroAudioUrl": "string?", "hasStings": "boolean", "hasStoryPauses": "boolean",
    "lexicon": "array", "character": "object"
  }';
  v_key text;
  v_given text;
  v_type text;
begin
  if p_settings is null then
    return p_config;
  end if;
  if jsonb_typeof(p_settings) <> 'object' then
    raise sqlstate 'PT486' using
      message = format('Edited settings are a JSON object, not a JSON %s.', jsonb_typeof(p_settings)),
      detail = 'InvalidInput';
  end if;
  for v_key, v_given in select key, jsonb_typeof(value) from jsonb_each(p_settings) loop
    v_type := v_types ->> v_key;
    if v_type is null then
      raise sqlstate 'PT486' using
        message = format('An attempt has no setting %s that could be edited.', v_key),
        detail = 'InvalidInput',
        hint = 'What the show says of itself is edited at the show.';
    end if;
    if v_given <> rtrim(v_type, '?') and not (v_given = 'null' and v_type like '%?') then
      raise sqlstate 'PT486' using
        message = format('The setting %s is a JSON %s, not a JSON %s.', v_key, rtrim(v_type, '?'), v_given),
        detail = 'InvalidInput';
    end if;
  end loop;
  return p_config || p_settings;
end
$$;
comment on function private.edit_config(jsonb, jsonb) is
  'A config snapshot with what an attempt changes of it: each member of p_settings takes the place of the snapshot''s.';

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
    review_until = case when p_from in ('audio', 'publish') then review_until end,
    -- Hidden and shown before it was ever published: there is nothing to publish until this attempt completes.
    republish_since = case
      when visibility <> 'public' or exists (select from public.episode_releases where episode_id = p_episode.id)
        then republish_since
    end,
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
  p_window_until timestamptz default null,
  p_settings jsonb default null
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
  if p_from not in ('collect', 'script', 'audio', 'publish') then
    raise sqlstate 'PT470' using
      message = format('An attempt starts from collect, script, audio or publish; not from %s.', p_from),
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
    return private.reopen_episode(v_episode, p_execution, p_trigger, p_from, p_window_from, p_window_until, p_settings);
  end if;
  if p_from in ('script', 'audio', 'publish') then
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
    private.edit_config(private.snapshot_config(v_podcast, v_config), p_settings),
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
comment on function public.open_episode(uuid, uuid, text, text, text, timestamptz, timestamptz, jsonb) is
  'Opens an episode, or a new attempt of one that has ended, as pending; p_settings are what the attempt changes of the config. Repeated by the same execution it answers the row as it is. Each refusal has a status of its own, since a state machine sees nothing else of it.';
grant execute on function public.open_episode(uuid, uuid, text, text, text, timestamptz, timestamptz, jsonb) to service_role;

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
