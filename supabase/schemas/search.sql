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

create or replace function private.newest_passages(
  p_query tsquery, p_expected float8, p_read float8, p_all float8,
  p_podcast_id uuid, p_within uuid[], p_with_unpublished boolean, p_limit integer
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
        where (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id) and (p_within is null or p.podcast_id = any (p_within))
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
        and (p.is_public or p_with_unpublished) and (p_podcast_id is null or p.podcast_id = p_podcast_id) and (p_within is null or p.podcast_id = any (p_within))
      offset 0 -- by the index of terms, whatever the order promises
    ) as found
    order by id desc
    limit p_limit
  );
end
$$;
comment on function private.newest_passages(tsquery, float8, float8, float8, uuid, uuid[], boolean, integer) is
  'The newest passages that a query finds. Where it should find so many that fewer rows are read from the newest passages back than by the index (p_read), they are read that way first.';

create or replace function private.find_passages(
  p_queries tsquery[], p_weights float8[], p_shares float8[],
  p_phrases tsquery, p_phrases_share float8, p_without tsquery, p_all float8,
  p_podcast_id uuid, p_within uuid[], p_with_unpublished boolean, p_limit integer
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
      p_all, p_podcast_id, p_within, p_with_unpublished, p_limit - cardinality(v_ids)
    );
    exit when cardinality(v_ids) >= p_limit;
  end loop;
  return v_ids;
end
$$;
comment on function private.find_passages(tsquery[], float8[], float8[], tsquery, float8, tsquery, float8, uuid, uuid[], boolean, integer) is
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
  p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer,
  p_within uuid[] default null
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
    v_all, p_podcast_id, p_within, p_with_unpublished, p_limit
  );
  return jsonb_build_object(
    'languages', to_jsonb(v_languages), 'terms', v_terms, 'passages', private.told_passages(v_ids, v_hit_terms, v_hit_lexemes)
  );
end
$$;
comment on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer, uuid[]) is
  'The passages that a question finds, with p_within in these shows alone, those with the rarest words of it first. Phrases are meant as they stand; words beside them only say what comes first. Terms are {word: [word, other keys …], folded}; phrases and without are lists of lists of such words. Answers {languages, terms, passages}, each passage with its hits [term, lexeme, [positions]].';
grant execute on function public.search_passages(jsonb, jsonb, jsonb, uuid, boolean, integer, uuid[]) to service_role;
