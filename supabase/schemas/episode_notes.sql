create or replace function public.update_episode_progress(
  p_episode_id uuid, p_execution text, p_done integer, p_total integer
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if p_done is null or p_total is null or p_total < 1 or p_done not between 0 and p_total then
    raise sqlstate 'PT470' using
      message = format('Progress is a part of a whole, not %s of %s.', coalesce(p_done::text, 'null'), coalesce(p_total::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if v_episode.status in ('completed', 'skipped', 'failed') then
    raise sqlstate 'PT477' using
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
grant execute on function public.update_episode_progress(uuid, text, integer, integer) to service_role;

create or replace function public.note_episode_wait(
  p_episode_id uuid, p_execution text, p_reason text, p_seconds integer
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_reason is not null and (p_seconds is null or p_seconds not between 1 and 86400) then
    raise sqlstate 'PT470' using
      message = format('A wait takes 1 to 86400 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
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
grant execute on function public.note_episode_wait(uuid, text, text, integer) to service_role;

create or replace function public.note_episode_warnings(
  p_episode_id uuid, p_execution text, p_state text, p_warnings jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if p_state is null or jsonb_typeof(p_warnings) is distinct from 'array' or jsonb_array_length(p_warnings) > 20 then
    raise sqlstate 'PT470' using message = 'A state notes at most 20 warnings, as an array.', detail = 'InvalidArgument';
  end if;
  perform private.lock_episode(p_episode_id, p_execution);
  update public.episodes
    set metadata = metadata || jsonb_build_object('warnings', (
      select coalesce(jsonb_agg(w), '[]') from (
        -- What an earlier attempt ran into is no concern of this one.
        select w from jsonb_array_elements(coalesce(metadata -> 'warnings', '[]')) as w
          where w ->> 'execution' = p_execution and w ->> 'state' <> p_state
        union all
        select jsonb_build_object(
          'state', p_state,
          'name', left(w ->> 'name', 100),
          'message', left(w ->> 'message', 1000),
          'execution', p_execution
        ) from jsonb_array_elements(p_warnings) as w
      ) as kept (w)
    ))
    where id = p_episode_id;
end
$$;
comment on function public.note_episode_warnings(uuid, text, text, jsonb) is
  'Notes in metadata.warnings what went wrong in a state without failing the episode, [{ name, message }], in place of what that state noted before.';
grant execute on function public.note_episode_warnings(uuid, text, text, jsonb) to service_role;
