create function public.mark_episode_published(p_episode_id uuid, p_execution text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT422' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    -- The feed that was put a moment ago says so; a pubDate that moves shows the episode as new again.
    published_at = coalesce(published_at, last_transition_at),
    metadata = metadata - 'publishError'
  where id = p_episode_id
  returning * into v_episode;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms, excluded.outputs);
  return v_episode;
end
$$;
comment on function public.mark_episode_published(uuid, text) is
  'Makes a completed episode public as it is now. The first date of publication stays.';

create function public.record_publish_failure(
  p_episode_id uuid, p_execution text, p_error text, p_cause text
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT422' using
      message = format('Episode %s is %s; only a completed episode can fail to be published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    metadata = metadata || jsonb_build_object('publishError', jsonb_build_object(
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.record_publish_failure(uuid, text, text, text) is
  'Notes in metadata.publishError why a completed episode didn''t reach its feed.';

revoke execute on function
  public.mark_episode_published(uuid, text),
  public.record_publish_failure(uuid, text, text, text)
from public, anon, authenticated;
grant execute on function
  public.mark_episode_published(uuid, text),
  public.record_publish_failure(uuid, text, text, text)
to service_role;
