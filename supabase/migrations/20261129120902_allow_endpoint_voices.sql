create or replace function private.is_speaker(p_speaker jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select case when jsonb_typeof(p_speaker) = 'object' then
    coalesce(jsonb_typeof(p_speaker -> 'role'), 'none') = 'string'
    and length(btrim(p_speaker ->> 'role')) between 1 and 60
    and coalesce(jsonb_typeof(p_speaker -> 'voice'), 'null') in ('null', 'string')
    and coalesce(p_speaker ->> 'voice', 'unset') ~ '^([A-Za-z0-9_-]+|openai:[A-Za-z0-9_.+()-]+)$'
    and private.is_number_between(p_speaker -> 'speakingRate', 0.25, 2)
    and private.is_number_between(p_speaker -> 'pitch', -20, 20)
    and p_speaker - array['role', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end
$$;
comment on function private.is_speaker(jsonb) is
  '{ "role", "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';
grant execute on function private.is_speaker(jsonb) to authenticated, service_role;
