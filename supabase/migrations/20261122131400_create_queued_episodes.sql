create function public.find_queued_episode(p_podcast_id uuid, p_namespace uuid, p_name text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_episode_id uuid := extensions.uuid_generate_v5(p_namespace, p_name);
begin
  if v_episode_id is null then
    raise sqlstate 'PT400' using
      message = 'A queued episode is found by p_namespace and p_name, of which its id is made.';
  end if;
  if not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT404' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  return jsonb_build_object(
    'episode_id', v_episode_id,
    'status', (select status from public.episodes where id = v_episode_id),
    'live_episode_id', (
      select id from public.episodes
      where podcast_id = p_podcast_id and status in ('pending', 'content_collected', 'processing')
    )
  );
end
$$;
comment on function public.find_queued_episode(uuid, uuid, text) is
  'The episode that a queued message asks for: its id, the UUID v5 of p_namespace and p_name; its status, null while it has no row; and the id of the show''s live episode. PT404 unknown show.';

revoke execute on function public.find_queued_episode(uuid, uuid, text)
  from public, anon, authenticated;
grant execute on function public.find_queued_episode(uuid, uuid, text) to service_role;
