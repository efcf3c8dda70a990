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

alter table public.podcast_configs
  add column lexicon jsonb not null default '[]'
    constraint lexicon_is_one check (private.is_lexicon(lexicon));
comment on column public.podcast_configs.lexicon is
  'How words are said that voices would say wrong: [{ "word", "respelling"?, "ipa"? }].';
