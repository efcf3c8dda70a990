create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
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
  if (new.id, new.podcast_id) is distinct from (old.id, old.podcast_id) or (
      not v_new_attempt and (new.config_snapshot, new.window_from, new.window_until)
        is distinct from (old.config_snapshot, old.window_from, old.window_until)) then
    raise sqlstate 'PT480' using
      message = format('Episode %s keeps its id and show for good, its config and window for an attempt.', old.id),
      detail = 'ImmutableColumn';
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
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

create or replace function private.follows(
  p_endpoint public.webhook_endpoints, p_podcast_id uuid, p_status text
) returns boolean
language sql immutable set search_path = ''
as $$
  select p_endpoint.disabled_at is null
    and 'episode.' || p_status = any (p_endpoint.events)
    and coalesce(p_endpoint.podcast_id, p_podcast_id) = p_podcast_id
$$;
comment on function private.follows(public.webhook_endpoints, uuid, text) is
  'Whether an endpoint is told when an episode of the show gets the status.';

create or replace function private.is_followed(p_podcast_id uuid, p_status text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select from public.webhook_endpoints as w where private.follows(w, p_podcast_id, p_status)
  )
$$;
comment on function private.is_followed(uuid, text) is
  'Whether any endpoint is told when an episode of the show gets the status.';
grant execute on function private.is_followed(uuid, text) to service_role;

create or replace function private.tell_webhooks(p_event public.episode_events) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (event_id, endpoint_id, payload)
  select p_event.id, w.id, private.webhook_payload(p_event)
  from public.webhook_endpoints as w
  where private.follows(
    w, (select podcast_id from public.episodes where id = p_event.episode_id), p_event.status)
  -- An endpoint that is being deleted is passed over; without the lock it would stop the transition.
  for key share of w;
end
$$;
comment on function private.tell_webhooks(public.episode_events) is
  'Queues the message of an event for each endpoint that is told of its type.';
