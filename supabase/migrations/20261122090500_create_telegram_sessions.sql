-- A Telegram session that is used twice at once is revoked for good: whoever collects holds a lease.
create table public.telegram_sessions (
  session text primary key check (length(session) between 1 and 200),
  execution text not null,
  leased_until timestamptz not null,
  updated_at timestamptz not null default now()
);
comment on table public.telegram_sessions is 'Which execution may use a Telegram session, and until when.';
comment on column public.telegram_sessions.session is 'A name or fingerprint, never the session string itself.';

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

alter table public.telegram_sessions enable row level security;
alter table public.telegram_channels enable row level security;
grant select on public.telegram_sessions, public.telegram_channels to authenticated;
grant all on public.telegram_sessions, public.telegram_channels to service_role;
create policy "Admins read sessions" on public.telegram_sessions for select to authenticated
  using ((select private.is_admin()));
create policy "Admins read channels" on public.telegram_channels for select to authenticated
  using ((select private.is_admin()));

create function public.lease_telegram_session(p_session text, p_execution text, p_seconds integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_until timestamptz;
begin
  if coalesce(p_session, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT400' using message = 'A lease needs a session and an execution.';
  end if;
  if p_seconds is null or p_seconds not between 1 and 3600 then
    raise sqlstate 'PT400' using
      message = format('A lease runs from 1 to 3600 seconds, not %s.', coalesce(p_seconds::text, 'null'));
  end if;

  -- clock_timestamp: now() would be the time before waiting for another's row lock.
  insert into public.telegram_sessions as s (session, execution, leased_until)
  values (p_session, p_execution, clock_timestamp() + make_interval(secs => p_seconds))
  on conflict (session) do update
    set execution = excluded.execution,
        leased_until = clock_timestamp() + make_interval(secs => p_seconds),
        updated_at = clock_timestamp()
    where s.execution = excluded.execution or s.leased_until <= clock_timestamp();
  if found then
    return jsonb_build_object('acquired', true);
  end if;

  select leased_until into v_until from public.telegram_sessions where session = p_session;
  return jsonb_build_object(
    'acquired', false,
    'waitSeconds', greatest(1, ceil(extract(epoch from coalesce(v_until, clock_timestamp()) - clock_timestamp()))::integer)
  );
end
$$;
comment on function public.lease_telegram_session(text, text, integer) is
  '{ "acquired": true }, or { "acquired": false, "waitSeconds" } while another execution holds the session. The same execution extends its lease.';

create function public.release_telegram_session(p_session text, p_execution text)
returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  delete from public.telegram_sessions where session = p_session and execution = p_execution;
  return found;
end
$$;
comment on function public.release_telegram_session(text, text) is
  'Whether the execution held the session; another''s lease stays.';

revoke execute on function
  public.lease_telegram_session(text, text, integer), public.release_telegram_session(text, text)
from public, anon, authenticated;
grant execute on function
  public.lease_telegram_session(text, text, integer), public.release_telegram_session(text, text)
to service_role;
