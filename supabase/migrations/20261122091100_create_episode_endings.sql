create function public.mark_episode_failed(
  p_episode_id uuid, p_execution text, p_state text, p_error text, p_cause text
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status = 'failed' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'failed',
    metadata = metadata || jsonb_build_object('error', jsonb_build_object(
      'state', p_state,
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      -- 32,768 characters is the longest cause that Step Functions keeps.
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.mark_episode_failed(uuid, text, text, text, text) is
  'Any status that isn''t terminal to failed, with the state, Error and Cause in metadata.error. The first error stays.';

create function public.skip_episode(p_episode_id uuid, p_execution text, p_reason text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status = 'skipped' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'skipped',
    metadata = metadata || jsonb_build_object('skipped', jsonb_build_object(
      'reason', left(coalesce(p_reason, ''), 2000),
      'skippedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.skip_episode(uuid, text, text) is
  'pending to skipped: the window holds no usable post.';

revoke execute on function
  public.mark_episode_failed(uuid, text, text, text, text),
  public.skip_episode(uuid, text, text)
from public, anon, authenticated;
grant execute on function
  public.mark_episode_failed(uuid, text, text, text, text),
  public.skip_episode(uuid, text, text)
to service_role;
