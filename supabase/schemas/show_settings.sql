create or replace function private.is_channel_list(p_channels text[]) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return (
    select cardinality(p_channels) between 1 and 100
      and count(*) = count(distinct lower(c))
      and coalesce(bool_and(c ~ '^[A-Za-z][A-Za-z0-9_]{3,31}(_topic_[0-9]{1,10}_)?$'), false)
    from unnest(p_channels) as c
  );
end
$$;
comment on function private.is_channel_list(text[]) is
  'One to a hundred Telegram usernames without the @, or what stands for a channel, a group or a topic without one, each once, whatever the case.';
grant execute on function private.is_channel_list(text[]) to authenticated, service_role;

create or replace function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case coalesce(jsonb_typeof(p_value), 'null')
    when 'null' then true
    when 'number' then (p_value #>> '{}')::numeric between p_least and p_most
    else false
  end;
end
$$;
comment on function private.is_number_between(jsonb, numeric, numeric) is
  'A number within bounds, or none.';
grant execute on function private.is_number_between(jsonb, numeric, numeric) to authenticated, service_role;

create or replace function private.is_text_within(p_value jsonb, p_most integer) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce(jsonb_typeof(p_value), 'null') in ('null', 'string')
    and length(coalesce(p_value #>> '{}', '')) <= p_most;
end
$$;
comment on function private.is_text_within(jsonb, integer) is
  'A text of at most so many characters, or none.';
grant execute on function private.is_text_within(jsonb, integer) to authenticated, service_role;

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

create or replace function private.is_character(p_character jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_character) = 'object' then
    private.is_text_within(p_character -> 'audience', 500)
    and private.is_text_within(p_character -> 'tone', 500)
    and private.is_text_within(p_character -> 'examples', 4000)
    and coalesce(p_character ->> 'background', 'none') in ('none', 'half-sentence', 'explain')
    and case jsonb_typeof(coalesce(p_character -> 'neverSay', '[]')) when 'array' then (
      select count(*) <= 50
        and coalesce(bool_and(jsonb_typeof(n) = 'string' and length(btrim(n #>> '{}')) between 1 and 100), true)
      from jsonb_array_elements(coalesce(p_character -> 'neverSay', '[]')) as n
    ) else false end
    and p_character - array['audience', 'tone', 'background', 'neverSay', 'examples'] = '{}'
  else false end;
end
$$;
comment on function private.is_character(jsonb) is
  '{ "audience"?, "tone"?, "background"?, "neverSay"?: [text], "examples"? }.';
grant execute on function private.is_character(jsonb) to authenticated, service_role;

create or replace function private.is_lexicon(p_lexicon jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_lexicon) = 'array' then (
    select count(*) <= 200
      and count(distinct e ->> 'word') = count(*)
      and coalesce(bool_and(
        jsonb_typeof(e) = 'object'
        and jsonb_typeof(e -> 'word') = 'string' and length(btrim(e ->> 'word')) between 1 and 60
        and coalesce(jsonb_typeof(e -> 'respelling'), 'null') in ('null', 'string')
        and coalesce(jsonb_typeof(e -> 'ipa'), 'null') in ('null', 'string')
        and coalesce(e ->> 'respelling', e ->> 'ipa') is not null
        and length(coalesce(e ->> 'respelling', '-')) between 1 and 120
        and length(coalesce(e ->> 'ipa', '-')) between 1 and 120
        and e - array['word', 'respelling', 'ipa'] = '{}'
      ), true)
    from jsonb_array_elements(p_lexicon) as e
  ) else false end;
end
$$;
comment on function private.is_lexicon(jsonb) is
  'At most 200 of [{ "word", "respelling"?, "ipa"? }], each word once and with at least one of the two.';
grant execute on function private.is_lexicon(jsonb) to authenticated, service_role;

create or replace function private.is_filters(p_filters jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case when jsonb_typeof(p_filters) = 'object' then
    p_filters - array['excludeForwarded', 'excludeKeywords', 'minCharacters'] = '{}'
    and coalesce(jsonb_typeof(p_filters -> 'excludeForwarded'), 'boolean') = 'boolean'
    and coalesce(jsonb_typeof(p_filters -> 'minCharacters'), 'number') = 'number'
    and coalesce(p_filters ->> 'minCharacters', '1') ~ '^[0-9]{1,6}$'
    and case coalesce(jsonb_typeof(p_filters -> 'excludeKeywords'), 'none')
      when 'none' then true
      when 'array' then not exists (
        select from jsonb_array_elements(p_filters -> 'excludeKeywords') as k
        where jsonb_typeof(k) <> 'string' or k #>> '{}' = ''
      )
      else false
    end
  else false end;
end
$$;
grant execute on function private.is_filters(jsonb) to authenticated, service_role;

-- Marked immutable, as a constraint needs it: a zone that exists goes on existing.
create or replace function private.is_time_zone(p_name text) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  perform timestamptz 'epoch' at time zone p_name;
  return p_name ~ '^([A-Za-z_]+/[A-Za-z0-9_+/-]+|UTC)$';
exception when invalid_parameter_value then
  return false;
end
$$;
grant execute on function private.is_time_zone(text) to authenticated, service_role;

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
