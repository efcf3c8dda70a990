create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped')
    )
  end;
end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;

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
    and p_speaker - array['role', 'voice', 'speakingRate', 'pitch'] = '{}'
  else false end;
end
$$;
comment on function private.is_speaker(jsonb) is
  '{ "role", "voice"?, "speakingRate"?, "pitch"? }: the rate in times the voice''s own pace, the pitch in semitones.';
grant execute on function private.is_speaker(jsonb) to authenticated, service_role;
