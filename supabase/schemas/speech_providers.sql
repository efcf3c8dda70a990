create or replace function public.take_speech_requests(p_provider text, p_count integer, p_per_minute integer)
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
    raise sqlstate 'PT470' using message = 'A provider''s name has 1 to 60 characters.', detail = 'InvalidArgument';
  end if;
  if p_count is null or p_per_minute is null or p_count < 1 or p_per_minute < 1 then
    raise sqlstate 'PT470' using
      message = format('At least one request can be taken, of at least one a minute; not %s of %s.', coalesce(p_count::text, 'null'), coalesce(p_per_minute::text, 'null')),
      detail = 'InvalidArgument';
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
grant execute on function public.take_speech_requests(text, integer, integer) to service_role;

create or replace function private.circuit_wait(p_circuit public.speech_circuits) returns jsonb
language sql volatile set search_path = ''
as $$
  select jsonb_build_object(
    'mayStart', false,
    'state', case when p_circuit.open_until > clock_timestamp() then 'open' else 'half_open' end,
    'waitSeconds', case when p_circuit.open_until > clock_timestamp()
      then greatest(1, ceil(extract(epoch from p_circuit.open_until - clock_timestamp())))::integer
      -- The probe tells its outcome long before its lease runs out.
      else 30
    end,
    'reason', p_circuit.reason
  )
$$;
grant execute on function private.circuit_wait(public.speech_circuits) to service_role;

create or replace function public.enter_speech_circuit(p_provider text, p_execution text, p_probe_seconds integer)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A circuit is entered for a provider, by an execution.', detail = 'InvalidArgument';
  end if;
  if p_probe_seconds is null or p_probe_seconds not between 1 and 3600 then
    raise sqlstate 'PT470' using
      message = format('A probe takes 1 to 3600 seconds, not %s.', coalesce(p_probe_seconds::text, 'null')),
      detail = 'InvalidArgument';
  end if;

  select * into v_circuit from public.speech_circuits where provider = p_provider for update;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', coalesce(v_circuit.failed_runs, 0));
  end if;
  if v_circuit.open_until > clock_timestamp()
      or (v_circuit.probe_execution <> p_execution and v_circuit.probe_until > clock_timestamp()) then
    return private.circuit_wait(v_circuit);
  end if;
  update public.speech_circuits
    set probe_execution = p_execution,
        probe_until = clock_timestamp() + make_interval(secs => p_probe_seconds),
        updated_at = clock_timestamp()
    where provider = p_provider;
  return jsonb_build_object('mayStart', true, 'state', 'half_open', 'failedRuns', v_circuit.failed_runs);
end
$$;
comment on function public.enter_speech_circuit(text, text, integer) is
  '{ "mayStart": true, "state", "failedRuns" }, or { "mayStart": false, "state", "waitSeconds", "reason" }. While half-open one execution at a time may start, as the probe.';
grant execute on function public.enter_speech_circuit(text, text, integer) to service_role;

create or replace function public.report_speech_run(p_provider text, p_execution text, p_spoke boolean, p_reason text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- So many runs in a row open it, for a minute at first and half an hour at most.
  c_failures constant integer := 3;
  c_first_seconds constant integer := 60;
  c_most_seconds constant integer := 1800;
  v_circuit public.speech_circuits;
begin
  if coalesce(p_provider, '') = '' or coalesce(p_execution, '') = '' or p_spoke is null then
    raise sqlstate 'PT470' using message = 'A run is reported for a provider, by an execution, with whether the provider spoke.', detail = 'InvalidArgument';
  end if;
  if p_spoke then
    update public.speech_circuits
      set failed_runs = 0, openings = 0, open_until = null, probe_execution = null, probe_until = null,
          reason = '', updated_at = clock_timestamp()
      where provider = p_provider and (failed_runs > 0 or open_until is not null);
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', 0);
  end if;

  insert into public.speech_circuits as c (provider, failed_runs, reason)
    values (p_provider, 1, left(coalesce(p_reason, ''), 500))
    on conflict (provider) do update
      set failed_runs = c.failed_runs + 1, reason = excluded.reason, updated_at = clock_timestamp()
    returning * into v_circuit;
  -- A run that began before the circuit opened, and fails while it is open, tells nothing new.
  if (v_circuit.open_until is null and v_circuit.failed_runs >= c_failures)
      or (v_circuit.open_until <= clock_timestamp() and v_circuit.probe_execution = p_execution) then
    update public.speech_circuits
      set open_until = clock_timestamp() + make_interval(
            secs => least(c_first_seconds * 2 ^ least(openings, 10), c_most_seconds)),
          openings = openings + 1, probe_execution = null, probe_until = null
      where provider = p_provider
      returning * into v_circuit;
  end if;
  if v_circuit.open_until is null then
    return jsonb_build_object('mayStart', true, 'state', 'closed', 'failedRuns', v_circuit.failed_runs);
  end if;
  return private.circuit_wait(v_circuit);
end
$$;
comment on function public.report_speech_run(text, text, boolean, text) is
  'Whether the provider spoke in a run: one time closes the circuit, three failures in a row or a failed probe open it. Answers as enter_speech_circuit.';
grant execute on function public.report_speech_run(text, text, boolean, text) to service_role;
