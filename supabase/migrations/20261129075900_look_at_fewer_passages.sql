create or replace function private.newest_passages(
  p_query tsquery, p_expected float8, p_read float8, p_all float8,
  p_podcast_id uuid, p_with_unpublished boolean, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = '' set plan_cache_mode = force_custom_plan
as $$
declare
  -- Twice as many as should hold enough of what is looked for.
  v_newest bigint := ceil(2 * p_limit * p_all / greatest(p_expected, 1));
  v_ids bigint[];
begin
  if v_newest < p_read then
    v_ids := array(
      select id from (
        select p.id, p.terms from public.search_passages as p
        where (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id)
        order by p.id desc
        limit v_newest
      ) as newest
      where newest.terms @@ p_query
      order by id desc
      limit p_limit
    );
    if cardinality(v_ids) = p_limit then
      return v_ids;
    end if;
  end if;
  return array(
    select id from (
      select p.id from public.search_passages as p
      where p.terms @@ p_query
        and (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id)
      offset 0 -- by the index of terms, whatever the order promises
    ) as found
    order by id desc
    limit p_limit
  );
end
$$;
comment on function private.newest_passages(tsquery, float8, float8, float8, uuid, boolean, integer) is
  'The newest passages that a query finds. Where it should find so many that fewer rows are read from the newest passages back than by the index (p_read), they are read that way first.';

drop function private.find_passages(p_query tsquery, p_weighed jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer);

create or replace function private.find_passages(
  p_queries tsquery[], p_weights float8[], p_shares float8[],
  p_phrases tsquery, p_phrases_share float8, p_without tsquery, p_all float8,
  p_podcast_id uuid, p_with_unpublished boolean, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = ''
as $$
declare
  v_ids bigint[] := '{}';
  v_set record;
begin
  -- Each passage has exactly one set of the words: the sets that weigh most come first, until there are enough.
  for v_set in
    select string_agg(format(case when has then '(%s)' else '!(%s)' end, q), ' & ') filter (where q is not null)::tsquery as query,
      p_all * coalesce(exp(sum(ln(greatest(case when has then share else 1 - share end, 1e-9))) filter (where q is not null)), 1) as expected
    from generate_series(case when p_phrases is null then 1 else 0 end, (1 << cardinality(p_queries)) - 1) as set(words)
    left join lateral (
      select q, w, share, words & (1 << (n - 1)::integer) > 0 as has
      from unnest(p_queries, p_weights, p_shares) with ordinality as t(q, w, share, n)
    ) as each on true
    group by words
    order by coalesce(sum(w) filter (where has), 0) desc, words
  loop
    v_ids := v_ids || private.newest_passages(
      private.search_all(array[p_phrases, v_set.query, p_without]),
      -- Words stand together in one of many passages that have them all.
      v_set.expected * p_phrases_share / case when p_phrases is null then 1 else 30 end,
      v_set.expected * p_phrases_share,
      p_all, p_podcast_id, p_with_unpublished, p_limit - cardinality(v_ids)
    );
    exit when cardinality(v_ids) >= p_limit;
  end loop;
  return v_ids;
end
$$;
comment on function private.find_passages(tsquery[], float8[], float8[], tsquery, float8, tsquery, float8, uuid, boolean, integer) is
  'The passages that have the phrases and most weight of some words, the newest first of those that have the same. Shares are of all passages, from 0 to 1.';

create or replace function private.told_passages(p_ids bigint[], p_terms integer[], p_lexemes text[]) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select coalesce(jsonb_agg(jsonb_build_object(
      'episodeId', p.episode_id, 'podcastId', p.podcast_id, 'position', p.position,
      'startMs', p.start_ms, 'endMs', p.end_ms, 'chapter', p.chapter, 'cues', p.cues, 'sources', p.sources,
      'language', d.language,
      'episodeTitle', coalesce(r.title, e.title, ''), 'podcastName', s.title,
      'publishedAt', private.iso_utc(coalesce(r.published_at, e.published_at)),
      'hits', coalesce(h.hits, '[]')
    ) order by found.n), '[]')
    from unnest(p_ids) with ordinality as found(id, n)
    join public.search_passages as p on p.id = found.id
    join public.search_documents as d on d.episode_id = p.episode_id
    join public.episodes as e on e.id = p.episode_id
    join public.podcasts as s on s.id = p.podcast_id
    left join public.episode_releases as r on r.episode_id = p.episode_id
    left join lateral (
      select jsonb_agg(jsonb_build_array(l.term, u.lexeme, u.positions)) as hits
      from unnest(p.terms) as u
      join unnest(p_terms, p_lexemes) as l(term, lexeme) on l.lexeme = u.lexeme
      where u.lexeme = any (p_lexemes)
    ) as h on true
  );
end
$$;
comment on function private.told_passages(bigint[], integer[], text[]) is
  'Passages in the order of their ids with what is known of their episodes, and where they have which lexemes of which terms.';

create or replace function public.search_passages(
  p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_languages text[] := private.search_languages(p_podcast_id);
  v_all float8;
  v_terms jsonb := '[]';
  v_hit_terms integer[] := '{}';
  v_hit_lexemes text[] := '{}';
  v_queries tsquery[] := '{}';
  v_weights float8[] := '{}';
  v_shares float8[] := '{}';
  v_phrases tsquery := private.search_all(array(select private.search_phrase(w, v_languages) from jsonb_array_elements(p_phrases) as t(w)));
  v_phrases_share float8 := 1;
  v_term record;
  v_weight float8;
  v_share float8;
  v_ids bigint[];
begin
  if p_limit is null or p_limit not between 1 and 200 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 200, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  select greatest(reltuples, 1000) into v_all from pg_catalog.pg_class where oid = 'public.search_passages'::regclass;

  for v_term in select * from private.search_terms(p_terms, v_languages) order by passages, term loop
    v_weight := ln(1 + (v_all + 0.5) / (v_term.passages + 0.5));
    v_share := least(v_term.passages / v_all, 1);
    v_terms := v_terms || jsonb_build_object(
      'term', v_term.term, 'languages', coalesce(to_jsonb(v_term.languages), '[]'), 'passages', v_term.passages,
      'weight', v_weight, 'isSpeltAnew', v_term.is_spelt_anew
    );
    v_hit_terms := v_hit_terms || array_fill(v_term.term, array[coalesce(cardinality(v_term.lexemes), 0)]);
    v_hit_lexemes := v_hit_lexemes || v_term.lexemes;
    if v_phrases is not null and jsonb_path_exists(p_phrases, '$[*][*] ? (@ == $word)', jsonb_build_object('word', p_terms -> v_term.term -> 'word')) then
      v_phrases_share := v_phrases_share * v_share;
    elsif v_term.passages > 0 and cardinality(v_queries) < 5 then
      -- The rarest five decide which passages are looked at more closely.
      v_queries := v_queries || v_term.query;
      v_weights := v_weights || v_weight;
      v_shares := v_shares || v_share;
    end if;
  end loop;

  v_ids := private.find_passages(
    v_queries, v_weights, v_shares, v_phrases, v_phrases_share,
    private.search_all(array(select !! private.search_phrase(w, v_languages) from jsonb_array_elements(p_without) as t(w))),
    v_all, p_podcast_id, p_with_unpublished, p_limit
  );
  return jsonb_build_object(
    'languages', to_jsonb(v_languages), 'terms', v_terms, 'passages', private.told_passages(v_ids, v_hit_terms, v_hit_lexemes)
  );
end
$$;
comment on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer) is
  'The passages that a question finds, those with the rarest words of it first. Phrases are meant as they stand; words beside them only say what comes first. Terms are {word: [word, other keys …], folded}; phrases and without are lists of lists of such words. Answers {languages, terms, passages}, each passage with its hits [term, lexeme, [positions]].';
grant execute on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer) to service_role;

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

