create or replace function private.open_search_passages() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode_id uuid := case when tg_op = 'DELETE' then old.episode_id else new.episode_id end;
  v_transcript_key text := case when tg_op = 'DELETE' then null else new.outputs -> 'transcript' ->> 'key' end;
begin
  update public.search_passages as p set is_public = not p.is_public
  from public.search_documents as d
  where d.episode_id = v_episode_id and p.episode_id = d.episode_id
    and p.is_public <> coalesce(d.transcript_key = v_transcript_key, false);
  return null;
end
$$;
comment on function private.open_search_passages() is
  'Opens an episode''s passages to everybody while its release has their transcript, and closes them when it is withdrawn or edited.';

create or replace function private.search_dictionary(p_language text) returns regdictionary
language sql immutable parallel safe set search_path = ''
as $$
  select (case p_language
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
  end)::regdictionary
$$;
comment on function private.search_dictionary(text) is
  'The dictionary that finds the stems of a language; of one that PostgreSQL has no stemmer for, words stay as they are.';

create or replace function private.search_lexemes(p_language text, p_word jsonb) returns text[]
language sql stable parallel safe set search_path = ''
as $$
  select array(
    select p_language || ':' || l
    from unnest(ts_lexize(private.search_dictionary(p_language), nullif(p_word ->> 0, ''))) as l
    union
    select p_language || ':~' || k from jsonb_array_elements_text(p_word - 0) as k
    where p_word ->> 0 = '' or private.search_dictionary(p_language) = 'pg_catalog.simple'::regdictionary
  )
$$;
comment on function private.search_lexemes(text, jsonb) is
  'The lexemes of [word, other keys …] in a language: the stem of the word, none of a stop word, and its keys where there is no stemmer for it.';

create or replace function private.quote_lexeme(p_lexeme text) returns text
language sql immutable parallel safe set search_path = ''
as $$
  select '''' || replace(replace(p_lexeme, '\', '\\'), '''', '''''') || ''''
$$;
comment on function private.quote_lexeme(text) is 'A lexeme as tsvector and tsquery read it, whatever is in it.';

create or replace function private.search_vector(p_language text, p_words jsonb, p_title jsonb) returns tsvector
language sql stable parallel safe set search_path = ''
as $$
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
$$;
comment on function private.search_vector(text, jsonb, jsonb) is
  'What a passage is found by: its words by their number, and those of its chapter''s title from 1001.';

create or replace function private.search_any(p_lexemes text[]) returns tsquery
language sql immutable parallel safe set search_path = ''
as $$
  select string_agg(private.quote_lexeme(l), ' | ')::tsquery from unnest(p_lexemes) as l
$$;
comment on function private.search_any(text[]) is 'A query for any of some lexemes; null for none.';

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

create or replace function public.index_episode(
  p_episode_id uuid, p_transcript_key text, p_language text, p_passages jsonb, p_words jsonb
) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast_id uuid;
  v_is_public boolean;
  v_count integer;
begin
  select podcast_id into v_podcast_id from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  v_is_public := exists (
    select from public.episode_releases
    where episode_id = p_episode_id and outputs -> 'transcript' ->> 'key' = p_transcript_key
  );

  delete from public.search_documents where episode_id = p_episode_id;
  insert into public.search_documents (episode_id, podcast_id, transcript_key, language)
  values (p_episode_id, v_podcast_id, p_transcript_key, p_language);
  insert into public.search_passages
    (episode_id, podcast_id, position, is_public, start_ms, end_ms, chapter, cues, sources, terms)
  select
    p_episode_id, v_podcast_id, n - 1, v_is_public, (p ->> 'startMs')::integer, (p ->> 'endMs')::integer,
    p ->> 'chapter', p -> 'cues', p -> 'sources', private.search_vector(p_language, p -> 'words', p -> 'title')
  from jsonb_array_elements(p_passages) with ordinality as t(p, n);
  get diagnostics v_count = row_count;
  -- In one order, so that two episodes at a time don't wait for each other.
  insert into public.search_words (language, word, folded)
  select p_language, w ->> 0, w ->> 1 from jsonb_array_elements(p_words) as t(w)
  order by w ->> 0
  on conflict do nothing;

  update public.episodes as e set unindexed_since = null
  where e.id = p_episode_id and e.unindexed_since is not null and v_is_public;
  return v_count;
end
$$;
comment on function public.index_episode(uuid, text, text, jsonb, jsonb) is
  'Puts an episode''s transcript in the search index in place of what is there: passages {startMs, endMs, chapter, cues, sources, words, title}, where a word is [word, other keys …], and its words as [word, in Latin letters]. Answers the number of passages.';
grant execute on function public.index_episode(uuid, text, text, jsonb, jsonb) to service_role;

create or replace function public.unindexed_episodes(p_podcast_id uuid, p_limit integer)
returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select id from public.episodes
  where podcast_id = p_podcast_id and unindexed_since is not null
  order by published_at desc, id
  limit p_limit
$$;
comment on function public.unindexed_episodes(uuid, integer) is
  'A show''s published episodes whose transcripts are not in the search index, newest first.';
grant execute on function public.unindexed_episodes(uuid, integer) to service_role;

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
    query := private.search_any(lexemes);
    is_spelt_anew := false;
    select count(*) into passages
    from (select from public.search_passages as p where p.terms @@ query limit 1000) as some_of_them;
    if passages = 0 and length(p_terms -> term ->> 'folded') >= 4 then
      lexemes := private.search_spellings(p_terms -> term ->> 'folded', p_languages);
      query := private.search_any(lexemes);
      select count(*), count(*) > 0 into passages, is_spelt_anew
      from (select from public.search_passages as p where p.terms @@ query limit 1000) as some_of_them;
    end if;
    return next;
  end loop;
