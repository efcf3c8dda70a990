create function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) returns boolean
language sql immutable set search_path = ''
as $$
  select case coalesce(jsonb_typeof(p_value), 'null')
    when 'null' then true
    when 'number' then (p_value #>> '{}')::numeric between p_least and p_most
    else false
  end
$$;
comment on function private.is_number_between(jsonb, numeric, numeric) is
  'A number within bounds, or none.';

create or replace function private.is_speaker(p_speaker jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_speaker) = 'object' then
    coalesce(jsonb_typeof(p_speaker -> 'role'), 'none') = 'string'
    and length(btrim(p_speaker ->> 'role')) between 1 and 60
    and coalesce(jsonb_typeof(p_speaker -> 'voice'), 'null') in ('null', 'string')
    and coalesce(p_speaker ->> 'voice', 'unset') ~ '^[A-Za-z0-9_-]+$'
    and private.is_number_between(p_speaker -> 'speakingRate', 0.25, 2)
    and private.is_number_between(p_speaker -> 'pitch', -20, 20)
    and p_speaker - array['role', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end
$$;
comment on function private.is_speaker(jsonb) is
  '{ "role", "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';

create function private.person_of_voice(p_voice text) returns text
language sql immutable set search_path = ''
as $$
  select case when p_voice like '%-Chirp3-HD-%'
    then regexp_replace(p_voice, '^.*-', '')
    else regexp_replace(p_voice, '^([a-z]{2,3}-[A-Z]{2})-.+-([^-]+)$', '\1 \2')
  end
$$;
comment on function private.person_of_voice(text) is
  'Who is heard in a voice: Chirp 3: HD has the same speakers in every language, a letter is a speaker of one language.';

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

grant execute on function
  private.is_number_between(jsonb, numeric, numeric), private.person_of_voice(text)
to authenticated, service_role;
