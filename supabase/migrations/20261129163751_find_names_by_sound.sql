drop function private.search_spellings(p_folded text, p_languages text[]);

create or replace function private.search_spellings(p_word text, p_folded text, p_languages text[]) returns text[]
language plpgsql stable set search_path = ''
as $$
begin
  return array(
    select distinct l from (
      select language, word from public.search_words
      where folded operator(extensions.%) p_folded and language = any (p_languages)
        and extensions.similarity(folded, p_folded) >= case when length(p_folded) < 5 then 0.5 else 0.4 end
        and length(folded) >= 4
        -- Who mistakes a letter mistakes another than the first: "married" is no misspelt "carried".
        and (translate(left(folded, 1), 'cqyjwz', 'kkiivs') = translate(left(p_folded, 1), 'cqyjwz', 'kkiivs')
          or position(folded in p_folded) > 0 or position(p_folded in folded) > 0)
        -- "may" is no misspelt "mayor": a short word is mistaken by a letter at most.
        and (abs(length(folded) - length(p_folded)) <= case when length(p_folded) < 7 then 1 else 2 end
          or (least(length(folded), length(p_folded)) >= 5
            and (position(folded in p_folded) > 0 or position(p_folded in folded) > 0)))
      order by extensions.similarity(folded, p_folded) desc, word
      limit 4
    ) as near
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
    union
    select l from (
      select language, word from public.search_words
      where sound = private.sound_of(p_word, p_folded) and length(sound) >= 3 and language = any (p_languages)
        and (word ~ '[a-z]') <> (p_word ~ '[a-z]')
      order by word
      limit 4
    ) as heard
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
  );
end
$$;
comment on function private.search_spellings(text, text, text[]) is
  'The lexemes of the words that are spelt most like one that nobody ever said, or sound like it in another alphabet.';

create or replace function private.search_accents(p_word text, p_folded text, p_languages text[]) returns text[]
language plpgsql stable set search_path = ''
as $$
begin
  return array(
    select distinct l from (
      select language, word from public.search_words
      where folded = p_folded and word <> p_word and language = any (p_languages)
      order by language, word
      limit 8
    ) as same
    cross join lateral unnest(private.search_lexemes(language, jsonb_build_array(word))) as l
  );
end
$$;
comment on function private.search_accents(text, text, text[]) is
  'The lexemes of the words that are the same in Latin letters: with accents or without, or in another alphabet.';

create or replace function private.search_terms(p_terms jsonb, p_languages text[])
returns table (
  term integer, languages text[], lexemes text[], query tsquery, passages integer, is_spelt_anew boolean
)
language plpgsql stable set search_path = ''
as $$
declare
  v_word jsonb;
  v_folded text;
begin
  for term, v_word in select n - 1, t -> 'word' from jsonb_array_elements(p_terms) with ordinality as x(t, n) loop
    select array_agg(distinct language), array_agg(distinct l) into languages, lexemes
    from unnest(p_languages) as language cross join lateral unnest(private.search_lexemes(language, v_word)) as l;
    v_folded := p_terms -> term ->> 'folded';
    if v_folded <> '' then
      lexemes := array(select unnest(lexemes) union select unnest(private.search_accents(v_word ->> 0, v_folded, p_languages)));
    end if;
    passages := private.count_passages(lexemes);
    is_spelt_anew := false;
    if passages = 0 and length(v_folded) >= 4 then
      lexemes := private.search_spellings(v_word ->> 0, v_folded, p_languages);
      passages := private.count_passages(lexemes);
      is_spelt_anew := passages > 0;
    end if;
    query := private.search_any(lexemes);
    return next;
  end loop;
end
$$;
comment on function private.search_terms(jsonb, text[]) is
  'By what each word of a question is found and in how many passages; a word that nobody said by those that are spelt like it.';
