create or replace function private.reopen_episode(
  p_episode public.episodes, p_execution text, p_trigger text, p_from text,
  p_window_from timestamptz, p_window_until timestamptz, p_settings jsonb
) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_kept text[] := case p_from
    when 'script' then array['content']
    when 'audio' then array['content', 'script']
    when 'publish' then array['content', 'script', 'audio']
    else '{}' end;
  -- What stands beside those, and older episodes have none of.
  v_beside text[] := case p_from
    when 'audio' then array['coverage']
    when 'publish' then array['coverage', 'transcript', 'subtitles', 'chapters', 'frames']
    else '{}' end;
  v_window tstzrange := tstzrange(p_episode.window_from, p_episode.window_until);
  v_is_other_window boolean := coalesce(
    date_trunc('milliseconds', p_window_from) <> p_episode.window_from
      or date_trunc('milliseconds', p_window_until) <> p_episode.window_until, false);
  v_missing text;
  v_episode public.episodes;
begin
  perform private.check_not_withdrawn(p_episode);
  if exists (select from public.episode_events where episode_id = p_episode.id and execution = p_execution) then
    raise sqlstate 'PT477' using
      message = format('The execution %s of episode %s is over; attempt %s has the episode now.', p_execution, p_episode.id, p_episode.attempt),
      detail = 'StaleExecution';
  end if;
  if v_is_other_window and (p_trigger <> 'retry' or coalesce(p_from, 'collect') <> 'collect') then
    raise sqlstate 'PT478' using
      message = format('A new attempt keeps the window of its episode, from %s until %s, unless it is a retry that collects anew.',
        private.iso_utc(p_episode.window_from), private.iso_utc(p_episode.window_until)),
      detail = 'InvalidWindow',
      hint = 'Leave the window out, retry from collect, or open another episode.';
  end if;
  if v_is_other_window then
    v_window := private.check_window(
      coalesce(p_window_from, p_episode.window_from), coalesce(p_window_until, p_episode.window_until));
  end if;
  select k into v_missing from unnest(v_kept) as k where not p_episode.outputs ? k limit 1;
  if found then
    raise sqlstate 'PT483' using
      message = format('Episode %s can''t start from %s: it has no %s yet.', p_episode.id, p_from, v_missing),
      detail = 'MissingOutput',
      hint = 'Start from an earlier step.';
  end if;

  update public.episodes set
    status = 'pending',
    attempt = attempt + 1,
    execution = p_execution,
    trigger = p_trigger,
    config_snapshot = private.edit_config(p_episode.config_snapshot, p_settings),
    window_from = lower(v_window),
    window_until = upper(v_window),
    window_is_default = window_is_default and not v_is_other_window,
    outputs = coalesce(
      (select jsonb_object_agg(k, outputs -> k) from unnest(v_kept || v_beside) as k where outputs ? k), '{}'),
    progress_done = 0,
    progress_total = null,
    review_until = case when p_from in ('audio', 'publish') then review_until end,
    -- Hidden and shown before it was ever published: there is nothing to publish until this attempt completes.
    republish_since = case
      when visibility <> 'public' or exists (select from public.episode_releases where episode_id = p_episode.id)
        then republish_since
    end,
    metadata = metadata - array['error', 'skipped', 'publishError']
  where id = p_episode.id
  returning * into v_episode;
  return v_episode;
end
$$;

-- Those that are asked for in vain by each sweep.
update public.episodes as e set republish_since = null
where e.republish_since is not null and e.visibility = 'public' and e.status <> 'completed'
  and not exists (select from public.episode_releases as r where r.episode_id = e.id);
