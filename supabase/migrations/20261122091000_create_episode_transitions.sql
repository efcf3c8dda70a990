create function private.lock_episode(p_episode_id uuid, p_execution text) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT404' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.execution is distinct from p_execution then
    raise sqlstate 'PT409' using
      message = format('Episode %s belongs to the execution %s, not to %s.', p_episode_id, v_episode.execution, coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  return v_episode;
end
$$;
comment on function private.lock_episode(uuid, text) is
  'The episode, locked for the execution that may write it. PT404 unknown, PT409 StaleExecution.';

create function private.check_outputs(p_outputs jsonb) returns jsonb
language plpgsql immutable set search_path = ''
as $$
begin
  if jsonb_typeof(coalesce(p_outputs, '{}')) <> 'object' then
    raise sqlstate 'PT400' using
      message = format('p_outputs is a JSON object, not a JSON %s.', jsonb_typeof(p_outputs));
  end if;
  return coalesce(p_outputs, '{}');
end
$$;

create function public.update_episode_status(
  p_episode_id uuid, p_execution text, p_status text, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_status is null or p_status not in ('content_collected', 'processing') then
    raise sqlstate 'PT422' using
      message = format('Episode %s can''t go from %s to %s this way.', p_episode_id, v_episode.status, coalesce(p_status, 'null')),
      detail = 'IllegalTransition',
      hint = 'Only content_collected and processing are set here; completed is set with its audio, skipped and failed with their reason, pending by a new attempt.';
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
  'pending to content_collected to processing. p_outputs is merged into outputs; its title and summary become title and description, its writing goes to metadata.';

create function public.update_episode_audio_url(
  p_episode_id uuid, p_execution text, p_audio_url text, p_duration_ms integer, p_outputs jsonb default '{}'
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_outputs jsonb := private.check_outputs(p_outputs);
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_audio_url is null or p_audio_url !~ '^https?://' or p_duration_ms is null or p_duration_ms <= 0 then
    raise sqlstate 'PT400' using
      message = format('Completed audio has an http(s) address and a duration in milliseconds; given were %s and %s.',
        coalesce(p_audio_url, 'null'), coalesce(p_duration_ms::text, 'null'));
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

create function public.update_episode_progress(
  p_episode_id uuid, p_execution text, p_done integer, p_total integer
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_done is null or p_total is null or p_total < 1 or p_done not between 0 and p_total then
    raise sqlstate 'PT400' using
      message = format('Progress is a part of a whole, not %s of %s.', coalesce(p_done::text, 'null'), coalesce(p_total::text, 'null'));
  end if;
  if v_episode.status in ('completed', 'skipped', 'failed') then
    raise sqlstate 'PT409' using
      message = format('Episode %s is %s; the execution %s makes no more progress.', p_episode_id, v_episode.status, p_execution),
      detail = 'StaleExecution';
  end if;
  -- Compared as fractions: a task that runs again may count other segments.
  update public.episodes set progress_done = p_done, progress_total = p_total
  where id = p_episode_id
    and p_done::bigint * coalesce(progress_total, 1) >= progress_done::bigint * p_total;
end
$$;
comment on function public.update_episode_progress(uuid, text, integer, integer) is
  'Notes how far the speaking is; what would go back is passed over.';

revoke execute on function
  public.update_episode_status(uuid, text, text, jsonb),
  public.update_episode_audio_url(uuid, text, text, integer, jsonb),
  public.update_episode_progress(uuid, text, integer, integer)
from public, anon, authenticated;
grant execute on function
  public.update_episode_status(uuid, text, text, jsonb),
  public.update_episode_audio_url(uuid, text, text, integer, jsonb),
  public.update_episode_progress(uuid, text, integer, integer)
to service_role;
