-- An endpoint that was disabled can be put in use again, and its delivery log says why nothing was sent.
create function private.unsent_because(p_reason text) returns text
language sql immutable set search_path = ''
as $$
  select 'Not sent: the webhook was disabled. ' || p_reason
$$;

create function private.disable_webhook(p_endpoint_id uuid, p_reason text) returns void
language plpgsql set search_path = ''
as $$
begin
  update public.webhook_endpoints set disabled_at = now(), disabled_reason = p_reason
  where id = p_endpoint_id and disabled_at is null;
  update public.webhook_deliveries
  set given_up_at = now(), next_attempt_at = null, last_error = private.unsent_because(p_reason)
  where endpoint_id = p_endpoint_id and delivered_at is null and given_up_at is null;
end
$$;
comment on function private.disable_webhook(uuid, text) is
  'Ends what an endpoint still gets, and all that was to be sent to it. One that is disabled keeps its first reason.';

create function public.update_webhook_endpoint(
  p_endpoint_id uuid,
  p_url text default null,
  p_events text[] default null,
  p_is_enabled boolean default null
) returns public.webhook_endpoints
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
begin
  -- Deliveries take the endpoint before their own row; so does this.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT404' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  update public.webhook_endpoints set
    url = coalesce(p_url, url),
    events = coalesce(p_events, events),
    disabled_at = case when p_is_enabled then null else disabled_at end,
    disabled_reason = case when p_is_enabled then null else disabled_reason end
  where id = p_endpoint_id;
  if p_is_enabled = false then
    perform private.disable_webhook(p_endpoint_id, 'Somebody disabled it.');
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  return v_endpoint;
end
$$;
comment on function public.update_webhook_endpoint(uuid, text, text[], boolean) is
  'Changes what is given. Enabled again it is told of what happens from then on. PT404 unknown endpoint.';

create or replace function public.open_delivery(p_event_id bigint, p_endpoint_id uuid, p_execution text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_endpoint public.webhook_endpoints;
begin
  if coalesce(p_execution, '') = '' then
    raise sqlstate 'PT400' using message = 'A delivery is opened by an execution.';
  end if;
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found or v_delivery.state <> 'pending' then
    return jsonb_build_object('state', 'settled');
  end if;
  if v_delivery.execution <> p_execution and v_delivery.held_until > clock_timestamp() then
    return jsonb_build_object('state', 'held');
  end if;
  -- An event that happened while its endpoint was being disabled.
  if v_endpoint.disabled_at is not null then
    update public.webhook_deliveries
    set given_up_at = now(), next_attempt_at = null, last_error = private.unsent_because(v_endpoint.disabled_reason)
    where event_id = p_event_id and endpoint_id = p_endpoint_id;
    return jsonb_build_object('state', 'settled');
  end if;
  update public.webhook_deliveries set
    execution = p_execution,
    held_until = clock_timestamp() + interval '15 minutes'
  where event_id = p_event_id and endpoint_id = p_endpoint_id;
  return jsonb_build_object(
    'state', 'open',
    'attempt', v_delivery.attempts + 1,
    'url', v_endpoint.url,
    'payload', v_delivery.payload,
    'secrets', (
      select jsonb_agg(secret order by expires_at desc nulls first)
      from private.webhook_secrets
      where endpoint_id = p_endpoint_id and (expires_at is null or expires_at > now())
    )
  );
end
$$;

create or replace function public.record_delivery_attempt(
  p_event_id bigint,
  p_endpoint_id uuid,
  p_execution text,
  p_attempt integer,
  p_outcome text,
  p_status integer default null,
  p_error text default null,
  p_wait_seconds integer default null
) returns public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_next timestamptz := now() + make_interval(secs => p_wait_seconds);
begin
  if p_outcome is null or p_outcome not in ('delivered', 'failed', 'gone') then
    raise sqlstate 'PT400' using
      message = format('A try ends as delivered, failed or gone; not as %s.', coalesce(p_outcome, 'null'));
  end if;
  if p_outcome = 'gone' then
    -- Two that find their endpoint gone at once: the second waits before it locks a delivery.
    perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT404' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_delivery.execution is distinct from p_execution then
    raise sqlstate 'PT409' using
      message = format('The delivery of event %s to webhook %s belongs to the execution %s, not to %s.',
        p_event_id, p_endpoint_id, coalesce(v_delivery.execution, 'none'), coalesce(p_execution, 'null')),
      detail = 'StaleExecution';
  end if;
  if v_delivery.state <> 'pending' or p_attempt <= v_delivery.attempts then
    return v_delivery;
  end if;

  update public.webhook_deliveries set
    attempts = p_attempt,
    last_attempt_at = now(),
    last_status = p_status,
    last_error = left(p_error, 1000),
    delivered_at = case when p_outcome = 'delivered' then now() end,
    given_up_at = case when p_outcome = 'gone' or p_outcome = 'failed' and v_next is null then now() end,
    next_attempt_at = case when p_outcome = 'failed' then v_next end,
    held_until = case when p_outcome = 'failed' then v_next + interval '15 minutes' end
  where event_id = p_event_id and endpoint_id = p_endpoint_id
  returning * into v_delivery;
  if p_outcome = 'gone' then
    perform private.disable_webhook(p_endpoint_id, 'It answered 410 Gone.');
  end if;
  return v_delivery;
end
$$;

revoke execute on function public.update_webhook_endpoint(uuid, text, text[], boolean)
  from public, anon, authenticated;
grant execute on function public.update_webhook_endpoint(uuid, text, text[], boolean) to service_role;
