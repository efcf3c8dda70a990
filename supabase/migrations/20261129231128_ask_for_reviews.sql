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
    metadata = metadata - array['error', 'skipped', 'publishError']
  where id = p_episode.id
  returning * into v_episode;
  return v_episode;
end
$$;

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
  e.review_until, e.config_snapshot #>> '{review,atDeadline}' as review_at_deadline
from public.episodes as e;
comment on view public.episode_statuses is
  'What the API tells of an episode: its row, the transitions of its attempt, and how long its show''s steps usually take.';
grant select on public.episode_statuses to service_role;

create or replace function public.update_episode_status(
  p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_status is null or p_status not in ('content_collected', 'awaiting_review', 'processing') then
    raise sqlstate 'PT479' using
      message = format('Episode %s can''t go from %s to %s this way.', p_episode_id, v_episode.status, coalesce(p_status, 'null')),
      detail = 'IllegalTransition',
      hint = 'Only content_collected, awaiting_review and processing are set here; completed is set with its audio, skipped and failed with their reason, pending by a new attempt.';
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
  'pending to content_collected to processing, or to awaiting_review. p_outputs is merged into outputs; its title and summary become title and description, its writing goes to metadata.';
grant execute on function public.update_episode_status(uuid, text, text, jsonb) to service_role;

create or replace function private.next_window_from(p_podcast_id uuid, p_frequency_days integer)
returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  v_told tstzmultirange;
  v_last_default timestamptz;
  v_first_tried timestamptz;
begin
  -- A skipped window counts as told: it held nothing to tell, or somebody discarded it. One whose script
  -- is or was under review is taken: should speaking it fail, it is that episode that is retried.
  select range_agg(tstzrange(window_from, window_until)),
         max(window_until) filter (where window_is_default)
    into v_told, v_last_default
    from public.episodes
    where podcast_id = p_podcast_id and trigger <> 'import'
      and (status in ('completed', 'skipped') or published_at is not null or review_until is not null);

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

create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped', 'awaiting_review') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('content_collected', 'awaiting_review'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped'),
      ('awaiting_review', 'skipped')
    )
  end;
end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;

