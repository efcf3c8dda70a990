create function public.note_episode_wait(
  p_episode_id uuid, p_execution text, p_reason text, p_seconds integer
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_reason is not null and (p_seconds is null or p_seconds not between 1 and 86400) then
    raise sqlstate 'PT400' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null'));
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = case when p_reason is null then metadata - 'waiting'
      else metadata || jsonb_build_object('waiting', jsonb_build_object(
        'reason', left(p_reason, 500),
        'until', private.iso_utc(clock_timestamp() + make_interval(secs => p_seconds)),
        'execution', p_execution
      ))
    end
    where id = p_episode_id;
end
$$;
comment on function public.note_episode_wait(uuid, text, text, integer) is
  'Notes in metadata.waiting why the episode waits, and until when; no reason takes it away.';

revoke execute on function public.note_episode_wait(uuid, text, text, integer)
  from public, anon, authenticated;
grant execute on function public.note_episode_wait(uuid, text, text, integer) to service_role;
