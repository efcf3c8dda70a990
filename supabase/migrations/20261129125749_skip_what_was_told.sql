create or replace function public.skip_episode(p_episode_id uuid, p_execution text, p_reason text)
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
  'pending or content_collected to skipped: the window holds nothing to tell.';
grant execute on function public.skip_episode(uuid, text, text) to service_role;

create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language sql immutable set search_path = ''
as $$
  select case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped')
    )
  end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;
