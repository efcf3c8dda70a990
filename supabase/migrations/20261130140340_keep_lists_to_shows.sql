create or replace function private.known_shows(p_ids uuid[]) returns uuid[]
language plpgsql stable set search_path = ''
as $$
declare
  v_unknown uuid;
begin
  select id into v_unknown from unnest(p_ids) as t(id) where id not in (select id from public.podcasts) limit 1;
  if found then
    raise sqlstate 'PT471' using message = format('There is no show %s.', v_unknown), detail = 'UnknownPodcast';
  end if;
  return array(select distinct id from unnest(p_ids) as t(id));
end
$$;
comment on function private.known_shows(uuid[]) is 'The ids, each once, all of shows that are there.';

drop function public.create_api_key(p_name text, p_role text, p_expires_at timestamp with time zone, p_prefix text, p_salt text, p_hash text);

create or replace function public.create_api_key(
  p_name text, p_role text, p_expires_at timestamptz, p_prefix text, p_salt text, p_hash text,
  p_podcast_ids uuid[] default null
) returns public.api_keys
language plpgsql security definer set search_path = ''
as $$
declare
  v_key public.api_keys;
begin
  insert into public.api_keys (name, role, expires_at, prefix, podcast_ids)
  values (
    p_name, p_role, p_expires_at, p_prefix,
    case when p_podcast_ids is not null then private.known_shows(p_podcast_ids) end
  )
  returning * into v_key;
  insert into private.api_key_hashes (prefix, key_id, salt, hash) values (p_prefix, v_key.id, p_salt, p_hash);
  return v_key;
end
$$;
comment on function public.create_api_key(text, text, timestamptz, text, text, text, uuid[]) is
  'Adds a key by the hash of its value, for the shows of p_podcast_ids or for all. Of keys that are not revoked each has a name of its own.';
grant execute on function public.create_api_key(text, text, timestamptz, text, text, text, uuid[]) to service_role;

create or replace function public.change_api_key(p_id uuid, p_change jsonb) returns setof public.api_keys
language plpgsql security definer set search_path = ''
as $$
begin
  return query update public.api_keys set
    name = case when p_change ? 'name' then p_change ->> 'name' else name end,
    role = case when p_change ? 'role' then p_change ->> 'role' else role end,
    expires_at = case when p_change ? 'expires_at' then (p_change ->> 'expires_at')::timestamptz else expires_at end,
    podcast_ids = case
      when not p_change ? 'podcast_ids' then podcast_ids
      when jsonb_typeof(p_change -> 'podcast_ids') = 'array' then private.known_shows(
        array(select jsonb_array_elements_text(p_change -> 'podcast_ids'))::uuid[])
    end
  where id = p_id and revoked_at is null
  returning *;
end
$$;
comment on function public.change_api_key(uuid, jsonb) is
  'Changes name, role, expires_at and podcast_ids as far as they are given; nothing for a key that is revoked or was never there.';
grant execute on function public.change_api_key(uuid, jsonb) to service_role;

create or replace function public.find_api_key(p_prefix text) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'id', k.id, 'name', k.name, 'role', k.role, 'podcast_ids', k.podcast_ids, 'salt', h.salt, 'hash', h.hash,
    'is_noted', coalesce(k.last_used_at > now() - interval '1 minute', false)
  )
  from private.api_key_hashes as h
  join public.api_keys as k on k.id = h.key_id
  where h.prefix = p_prefix
    and k.revoked_at is null
    and (k.expires_at is null or k.expires_at > now())
    and (k.prefix = p_prefix or (k.previous_prefix = p_prefix and k.previous_expires_at > now()))
$$;
comment on function public.find_api_key(text) is
  'The key that a value with this prefix is of, and the hash that the value must have; null for none that is let in now.';
grant execute on function public.find_api_key(text) to service_role;

drop function public.list_episodes(p_limit integer, p_podcast_id uuid, p_status text, p_before_at timestamp with time zone, p_before_id uuid, p_error text);

create or replace function public.list_episodes(
  p_limit integer,
  p_podcast_id uuid default null,
  p_status text default null,
  p_before_at timestamptz default null,
  p_before_id uuid default null,
  p_error text default null,
  p_within uuid[] default null
) returns setof public.episode_statuses
language sql stable security definer set search_path = ''
as $$
  select * from public.episode_statuses
  where (p_podcast_id is null or podcast_id = p_podcast_id)
    and (p_within is null or podcast_id = any (p_within))
    and (p_status is null or status = p_status)
    and (p_error is null or (status = 'failed' and metadata -> 'error' ->> 'name' = p_error))
    and (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text, uuid[]) is
  'Episodes, newest first, with p_error those alone that failed with it, with p_within those of these shows; p_before_at and p_before_id are created_at and id of the last one of the page before.';
grant execute on function public.list_episodes(integer, uuid, text, timestamptz, uuid, text, uuid[]) to service_role;

drop function private.newest_passages(p_query tsquery, p_expected double precision, p_read double precision, p_all double precision, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer);

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

drop function private.find_passages(p_queries tsquery[], p_weights double precision[], p_shares double precision[], p_phrases tsquery, p_phrases_share double precision, p_without tsquery, p_all double precision, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer);

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

drop function public.search_passages(p_terms jsonb, p_phrases jsonb, p_without jsonb, p_podcast_id uuid, p_with_unpublished boolean, p_limit integer);

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

drop function public.list_shows(p_limit integer, p_before_at timestamp with time zone, p_before_id uuid);

create or replace function public.list_shows(
  p_limit integer, p_before_at timestamptz default null, p_before_id uuid default null,
  p_within uuid[] default null
) returns setof public.shows
language sql stable security definer set search_path = ''
as $$
  select * from public.shows
  where (p_before_at is null or (created_at, id) < (p_before_at, p_before_id))
    and (p_within is null or id = any (p_within))
  order by created_at desc, id desc
  limit least(greatest(p_limit, 1), 1000)
$$;
comment on function public.list_shows(integer, timestamptz, uuid, uuid[]) is
  'Shows, newest first, with p_within of these alone; p_before_at and p_before_id are created_at and id of the last one of the page before.';
grant execute on function public.list_shows(integer, timestamptz, uuid, uuid[]) to service_role;