end
$$;
comment on function private.search_terms(jsonb, text[]) is
  'By what each word of a question is found and in how many passages, counted up to 1,000; a word that nobody said by those that are spelt like it.';

create or replace function private.search_languages(p_podcast_id uuid) returns text[]
language sql stable set search_path = ''
as $$
  with recursive spoken as (
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
$$;
comment on function private.search_languages(uuid) is 'The languages of what is indexed, or of one show.';

create or replace function private.find_passages(
  p_query tsquery, p_weighed jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer
) returns bigint[]
language plpgsql stable set search_path = ''
as $$
declare
  v_queries tsquery[] := array(select (w ->> 0)::tsquery from jsonb_array_elements(p_weighed) as t(w));
  v_weights float8[] := array(select (w ->> 1)::float8 from jsonb_array_elements(p_weighed) as t(w));
begin
  return array(
    select id from (
      select p.id, p.terms from public.search_passages as p
      where p.terms @@ p_query
        and (p.is_public or p_with_unpublished)
        and (p_podcast_id is null or p.podcast_id = p_podcast_id)
      limit 4000
    ) as found
    order by (select sum(w) from unnest(v_queries, v_weights) as t(q, w) where found.terms @@ q) desc nulls last, id desc
    limit p_limit
  );
end
$$;
comment on function private.find_passages(tsquery, jsonb, uuid, boolean, integer) is
  'The passages that a query finds, those first that have the rarest of some words [query, weight].';

create or replace function public.search_passages(
  p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer
) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_languages text[] := private.search_languages(p_podcast_id);
  v_terms jsonb := '[]';
  v_weighed jsonb := '[]';
  v_query tsquery;
  v_phrases tsquery;
  v_part tsquery;
  v_words jsonb;
  v_all float8;
  v_seen integer := 0;
  v_term record;
  v_weight float8;
  v_ids bigint[];
  v_passages jsonb;
begin
  if p_limit is null or p_limit not between 1 and 200 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 200, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  select greatest(reltuples, 1000) into v_all from pg_catalog.pg_class where oid = 'public.search_passages'::regclass;

  -- A passage that has none of the rarer words can't come before all that have one.
  for v_term in select * from private.search_terms(p_terms, v_languages) order by passages, term loop
    v_weight := ln(1 + (v_all + 0.5) / (v_term.passages + 0.5));
    v_terms := v_terms || jsonb_build_object(
      'term', v_term.term, 'languages', coalesce(to_jsonb(v_term.languages), '[]'), 'lexemes', coalesce(to_jsonb(v_term.lexemes), '[]'), 'passages', v_term.passages,
      'weight', v_weight, 'isSpeltAnew', v_term.is_spelt_anew
    );
    continue when v_term.passages = 0;
    v_weighed := v_weighed || jsonb_build_array(jsonb_build_array(v_term.query::text, v_weight));
    if v_seen < 2000 then
      v_query := case when v_query is null then v_term.query else v_query || v_term.query end;
      v_seen := v_seen + v_term.passages;
    end if;
  end loop;

  -- Phrases are meant as they stand; words beside them only say what comes first.
  for v_words in select w from jsonb_array_elements(p_phrases) as t(w) loop
    v_part := private.search_phrase(v_words, v_languages);
    v_phrases := case when v_phrases is null then v_part when v_part is null then v_phrases else v_phrases && v_part end;
  end loop;
  v_query := coalesce(v_phrases, v_query);
  for v_words in select w from jsonb_array_elements(p_without) as t(w) loop
    v_part := private.search_phrase(v_words, v_languages);
    v_query := case when v_part is null then v_query else v_query && !! v_part end;
  end loop;

  v_ids := private.find_passages(v_query, v_weighed, p_podcast_id, p_with_unpublished, p_limit);
  select coalesce(jsonb_agg(jsonb_build_object(
    'episodeId', p.episode_id, 'podcastId', p.podcast_id, 'position', p.position,
    'startMs', p.start_ms, 'endMs', p.end_ms, 'chapter', p.chapter, 'cues', p.cues, 'sources', p.sources,
    'language', d.language,
    'episodeTitle', coalesce(r.title, e.title, ''), 'podcastName', s.title,
    'publishedAt', private.iso_utc(coalesce(r.published_at, e.published_at)),
    'hits', coalesce(h.hits, '[]')
  ) order by found.n), '[]') into v_passages
  from unnest(v_ids) with ordinality as found(id, n)
  join public.search_passages as p on p.id = found.id
  join public.search_documents as d on d.episode_id = p.episode_id
  join public.episodes as e on e.id = p.episode_id
  join public.podcasts as s on s.id = p.podcast_id
  left join public.episode_releases as r on r.episode_id = p.episode_id
  left join lateral (
    select jsonb_agg(jsonb_build_array(l.term, u.lexeme, u.positions)) as hits
    from unnest(p.terms) as u
    join (
      select t -> 'term' as term, x as lexeme
      from jsonb_array_elements(v_terms) as t cross join lateral jsonb_array_elements_text(t -> 'lexemes') as x
    ) as l on l.lexeme = u.lexeme
  ) as h on true;
  return jsonb_build_object('languages', to_jsonb(v_languages), 'terms', v_terms, 'passages', v_passages);
end
$$;
comment on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer) is
  'The passages that a question finds, those with the rarest words of it first. Terms are {word: [word, other keys …], folded}; phrases and without are lists of lists of such words. Answers {languages, terms, passages}, each passage with its hits [term, lexeme, [positions]].';
grant execute on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer) to service_role;
