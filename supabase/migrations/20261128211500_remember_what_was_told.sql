create or replace function public.earlier_episodes(p_episode_id uuid)
returns table (episode_id uuid, window_until timestamptz, coverage jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  return query
    select r.episode_id, e.window_until, r.outputs -> 'coverage'
    from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = v_episode.podcast_id and r.episode_id <> v_episode.id and r.outputs ? 'coverage'
      -- By windows and not by dates of publication: an older window that is made up for later knows nothing of what comes after it.
      and e.window_from < v_episode.window_from and e.window_until < v_episode.window_until
      and e.window_until > v_episode.window_from - interval '31 days'
    order by e.window_until desc, r.episode_id
    limit 31;
end
$$;
comment on function public.earlier_episodes(uuid) is
  'What a show''s listeners have heard before an episode: what its published episodes of earlier windows tell, as they were last published; the latest of a month first.';
grant execute on function public.earlier_episodes(uuid) to service_role;
