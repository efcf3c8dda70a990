create or replace function private.search_spellings(p_folded text, p_languages text[]) returns text[]
language sql stable set search_path = ''
as $$
  select array(
    select distinct l from (
      select language, word from public.search_words
      where folded operator(extensions.%) p_folded and language = any (p_languages)
        and extensions.similarity(folded, p_folded) >= 0.4
        and length(folded) >= 4
        -- "may" is no misspelt "mayor": a short word is mistaken by a letter at most.
        and (abs(length(folded) - length(p_folded)) <= case when length(p_folded) < 7 then 1 else 2 end
          or (least(length(folded), length(p_folded)) >= 5
            and (position(folded in p_folded) > 0 or position(p_folded in folded) > 0)))
      order by extensions.similarity(folded, p_folded) desc, word
      limit 4
    ) as near
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
  )
$$;
comment on function private.search_spellings(text, text[]) is
  'The lexemes of the words that are spelt most like one that nobody ever said.';
