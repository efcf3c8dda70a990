create or replace function private.search_dictionary(p_language text) returns regdictionary
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return (case p_language
    when 'ar' then 'pg_catalog.arabic_stem' when 'ca' then 'pg_catalog.catalan_stem'
    when 'da' then 'pg_catalog.danish_stem' when 'de' then 'pg_catalog.german_stem'
    when 'el' then 'pg_catalog.greek_stem' when 'en' then 'pg_catalog.english_stem'
    when 'es' then 'pg_catalog.spanish_stem' when 'eu' then 'pg_catalog.basque_stem'
    when 'fi' then 'pg_catalog.finnish_stem' when 'fr' then 'pg_catalog.french_stem'
    when 'ga' then 'pg_catalog.irish_stem' when 'hi' then 'pg_catalog.hindi_stem'
    when 'hu' then 'pg_catalog.hungarian_stem' when 'hy' then 'pg_catalog.armenian_stem'
    when 'id' then 'pg_catalog.indonesian_stem' when 'it' then 'pg_catalog.italian_stem'
    when 'lt' then 'pg_catalog.lithuanian_stem' when 'nb' then 'pg_catalog.norwegian_stem'
    when 'ne' then 'pg_catalog.nepali_stem' when 'nl' then 'pg_catalog.dutch_stem'
    when 'no' then 'pg_catalog.norwegian_stem' when 'pt' then 'pg_catalog.portuguese_stem'
    when 'ro' then 'pg_catalog.romanian_stem' when 'ru' then 'pg_catalog.russian_stem'
    when 'sr' then 'pg_catalog.serbian_stem' when 'sv' then 'pg_catalog.swedish_stem'
    when 'ta' then 'pg_catalog.tamil_stem' when 'tr' then 'pg_catalog.turkish_stem'
    when 'yi' then 'pg_catalog.yiddish_stem'
    else 'pg_catalog.simple'
  end)::regdictionary;
end
$$;
comment on function private.search_dictionary(text) is
  'The dictionary that finds the stems of a language; of one that PostgreSQL has no stemmer for, words stay as they are.';

create or replace function private.search_lexemes(p_language text, p_word jsonb) returns text[]
language plpgsql stable parallel safe set search_path = ''
as $$
begin
  return array(
    select p_language || ':' || l
    from unnest(ts_lexize(private.search_dictionary(p_language), nullif(p_word ->> 0, ''))) as l
    union
    select p_language || ':~' || k from jsonb_array_elements_text(p_word - 0) as k
    where p_word ->> 0 = '' or private.search_dictionary(p_language) = 'pg_catalog.simple'::regdictionary
  );
end
$$;
comment on function private.search_lexemes(text, jsonb) is
  'The lexemes of [word, other keys …] in a language: the stem of the word, none of a stop word, and its keys where there is no stemmer for it.';

