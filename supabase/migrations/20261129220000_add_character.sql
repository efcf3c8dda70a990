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

alter table public.podcast_configs
  drop constraint podcast_configs_style_check,
  add constraint podcast_configs_style_check
    check (style in ('newscast', 'in-depth', 'digest', 'conversation', 'interview', 'deep-dive', 'story')),
  add column character jsonb not null default '{}'
    constraint podcast_configs_character_check check (private.is_character(character));
comment on column public.podcast_configs.style is
  'How an episode is told, by the built-in writer as far as it can; null: chosen by the material.';
comment on column public.podcast_configs.character is
  'What a show is like where a language model writes it: { "audience"?, "tone"?, "background"?, "neverSay"?, "examples"? }.';