create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  new.is_reviewed := coalesce(jsonb_typeof(new.config_snapshot -> 'review') = 'object', false);
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
    if new.status = 'awaiting_review' then
      new.review_until := now() + make_interval(days => (new.config_snapshot #>> '{review,days}')::integer);
    elsif old.status = 'awaiting_review' and new.status = 'failed' then
      -- Cancelled: its posts are anybody's again.
      new.review_until := null;
    end if;
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
    case new.status
      when 'failed' then new.metadata -> 'error'
      when 'skipped' then new.metadata -> 'skipped'
      when 'awaiting_review' then jsonb_build_object('until', private.iso_utc(new.review_until))
    end,
    new.last_transition_at
  );
  return null;
end
$$;

create or replace function public.discard_episode(p_episode_id uuid, p_reason text) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.status = 'skipped' and v_episode.metadata -> 'skipped' ? 'isDiscarded' then
    return v_episode;
  end if;
  if v_episode.status <> 'awaiting_review' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s, not under review: there is nothing to discard.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    status = 'skipped',
    metadata = metadata || jsonb_build_object('skipped', jsonb_build_object(
      'reason', left(coalesce(p_reason, ''), 2000),
      'skippedAt', private.iso_utc(now()),
      'isDiscarded', true
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.discard_episode(uuid, text) is
  'awaiting_review to skipped: its script isn''t spoken, and its posts count as told. Asked again it answers the same.';
grant execute on function public.discard_episode(uuid, text) to service_role;

create or replace function public.overdue_reviews(p_limit integer)
returns table (id uuid, podcast_id uuid, attempt integer, at_deadline text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    with overdue as (
      select e.id, e.podcast_id, e.attempt, e.review_until, e.window_from,
        e.config_snapshot #>> '{review,atDeadline}' as at_deadline
      from public.episodes as e
      where e.status = 'awaiting_review' and e.review_until <= now()
    ),
    ranked as (
      select o.*, row_number() over (partition by o.podcast_id, o.at_deadline order by o.window_from, o.id) as place
      from overdue as o
    )
    select r.id, r.podcast_id, r.attempt, r.at_deadline
    from ranked as r
    -- A show makes one episode at a time: the others wait for a later sweep.
    where r.at_deadline = 'discard' or (r.place = 1 and not exists (
      select from public.episodes as live
      where live.podcast_id = r.podcast_id and live.status in ('pending', 'content_collected', 'processing')
    ))
    order by r.review_until, r.id
    limit p_limit;
end
$$;
comment on function public.overdue_reviews(integer) is
  'The episodes whose review is past its deadline, and what their show wants then: discard, or publish, which is told of one episode a show and not while the show makes another.';
grant execute on function public.overdue_reviews(integer) to service_role;

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
    where latest.slot is not null and coalesce(e.status, '') not in ('completed', 'skipped', 'awaiting_review')
    order by c.podcast_id
    limit p_limit;
end
$$;
comment on function public.overdue_podcasts(integer) is
  'The shows without an episode that is completed, skipped or under review nine hours after their slot; status is null where it has no episode at all. A paused show owes none.';
grant execute on function public.overdue_podcasts(integer) to service_role;

create or replace function private.save_config(p_podcast_id uuid, p_config jsonb) returns void
language plpgsql set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id for update;
  if not found then
    v_config := jsonb_populate_record(v_config, p_config);
    v_config.id := gen_random_uuid();
    v_config.podcast_id := p_podcast_id;
    v_config.created_at := now();
    v_config.updated_at := now();
    -- An API from before these columns names neither.
    v_config.has_stings := coalesce(v_config.has_stings, true);
    v_config.has_story_pauses := coalesce(v_config.has_story_pauses, true);
    v_config.lexicon := coalesce(v_config.lexicon, '[]');
    v_config.character := coalesce(v_config.character, '{}');
    insert into public.podcast_configs values (v_config.*);
    return;
  end if;
  v_config := jsonb_populate_record(v_config, p_config);
  update public.podcast_configs set
    telegram_channels = v_config.telegram_channels,
    format = v_config.format,
    speakers = v_config.speakers,
    intro_text = v_config.intro_text,
    outro_text = v_config.outro_text,
    intro_audio_url = v_config.intro_audio_url,
    outro_audio_url = v_config.outro_audio_url,
    additional_instructions = v_config.additional_instructions,
    writer = v_config.writer,
    writer_model = v_config.writer_model,
    writer_temperature = v_config.writer_temperature,
    style = v_config.style,
    has_stings = v_config.has_stings,
    has_story_pauses = v_config.has_story_pauses,
    lexicon = v_config.lexicon,
    character = v_config.character,
    review = v_config.review,
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    telegram_chat = v_config.telegram_chat,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
end
$$;
comment on function private.save_config(uuid, jsonb) is
  'Changes the columns that p_config names; a show without a config gets this one.';

create or replace function private.snapshot_config(p_podcast public.podcasts, p_config public.podcast_configs)
returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return jsonb_build_object(
    'title', p_podcast.title,
    'description', p_podcast.description,
    'languageCode', p_podcast.language_code,
    'author', p_podcast.author,
    'imageUrl', p_podcast.image_url,
    'telegramChannels', to_jsonb(p_config.telegram_channels),
    'format', p_config.format,
    'speakers', private.choose_speakers(p_config, p_podcast.language_code),
    'introText', p_config.intro_text,
    'outroText', p_config.outro_text,
    'introAudioUrl', p_config.intro_audio_url,
    'outroAudioUrl', p_config.outro_audio_url,
    'additionalInstructions', p_config.additional_instructions,
    'writer', coalesce(p_config.writer, 'built-in'),
    'writerModel', p_config.writer_model,
    'writerTemperature', p_config.writer_temperature,
    'style', p_config.style,
    'hasStings', p_config.has_stings,
    'hasStoryPauses', p_config.has_story_pauses,
    'lexicon', p_config.lexicon,
    'character', p_config.character,
    'review', p_config.review,
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters,
    'telegramChat', p_config.telegram_chat
  );
end
$$;

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
        'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end,
        'reviewUntil', case when p_event.status = 'awaiting_review' then p_event.detail ->> 'until' end
      )
    )
    from public.episodes as e where e.id = p_event.episode_id
  );
end
$$;
comment on function private.webhook_payload(public.episode_events) is
  'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';

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
    'episode.pending', 'episode.content_collected', 'episode.awaiting_review', 'episode.processing',
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
