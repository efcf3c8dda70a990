-- A provider's quota is one for all runs: whoever wants to call it takes requests from here first.
create table public.speech_requests (
  id bigint generated always as identity primary key,
  provider text not null check (length(provider) between 1 and 60),
  taken_at timestamptz not null,
  requests integer not null check (requests > 0)
);
comment on table public.speech_requests is
  'The requests to speech providers of the last minute; one row for each batch that a run took.';
create index speech_requests_by_time_idx on public.speech_requests (provider, taken_at);

alter table public.speech_requests enable row level security;
grant select on public.speech_requests to authenticated;
grant all on public.speech_requests to service_role;
create policy "Admins read speech requests" on public.speech_requests for select to authenticated
  using ((select private.is_admin()));

create function public.take_speech_requests(p_provider text, p_count integer, p_per_minute integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_now timestamptz;
  v_used bigint;
  v_oldest timestamptz;
  v_granted integer;
begin
  if coalesce(length(p_provider), 0) not between 1 and 60 then
    raise sqlstate 'PT400' using message = 'A provider''s name has 1 to 60 characters.';
  end if;
  if p_count is null or p_per_minute is null or p_count < 1 or p_per_minute < 1 then
    raise sqlstate 'PT400' using
      message = format('At least one request can be taken, of at least one a minute; not %s of %s.', coalesce(p_count::text, 'null'), coalesce(p_per_minute::text, 'null'));
  end if;

  perform pg_advisory_xact_lock(hashtextextended('speech_requests ' || p_provider, 0));
  -- clock_timestamp: now() would be the time before waiting for the lock.
  v_now := clock_timestamp();
  delete from public.speech_requests
    where provider = p_provider and taken_at <= v_now - interval '1 minute';
  select coalesce(sum(requests), 0), min(taken_at) into v_used, v_oldest
    from public.speech_requests where provider = p_provider;

  v_granted := least(p_count, greatest(p_per_minute - v_used, 0));
  if v_granted = 0 then
    return jsonb_build_object(
      'granted', 0,
      'waitMs', greatest(1, ceil(extract(epoch from v_oldest + interval '1 minute' - v_now) * 1000))::integer
    );
  end if;
  insert into public.speech_requests (provider, taken_at, requests) values (p_provider, v_now, v_granted);
  return jsonb_build_object('granted', v_granted, 'waitMs', 0);
end
$$;
comment on function public.take_speech_requests(text, integer, integer) is
  '{ "granted", "waitMs" }: how many of p_count requests may start now, so that no 60 seconds have more than p_per_minute over all runs; when none, how long until one may.';

revoke execute on function public.take_speech_requests(text, integer, integer)
  from public, anon, authenticated;
grant execute on function public.take_speech_requests(text, integer, integer) to service_role;
