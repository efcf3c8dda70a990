create or replace function private.lock_episode(p_episode_id uuid, p_execution text) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
      message = format('Episode %s belongs to the execution %s, not to %s.', p_episode_id, v_episode.execution, coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  return v_episode;
end
$$;
comment on function private.lock_episode(uuid, text) is
  'The episode, locked for the execution that may write it.';

create or replace function private.check_outputs(p_outputs jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(coalesce(p_outputs, '{}')) <> 'object' then
    raise sqlstate 'PT470' using
      message = format('p_outputs is a JSON object, not a JSON %s.', jsonb_typeof(p_outputs)),
      detail = 'InvalidArgument';
  end if;
  return coalesce(p_outputs, '{}');
end
$$;

create or replace function public.update_episode_status(
  p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_status is null or p_status not in ('content_collected', 'awaiting_review', 'processing') then
    raise sqlstate 'PT479' using
      message = format('Episode %s can''t go from %s to %s this way.', p_episode_id, v_episode.status, coalesce(p_status, 'null')),
      detail = 'IllegalTransition',
      hint = 'Only content_collected, awaiting_review and processing are set here; completed is set with its audio, skipped and failed with their reason, pending by a new attempt.';
  end if;
  if v_episode.status = p_status then
    return v_episode;
  end if;
  update public.episodes set
    status = p_status,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    metadata = metadata || jsonb_strip_nulls(jsonb_build_object('writing', v_outputs -> 'writing')),
    outputs = outputs || (v_outputs - array['title', 'summary', 'writing'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.update_episode_status(uuid, text, text, jsonb) is
  'pending to content_collected to processing, or to awaiting_review. p_outputs is merged into outputs; its title and summary become title and description, its writing goes to metadata.';
grant execute on function public.update_episode_status(uuid, text, text, jsonb) to service_role;

create or replace function public.update_episode_audio_url(
  p_episode_id uuid, p_execution text, p_audio_url text, p_duration_ms integer, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_audio_url is null or p_audio_url !~ '^https?://' or p_duration_ms is null or p_duration_ms <= 0 then
    raise sqlstate 'PT470' using
      message = format('Completed audio has an http(s) address and a duration in milliseconds; given were %s and %s.',
        coalesce(p_audio_url, 'null'), coalesce(p_duration_ms::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status = 'completed' then
    return v_episode;
  end if;
  update public.episodes set
    status = 'completed',
    audio_url = p_audio_url,
    duration_ms = p_duration_ms,
    title = coalesce(v_outputs ->> 'title', title),
    description = coalesce(v_outputs ->> 'summary', description),
    outputs = outputs || (v_outputs - array['title', 'summary'])
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.update_episode_audio_url(uuid, text, text, integer, jsonb) is
  'processing to completed: address, duration, outputs and status in one write.';
grant execute on function public.update_episode_audio_url(uuid, text, text, integer, jsonb) to service_role;

create or replace function public.mark_episode_failed(
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
grant execute on function public.mark_episode_failed(uuid, text, text, text, text) to service_role;

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
