create or replace function private.open_search_passages() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode_id uuid := case when tg_op = 'DELETE' then old.episode_id else new.episode_id end;
  v_transcript_key text := case when tg_op = 'DELETE' or not new.is_public then null else new.outputs -> 'transcript' ->> 'key' end;
begin
  update public.search_passages as p set is_public = not p.is_public
  from public.search_documents as d
  where d.episode_id = v_episode_id and p.episode_id = d.episode_id
    and p.is_public <> coalesce(d.transcript_key = v_transcript_key, false);
  return null;
end
$$;
comment on function private.open_search_passages() is
  'Opens an episode''s passages to everybody while its release has their transcript, and closes them when it is hidden, withdrawn or edited.';

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
    where episode_id = p_episode_id and is_public and outputs -> 'transcript' ->> 'key' = p_transcript_key
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
language plpgsql stable security definer set search_path = ''
as $$
begin
  return query
    select id from public.episodes
    where podcast_id = p_podcast_id and unindexed_since is not null
    order by published_at desc, id
    limit p_limit;
end
$$;
comment on function public.unindexed_episodes(uuid, integer) is
  'A show''s published episodes whose transcripts are not in the search index, newest first.';
grant execute on function public.unindexed_episodes(uuid, integer) to service_role;