create or replace function private.search_spellings(p_folded text, p_languages text[]) returns text[]
language plpgsql stable set search_path = ''
as $$
begin
  return array(
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
  );
end
$$;
comment on function private.search_spellings(text, text[]) is
  'The lexemes of the words that are spelt most like one that nobody ever said.';

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
begin
  for term, v_word in select n - 1, t -> 'word' from jsonb_array_elements(p_terms) with ordinality as x(t, n) loop
    select array_agg(distinct language), array_agg(distinct l) into languages, lexemes
    from unnest(p_languages) as language cross join lateral unnest(private.search_lexemes(language, v_word)) as l;
    passages := private.count_passages(lexemes);
    is_spelt_anew := false;
    if passages = 0 and length(p_terms -> term ->> 'folded') >= 4 then
      lexemes := private.search_spellings(p_terms -> term ->> 'folded', p_languages);
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

create or replace function private.search_languages(p_podcast_id uuid) returns text[]
language plpgsql stable set search_path = ''
as $$
begin
  return (with recursive spoken as (
      select min(language) as language from public.search_documents where p_podcast_id is null
      union all
      select (select min(d.language) from public.search_documents as d where d.language > s.language)
      from spoken as s where s.language is not null
    )
    select array(
      select language from spoken where language is not null
      union
      select language from public.search_documents where podcast_id = p_podcast_id
    )
  );
end
$$;
comment on function private.search_languages(uuid) is 'The languages of what is indexed, or of one show.';
