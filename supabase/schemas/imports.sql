create or replace function public.import_show(
  p_podcast_id uuid, p_podcast jsonb, p_config jsonb, p_feed jsonb
) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := jsonb_populate_record(null::public.podcasts, p_podcast);
  v_is_new boolean;
begin
  v_podcast.id := p_podcast_id;
  v_podcast.created_at := now();
  v_podcast.updated_at := now();
  insert into public.podcasts values (v_podcast.*) on conflict (id) do nothing;
  v_is_new := found;
  if v_is_new and p_config is not null then
    perform private.save_config(p_podcast_id, p_config);
  end if;
  if p_feed is not null then
    insert into public.feed_identities (podcast_id, guid, first_url)
    values (p_podcast_id, (p_feed ->> 'guid')::uuid, p_feed ->> 'url')
    on conflict (podcast_id) do nothing;
  end if;
  return v_is_new;
end
$$;
comment on function public.import_show(uuid, jsonb, jsonb, jsonb) is
  'A show of another system under its own id, with its config where it has one; false, and nothing changed, where the id has a show already. p_feed: guid and url by which apps know its feed, where that has no identity yet.';
grant execute on function public.import_show(uuid, jsonb, jsonb, jsonb) to service_role;

create or replace function public.import_episode(
  p_episode_id uuid, p_podcast_id uuid, p_episode jsonb
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts;
  v_config public.podcast_configs;
  v_episode public.episodes;
  v_published_at timestamptz := date_trunc('milliseconds', (p_episode ->> 'publishedAt')::timestamptz);
begin
  -- The show's row is the lock: an episode that is imported twice at once comes once.
  select * into v_podcast from public.podcasts where id = p_podcast_id for no key update;
  if not found then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  select * into v_episode from public.episodes
    where id = p_episode_id or (podcast_id = p_podcast_id and guid = p_episode ->> 'guid')
    order by id <> p_episode_id limit 1;
  if found then
    if v_episode.podcast_id <> p_podcast_id then
      raise sqlstate 'PT481' using
        message = format('Episode %s is of another show, %s.', p_episode_id, v_episode.podcast_id),
        detail = 'OtherPodcast';
    end if;
    return v_episode;
  end if;
  if v_published_at is null or v_published_at > now() then
    raise sqlstate 'PT470' using
      message = 'An imported episode has a date of publication that is past.', detail = 'InvalidArgument';
  end if;

  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id;
  insert into public.episodes (
    id, podcast_id, status, execution, trigger, title, description, language_code, audio_url, duration_ms,
    -- What it was told from nobody knows; a period that touches no other stands for it.
    window_from, window_until, config_snapshot, outputs, published_at, guid
  ) values (
    p_episode_id, p_podcast_id, 'completed', p_episode_id::text, 'import',
    p_episode ->> 'title', p_episode ->> 'description', p_episode ->> 'languageCode',
    p_episode ->> 'audioUrl', (p_episode ->> 'durationMs')::integer,
    v_published_at - interval '1 millisecond', v_published_at,
    case when v_config.id is null then '{}' else private.snapshot_config(v_podcast, v_config) end,
    p_episode -> 'outputs', v_published_at, nullif(p_episode ->> 'guid', p_episode_id::text)
  ) returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.import_episode(uuid, uuid, jsonb) is
  'An episode that another system made, completed and to be published by the next sweep; where its id or its GUID is there already, that episode as it is. p_episode: guid, title, description, languageCode, audioUrl, durationMs, publishedAt, outputs.';
grant execute on function public.import_episode(uuid, uuid, jsonb) to service_role;
