create or replace function private.is_channel_list(p_channels text[]) returns boolean
language sql immutable set search_path = ''
as $$
  select cardinality(p_channels) between 1 and 100
    and count(*) = count(distinct lower(c))
    and coalesce(bool_and(c ~ '^[A-Za-z][A-Za-z0-9_]{3,31}$'), false)
  from unnest(p_channels) as c
$$;
comment on function private.is_channel_list(text[]) is
  'One to a hundred Telegram usernames without the @, each once, whatever the case.';
grant execute on function private.is_channel_list(text[]) to authenticated, service_role;

create or replace function private.is_number_between(p_value jsonb, p_least numeric, p_most numeric) returns boolean
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
grant execute on function private.is_number_between(jsonb, numeric, numeric) to authenticated, service_role;

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
grant execute on function private.is_speaker(jsonb) to authenticated, service_role;

create or replace function private.is_cast(p_format text, p_speakers jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_speakers) = 'array' then (
    select count(*) = case p_format when 'single-speaker' then 1 else 2 end
      and count(distinct s ->> 'role') = count(*)
      and bool_and(private.is_speaker(s))
    from jsonb_array_elements(p_speakers) as s
  ) else false end
$$;
comment on function private.is_cast(text, jsonb) is
  'One speaker for single-speaker, two of different roles for multi-speaker: [{ "role", "voice"? }].';
grant execute on function private.is_cast(text, jsonb) to authenticated, service_role;

create or replace function private.is_filters(p_filters jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_filters) = 'object' then
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
  else false end
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

create table public.podcast_configs (
  id uuid primary key default gen_random_uuid(),
  podcast_id uuid not null unique references public.podcasts (id) on delete cascade,
  telegram_channels text[] not null
    constraint telegram_channels_are_usernames check (private.is_channel_list(telegram_channels)),
  format text not null default 'single-speaker'
    check (format in ('single-speaker', 'multi-speaker')),
  speakers jsonb
    constraint speakers_fit_format check (speakers is null or private.is_cast(format, speakers)),
  intro_text text check (length(intro_text) <= 2000),
  outro_text text check (length(outro_text) <= 2000),
  additional_instructions text check (length(additional_instructions) <= 8000),
  writer text check (writer in ('built-in', 'gemini')),
  writer_model text
    check (length(writer_model) between 1 and 100 and writer_model ~ '^[A-Za-z0-9._/-]+$'),
  writer_temperature numeric(3, 2) check (writer_temperature between 0 and 2),
  target_duration_minutes numeric(4, 1) not null default 10
    check (target_duration_minutes between 0.5 and 180),
  max_messages integer not null default 100 check (max_messages between 1 and 5000),
  media_types text[] not null default array[
    'photo', 'video', 'animation', 'audio', 'voice', 'document',
    'sticker', 'poll', 'location', 'contact', 'webpage', 'other'
  ] check (media_types <@ array[
    'photo', 'video', 'animation', 'audio', 'voice', 'document',
    'sticker', 'poll', 'location', 'contact', 'webpage', 'other'
  ]),
  filters jsonb not null default '{}'
    constraint filters_are_known check (private.is_filters(filters)),
  episode_frequency integer not null default 7 check (episode_frequency between 1 and 365),
  time_zone text not null default 'UTC'
    constraint time_zone_exists check (private.is_time_zone(time_zone)),
  time_of_day time not null default '06:00',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  scheduled_from date
    constraint scheduled_from_is_a_date check (scheduled_from between '2000-01-01' and '2100-01-01'),
  intro_audio_url text
    check (length(intro_audio_url) <= 2000 and intro_audio_url ~ '^https?://[^\s]+$'),
  outro_audio_url text
    check (length(outro_audio_url) <= 2000 and outro_audio_url ~ '^https?://[^\s]+$')
);
comment on table public.podcast_configs is 'How a show''s episodes are made, and when. An episode copies it when it opens.';
comment on column public.podcast_configs.telegram_channels is 'Usernames without the @.';
comment on column public.podcast_configs.speakers is 'Roles in order, with a voice where it shall not be the language''s default; null: the format''s default roles.';
comment on column public.podcast_configs.writer is 'Who writes the script; null: the built-in writer.';
comment on column public.podcast_configs.writer_model is 'The language model, for a writer that asks one; null: the writer''s default.';
comment on column public.podcast_configs.writer_temperature is 'From 0 to 2; null: the model''s default.';
comment on column public.podcast_configs.media_types is 'Posts with media of another type are left out; posts without media always stay.';
comment on column public.podcast_configs.episode_frequency is 'Days from one episode to the next.';
comment on column public.podcast_configs.time_of_day is 'When an episode is due, in time_zone.';
comment on column public.podcast_configs.scheduled_from is
  'The first date with an episode of the schedule as it is now; left out, the next one on which time_of_day is still to come.';
comment on column public.podcast_configs.intro_audio_url is 'Heard before the first word.';
comment on column public.podcast_configs.outro_audio_url is 'Heard after the last word.';

alter table public.podcast_configs enable row level security;
grant select, insert, update, delete on public.podcast_configs to authenticated;
grant all on public.podcast_configs to service_role;
create policy "Admins manage configs" on public.podcast_configs for all to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));

create trigger touch_updated_at before update on public.podcast_configs
  for each row execute function private.touch_updated_at();

create or replace function public.get_podcast_config_by_id(p_id uuid) returns public.podcast_configs
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where id = p_id;
  if not found then
    raise sqlstate 'PT404' using
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
    raise sqlstate 'PT404' using
      message = format('Show %s has no config.', p_podcast_id), detail = 'UnknownConfig';
  end if;
  return v_config;
end
$$;
grant execute on function public.get_podcast_config_by_podcast_id(uuid) to service_role;
