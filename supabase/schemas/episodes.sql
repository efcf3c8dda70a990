create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped', 'awaiting_review') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('content_collected', 'awaiting_review'),
      ('processing', 'completed'),
      ('pending', 'skipped'),
      ('content_collected', 'skipped'),
      ('awaiting_review', 'skipped')
    )
  end;
end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;

create or replace function private.check_not_withdrawn(p_episode public.episodes) returns void
language plpgsql immutable set search_path = ''
as $$
begin
  if p_episode.visibility = 'withdrawn' then
    raise sqlstate 'PT487' using
      message = format('Episode %s is withdrawn for good.', p_episode.id),
      detail = 'EpisodeWithdrawn',
      hint = 'Make another episode.';
  end if;
end
$$;
comment on function private.check_not_withdrawn(public.episodes) is
  'Refuses what can''t be done with an episode that is withdrawn.';
grant execute on function private.check_not_withdrawn(public.episodes) to service_role;

create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  new.is_reviewed := coalesce(jsonb_typeof(new.config_snapshot -> 'review') = 'object', false);
  if tg_op = 'INSERT' then
    if new.trigger = 'import' and new.status = 'completed' and new.attempt = 1 then
      new.last_transition_at := now();
      new.unpublished_since := now();
      return new;
    end if;
    if new.status <> 'pending' or new.attempt <> 1 then
      raise sqlstate 'PT479' using
        message = format('Episode %s must open as pending, attempt 1; not as %s, attempt %s.', new.id, new.status, new.attempt),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.is_followed := private.is_followed(new.podcast_id, new.status);
    return new;
  end if;

  v_new_attempt := new.attempt = old.attempt + 1 and new.execution <> old.execution;
  if (new.attempt, new.execution) is distinct from (old.attempt, old.execution) and not v_new_attempt then
    raise sqlstate 'PT479' using
      message = format('Episode %s can go on to attempt %s alone, under an execution of its own.', old.id, old.attempt + 1),
      detail = 'IllegalTransition';
  end if;
  if v_new_attempt and old.trigger = 'import' then
    raise sqlstate 'PT479' using
      message = format('Episode %s was imported: there are no posts that it could be made again from.', old.id),
      detail = 'IllegalTransition';
  end if;
  if (new.id, new.podcast_id) is distinct from (old.id, old.podcast_id) or (
      not v_new_attempt and (new.config_snapshot, new.window_from, new.window_until)
        is distinct from (old.config_snapshot, old.window_from, old.window_until)) then
    raise sqlstate 'PT480' using
      message = format('Episode %s keeps its id and show for good, its config and window for an attempt.', old.id),
      detail = 'ImmutableColumn';
  end if;
  if v_new_attempt or new.visibility <> old.visibility then
    perform private.check_not_withdrawn(old);
  end if;
  if new.status <> old.status or v_new_attempt then
    if not private.is_legal_transition(old.status, new.status, v_new_attempt) then
      raise sqlstate 'PT479' using
        message = format('Episode %s can''t go from %s to %s.', old.id, old.status, new.status),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    new.is_followed := private.is_followed(new.podcast_id, new.status);
    new.unpublished_since := case when new.status = 'completed' then now() end;
    if new.status = 'awaiting_review' then
      new.review_until := now() + make_interval(days => (new.config_snapshot #>> '{review,days}')::integer);
    elsif old.status = 'awaiting_review' and new.status = 'failed' then
      -- Cancelled: its posts are anybody's again.
      new.review_until := null;
    end if;
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

create or replace function private.record_episode_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and new.visibility <> old.visibility then
    insert into public.episode_events
      (episode_id, attempt, execution, status, previous_status, change, occurred_at)
    values (
      new.id, new.attempt, new.execution, new.status, old.status,
      case new.visibility when 'public' then 'shown' else new.visibility end, new.visibility_changed_at
    );
  end if;
  if tg_op = 'UPDATE' and (new.status, new.attempt) = (old.status, old.attempt) then
    return null;
  end if;
  insert into public.episode_events
    (episode_id, attempt, execution, status, previous_status, detail, occurred_at)
  values (
    new.id, new.attempt, new.execution, new.status,
    case when tg_op = 'UPDATE' then old.status end,
    case new.status
      when 'failed' then new.metadata -> 'error'
      when 'skipped' then new.metadata -> 'skipped'
      when 'awaiting_review' then jsonb_build_object('until', private.iso_utc(new.review_until))
    end,
    new.last_transition_at
  );
  return null;
end
$$;