create or replace function private.quote_lexeme(p_lexeme text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return '''' || replace(replace(p_lexeme, '\', '\\'), '''', '''''') || '''';
end
$$;
comment on function private.quote_lexeme(text) is 'A lexeme as tsvector and tsquery read it, whatever is in it.';

create or replace function private.search_vector(p_language text, p_words jsonb, p_title jsonb) returns tsvector
language plpgsql stable parallel safe set search_path = ''
as $$
begin
  return (
    with dictionary as (select private.search_dictionary(p_language) as id),
    placed as (
      select n::text as place, w from jsonb_array_elements(p_words) with ordinality as t(w, n) where n <= 1000
      union all
      select (1000 + n) || 'D', w from jsonb_array_elements(p_title) with ordinality as t(w, n)
    ),
    lexemes as (
      select place, l as lexeme from dictionary, placed cross join lateral unnest(ts_lexize(dictionary.id, w ->> 0)) as l
      where w ->> 0 <> ''
      union all
      select place, '~' || k from placed cross join lateral jsonb_array_elements_text(w - 0) as k
    )
    select coalesce(string_agg('''' || p_language || ':' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':' || place, ' '), '')::tsvector
    from lexemes
  );
end
$$;
comment on function private.search_vector(text, jsonb, jsonb) is
  'What a passage is found by: its words by their number, and those of its chapter''s title from 1001.';

create or replace function private.search_any(p_lexemes text[]) returns tsquery
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return (
    select string_agg(private.quote_lexeme(l), ' | ')::tsquery from unnest(p_lexemes) as l
  );
end
$$;
comment on function private.search_any(text[]) is 'A query for any of some lexemes; null for none.';

create or replace function private.search_all(p_queries tsquery[]) returns tsquery
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  return (
    select string_agg(format('(%s)', q), ' & ')::tsquery from unnest(p_queries) as q where q is not null
  );
end
$$;
comment on function private.search_all(tsquery[]) is 'A query for all of some queries, which may be null; null for none.';

create or replace function private.search_phrase(p_words jsonb, p_languages text[]) returns tsquery
language plpgsql stable parallel safe set search_path = ''
as $$
declare
  v_language text;
  v_word jsonb;
  v_next tsquery;
  v_phrase tsquery;
  v_phrases tsquery;
  v_distance integer;
begin
  foreach v_language in array p_languages loop
    v_phrase := null;
    v_distance := 1;
    for v_word in select w from jsonb_array_elements(p_words) as t(w) loop
      v_next := private.search_any(private.search_lexemes(v_language, v_word));
      if v_next is null then
        v_distance := v_distance + 1;
      elsif v_phrase is null then
        v_phrase := v_next;
        v_distance := 1;
      else
        v_phrase := tsquery_phrase(v_phrase, v_next, v_distance);
        v_distance := 1;
      end if;
    end loop;
    v_phrases := case when v_phrases is null then v_phrase when v_phrase is null then v_phrases else v_phrases || v_phrase end;
  end loop;
  return v_phrases;
end
$$;
comment on function private.search_phrase(jsonb, text[]) is
  'A query for words in this order and distance, in any of some languages; null where they are all stop words.';

create or replace function private.sound_of(p_word text, p_folded text) returns text
language plpgsql immutable parallel safe set search_path = ''
as $$
begin
  if p_word ~ '[א-ת]' then
    return translate(p_word, 'בגדזטכךלמםנןספףצץקרשתאהוחיע''"׳״', 'bgdstkklmmnnsppsskrst');
  elsif p_word ~ '[ء-ي]' then
    return translate(
      regexp_replace(p_word, '^ال', ''),
      'بتثجدذرزسشصضطظغفقكلمنپچگاأإآىيوؤئهةحخعء', 'bttgddrssssdtsgpkklmnpsg'
    );
  end if;
  return translate(
    regexp_replace(
      regexp_replace(
        regexp_replace(replace(replace(p_folded, 'x', 'ks'), 'ph', 'p'), 'shch|sch|sh|zh|tz|ts|cz', 's', 'g'),
        'kh|ch', '', 'g'
      ),
      '([bcdfgklmnprstvz])\1', '\1', 'g'
    ),
    'bcdfgjklmnpqrstvzaeiouyhw', 'bkdpggklmnpkrstbs'
  );
end
$$;
comment on function private.sound_of(text, text) is
  'The consonants of a word, given as it is and in Latin letters: what writers of two alphabets agree on.';

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

create or replace function private.count_passages(p_lexemes text[]) returns integer
language plpgsql stable set search_path = ''
as $$
declare
  v_common text[];
  v_count float8;
  v_rare integer;
begin
  select array_agg(lexeme), sum(share * greatest(c.reltuples, 0)) into v_common, v_count
  from pg_catalog.pg_stats as s
  cross join lateral unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as common(lexeme, share)
  cross join pg_catalog.pg_class as c
  where s.schemaname = 'public' and s.tablename = 'search_passages' and s.attname = 'terms'
    and c.oid = 'public.search_passages'::regclass and lexeme = any (p_lexemes);
  select count(*) into v_rare from (
    select from public.search_passages as p
    where p.terms @@ private.search_any(array(select unnest(p_lexemes) except select unnest(v_common)))
    limit 1000
  ) as some_of_them;
  return ceil(coalesce(v_count, 0)) + v_rare;
end
$$;
comment on function private.count_passages(text[]) is
  'In how many passages any of some lexemes is: as ANALYZE last saw it of the most common ones, the others counted up to 1,000.';

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
