-- A Telegram session that is used twice at once is revoked for good: whoever collects holds a lease.
create table public.telegram_sessions (
  session text primary key check (length(session) between 1 and 200),
  execution text not null,
  leased_until timestamptz not null,
  updated_at timestamptz not null default now(),
  leased_at timestamptz not null default now(),
  usual_seconds real not null default 5 check (usual_seconds between 0.5 and 3600),
  timed_collections integer not null default 0 check (timed_collections >= 0)
);
comment on table public.telegram_sessions is 'Which execution may use a Telegram session, and until when.';
comment on column public.telegram_sessions.session is 'A name or fingerprint, never the session string itself.';
comment on column public.telegram_sessions.usual_seconds is
  'How long a collector has the session; what the latest ones took weighs most.';
comment on column public.telegram_sessions.timed_collections is
  'How many collections usual_seconds rests on; the first ones weigh alike.';

alter table public.telegram_sessions enable row level security;
grant select on public.telegram_sessions to authenticated;
grant all on public.telegram_sessions to service_role;
create policy "Admins read sessions" on public.telegram_sessions for select to authenticated
  using ((select private.is_admin()));

create table public.telegram_session_queue (
  session text not null references public.telegram_sessions on delete cascade,
  execution text not null,
  asked_at timestamptz not null,
  returns_at timestamptz not null,
  primary key (session, execution)
);
comment on table public.telegram_session_queue is
  'The executions that found a session taken, since when they wait, and when they were told to come back.';

alter table public.telegram_session_queue enable row level security;
grant select on public.telegram_session_queue to authenticated;
grant all on public.telegram_session_queue to service_role;
create policy "Admins read the queue" on public.telegram_session_queue for select to authenticated
  using ((select private.is_admin()));

-- Resolving a username is what Telegram answers with flood waits: each is resolved once a session.
create table public.telegram_channels (
  session text not null check (length(session) between 1 and 200),
  username text not null check (username = lower(username) and length(username) between 1 and 64),
  channel_id text not null check (channel_id ~ '^-?[0-9]{1,20}$'),
  access_hash text not null check (access_hash ~ '^-?[0-9]{1,20}$'),
  title text not null,
  resolved_at timestamptz not null default now(),
  primary key (session, username)
);
comment on table public.telegram_channels is 'Channels by username, as a session sees them.';
comment on column public.telegram_channels.access_hash is 'A 64-bit integer, as text: JSON numbers lose its last digits.';

alter table public.telegram_channels enable row level security;
grant select on public.telegram_channels to authenticated;
grant all on public.telegram_channels to service_role;
create policy "Admins read channels" on public.telegram_channels for select to authenticated
  using ((select private.is_admin()));

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
    raise sqlstate 'PT400' using message = 'A lease needs a session and an execution.';
  end if;
  if p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT400' using
      message = format('A lease runs from 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null'));
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
