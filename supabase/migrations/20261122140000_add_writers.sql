alter table public.podcast_configs
  add column writer text check (writer in ('built-in', 'gemini')),
  add column writer_model text
    check (length(writer_model) between 1 and 100 and writer_model ~ '^[A-Za-z0-9._/-]+$'),
  add column writer_temperature numeric(3, 2) check (writer_temperature between 0 and 2);
comment on column public.podcast_configs.writer is 'Who writes the script; null: the built-in writer.';
comment on column public.podcast_configs.writer_model is 'The language model, for a writer that asks one; null: the writer''s default.';
comment on column public.podcast_configs.writer_temperature is 'From 0 to 2; null: the model''s default.';
comment on column public.episodes.metadata is 'error: why it failed; skipped: why there is no audio; publishError: why it is not in the feed; writing: who wrote the script, and the tokens that took.';

create or replace function private.snapshot_config(p_podcast public.podcasts, p_config public.podcast_configs)
returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
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
    'additionalInstructions', p_config.additional_instructions,
    'writer', coalesce(p_config.writer, 'built-in'),
    'writerModel', p_config.writer_model,
    'writerTemperature', p_config.writer_temperature,
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters
  )
$$;

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
    additional_instructions = v_config.additional_instructions,
    writer = v_config.writer,
    writer_model = v_config.writer_model,
    writer_temperature = v_config.writer_temperature,
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
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
    raise sqlstate 'PT422' using
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

create or replace function public.mark_episode_published(p_episode_id uuid, p_execution text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT422' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    -- The feed that was put a moment ago says so; a pubDate that moves shows the episode as new again.
    published_at = coalesce(published_at, last_transition_at),
    metadata = metadata - 'publishError'
  where id = p_episode_id
  returning * into v_episode;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms, excluded.outputs);
  return v_episode;
end
$$;
