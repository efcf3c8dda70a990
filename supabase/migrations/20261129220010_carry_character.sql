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

create or replace function private.is_speaker(p_speaker jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_speaker) = 'object' then
    coalesce(jsonb_typeof(p_speaker -> 'role'), 'none') = 'string'
    and length(btrim(p_speaker ->> 'role')) between 1 and 60
    and coalesce(jsonb_typeof(p_speaker -> 'voice'), 'null') in ('null', 'string')
    and coalesce(p_speaker ->> 'voice', 'unset') ~ '^([A-Za-z0-9_-]+|openai:[A-Za-z0-9_.+()-]+)$'
    and private.is_number_between(p_speaker -> 'speakingRate', 0.25, 2)
    and private.is_number_between(p_speaker -> 'pitch', -20, 20)
    and private.is_text_within(p_speaker -> 'name', 60)
    and private.is_text_within(p_speaker -> 'character', 500)
    and p_speaker - array['role', 'name', 'character', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end;
end
$$;
comment on function private.is_speaker(jsonb) is
  '{ "role", "name"?, "character"?, "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';
grant execute on function private.is_speaker(jsonb) to authenticated, service_role;

create or replace function private.is_cast(p_format text, p_speakers jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_speakers) = 'array' then (
    select case p_format when 'single-speaker' then count(*) = 1 else count(*) between 2 and 4 end
      and count(distinct s ->> 'role') = count(*)
      and bool_and(private.is_speaker(s))
    from jsonb_array_elements(p_speakers) as s
  ) else false end;
end
$$;
comment on function private.is_cast(text, jsonb) is
  'One speaker for single-speaker, two to four of different roles for multi-speaker: [{ "role", "voice"? }].';
grant execute on function private.is_cast(text, jsonb) to authenticated, service_role;

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
    'targetDurationMinutes', p_config.target_duration_minutes,
    'maxMessages', p_config.max_messages,
    'mediaTypes', to_jsonb(p_config.media_types),
    'filters', '{"excludeForwarded": false, "excludeKeywords": [], "minCharacters": 1}'::jsonb || p_config.filters,
    'telegramChat', p_config.telegram_chat
  );
end
$$;
