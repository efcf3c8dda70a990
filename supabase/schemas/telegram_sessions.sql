create or replace function private.queue_for_session(p_session public.telegram_sessions, p_execution text)
returns integer
language plpgsql set search_path = ''
as $$
declare
  v_now timestamptz := clock_timestamp();
  v_held double precision := extract(epoch from v_now - p_session.leased_at);
  v_left double precision := greatest(extract(epoch from p_session.leased_until - v_now), 1);
  v_ahead integer;
  v_wait integer;
begin
  -- Who doesn't come back within a minute is dead.
  delete from public.telegram_session_queue
    where session = p_session.session and returns_at < v_now - interval '1 minute';
  insert into public.telegram_session_queue as q (session, execution, asked_at, returns_at)
    values (p_session.session, p_execution, v_now, v_now)
    on conflict (session, execution) do nothing;
  select count(*) into v_ahead from public.telegram_session_queue as q
    where q.session = p_session.session and q.execution <> p_execution
      and q.asked_at < (
        select asked_at from public.telegram_session_queue
        where session = p_session.session and execution = p_execution
      );
  -- A holder that takes longer than usual is given as much again: one that has died costs few tries.
  v_wait := ceil(least(
    least(v_left, greatest(p_session.usual_seconds, v_held)) + v_ahead * p_session.usual_seconds,
    600
  ));
  update public.telegram_session_queue set returns_at = v_now + make_interval(secs => v_wait)
    where session = p_session.session and execution = p_execution;
  return v_wait;
end
$$;
comment on function private.queue_for_session(public.telegram_sessions, text) is
  'In how many seconds, 600 at most, an execution is likely to find the session free: its turn comes after those that have waited longer.';

create or replace function public.lease_telegram_session(p_session text, p_execution text, p_seconds integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- A holder is a run of an execution's task: the tries of one execution keep one place.
  v_waiting text := split_part(p_execution, ':', 1);
  v_session public.telegram_sessions;
begin
  if coalesce(p_session, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A lease needs a session and an execution.', detail = 'InvalidArgument';
  end if;
  if p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A lease runs from 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  -- clock_timestamp: now() would be the time before waiting for another's row lock.
  insert into public.telegram_sessions as s (session, execution, leased_at, leased_until)
  values (
    p_session, p_execution, clock_timestamp(), clock_timestamp() + make_interval(secs => p_seconds)
  )
  on conflict (session) do update
    set execution = excluded.execution,
        leased_at = case when s.execution = excluded.execution then s.leased_at else clock_timestamp() end,
        leased_until = clock_timestamp() + make_interval(secs => p_seconds),
        updated_at = clock_timestamp()
    where s.execution = excluded.execution or s.leased_until <= clock_timestamp();
  if found then
    delete from public.telegram_session_queue where session = p_session and execution = v_waiting;
    return jsonb_build_object('acquired', true);
  end if;

  select * into v_session from public.telegram_sessions where session = p_session;
  return jsonb_build_object(
    'acquired', false, 'waitSeconds', private.queue_for_session(v_session, v_waiting)
  );
end
$$;
comment on function public.lease_telegram_session(text, text, integer) is
  '{ "acquired": true }, or { "acquired": false, "waitSeconds" } while another execution holds the session: how long until the caller''s turn is likely to have come. The same holder extends its lease.';
grant execute on function public.lease_telegram_session(text, text, integer) to service_role;

create or replace function public.release_telegram_session(p_session text, p_execution text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  update public.telegram_sessions set
    leased_until = clock_timestamp(),
    usual_seconds = usual_seconds + greatest(0.3, 1.0 / (timed_collections + 1)) * (
      least(greatest(extract(epoch from clock_timestamp() - leased_at), 0.5), 3600) - usual_seconds
    ),
    timed_collections = timed_collections + 1,
    updated_at = clock_timestamp()
  where session = p_session and execution = p_execution and leased_until > clock_timestamp();
  return found;
end
$$;
comment on function public.release_telegram_session(text, text) is
  'Whether the execution held the session; another''s lease stays.';
grant execute on function public.release_telegram_session(text, text) to service_role;
