create or replace function private.person_of_voice(p_voice text) returns text
language plpgsql immutable set search_path = ''
as $$
begin
  return case when p_voice like '%-Chirp3-HD-%'
    then regexp_replace(p_voice, '^.*-', '')
    else regexp_replace(p_voice, '^([a-z]{2,3}-[A-Z]{2})-.+-([^-]+)$', '\1 \2')
  end;
end
$$;
comment on function private.person_of_voice(text) is
  'Who is heard in a voice: Chirp 3: HD has the same speakers in every language, a letter is a speaker of one language.';
grant execute on function private.person_of_voice(text) to authenticated, service_role;

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
    'telegramChat', p_config.telegram_chat,
    'telegramSession', p_config.telegram_session
  );
end
$$;
