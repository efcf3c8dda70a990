create table public.voices (
  language_code text not null,
  position integer not null check (position in (1, 2)),
  name text not null,
  primary key (language_code, position),
  unique (language_code, name)
);
comment on table public.voices is
  'The default voices of a language, for speakers whose config names none: the first and the second speaker''s.';

alter table public.voices enable row level security;
grant select on public.voices to authenticated;
grant all on public.voices to service_role;
create policy "Admins read voices" on public.voices for select to authenticated
  using ((select private.is_admin()));

-- The locales of Google's Chirp 3: HD voices; a voice is named <locale>-Chirp3-HD-<name>
-- (cloud.google.com/text-to-speech/docs/chirp3-hd). Kore is a woman's voice, Charon a man's.
insert into public.voices (language_code, position, name)
select language_code, position, locale || '-Chirp3-HD-' || speaker
from (
  select locale, locale as language_code
  from unnest(array[
    'ar-XA', 'bg-BG', 'bn-IN', 'cmn-CN', 'cs-CZ', 'da-DK', 'de-DE', 'el-GR', 'en-AU', 'en-GB',
    'en-IN', 'en-US', 'es-ES', 'es-US', 'et-EE', 'fi-FI', 'fr-CA', 'fr-FR', 'gu-IN', 'he-IL',
    'hi-IN', 'hr-HR', 'hu-HU', 'id-ID', 'it-IT', 'ja-JP', 'kn-IN', 'ko-KR', 'lt-LT', 'lv-LV',
    'ml-IN', 'mr-IN', 'nb-NO', 'nl-BE', 'nl-NL', 'pl-PL', 'pt-BR', 'ro-RO', 'ru-RU', 'sk-SK',
    'sl-SI', 'sr-RS', 'sv-SE', 'sw-KE', 'ta-IN', 'te-IN', 'th-TH', 'tr-TR', 'uk-UA', 'ur-IN',
    'vi-VN'
  ]) as locale
  union all
  -- Languages that shows write without a region, or otherwise than Google does.
  values
    ('ar-XA', 'ar'), ('cmn-CN', 'zh-CN'), ('cs-CZ', 'cs'), ('de-DE', 'de'), ('en-US', 'en'),
    ('es-ES', 'es'), ('fr-FR', 'fr'), ('he-IL', 'he'), ('hi-IN', 'hi'), ('it-IT', 'it'),
    ('ja-JP', 'ja'), ('ko-KR', 'ko'), ('nl-NL', 'nl'), ('pl-PL', 'pl'), ('pt-BR', 'pt'),
    ('ru-RU', 'ru'), ('tr-TR', 'tr'), ('uk-UA', 'uk')
) as languages (locale, language_code)
cross join (values (1, 'Kore'), (2, 'Charon')) as speakers (position, speaker);

create or replace function private.person_of_voice(p_voice text) returns text
language sql immutable set search_path = ''
as $$
  select case when p_voice like '%-Chirp3-HD-%'
    then regexp_replace(p_voice, '^.*-', '')
    else regexp_replace(p_voice, '^([a-z]{2,3}-[A-Z]{2})-.+-([^-]+)$', '\1 \2')
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
        raise sqlstate 'PT422' using
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
    'introAudioUrl', p_config.intro_audio_url,
    'outroAudioUrl', p_config.outro_audio_url,
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
