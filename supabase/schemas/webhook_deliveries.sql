create or replace function public.pending_deliveries(
  p_limit integer, p_after_event_id bigint default null, p_after_endpoint_id uuid default null
) returns table (event_id bigint, endpoint_id uuid, execution text, next_execution text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  if (p_after_event_id is null) <> (p_after_endpoint_id is null) then
    raise sqlstate 'PT470' using
      message = 'p_after_event_id and p_after_endpoint_id are the last row of the page before: give both or neither.',
      detail = 'InvalidArgument';
  end if;
  return query
    select d.event_id, d.endpoint_id, name,
      -- At most one new execution an hour for what no execution brings to an end.
      name || '-' || to_char(now() at time zone 'UTC', 'YYYYMMDDHH24')
    from public.webhook_deliveries as d
    cross join lateral (
      -- Names of executions that have ended stay taken.
      select d.event_id || '-' || d.endpoint_id
        || case when d.sent_again > 0 then '-again-' || d.sent_again else '' end as name
    ) as named
    where d.delivered_at is null and d.given_up_at is null
      and (d.held_until is null or d.held_until <= now())
      and (p_after_event_id is null
        or (d.event_id, d.endpoint_id) > (p_after_event_id, p_after_endpoint_id))
    order by d.event_id, d.endpoint_id
    limit p_limit;
end
$$;
comment on function public.pending_deliveries(integer, bigint, uuid) is
  'Deliveries that no execution holds: new ones, and those whose execution has not been heard of in time. execution is the name to start; next_execution is for when an execution of that name has ended.';
grant execute on function public.pending_deliveries(integer, bigint, uuid) to service_role;

create or replace function public.open_delivery(p_event_id bigint, p_endpoint_id uuid, p_execution text)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_endpoint public.webhook_endpoints;
begin
  if coalesce(p_execution, '') = '' then
    raise sqlstate 'PT470' using message = 'A delivery is opened by an execution.', detail = 'InvalidArgument';
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
    'secrets', private.active_secrets(p_endpoint_id)
  );
end
$$;
comment on function public.open_delivery(bigint, uuid, text) is
  'What is to be sent where, signed by what, held for the execution; or { "state": "settled" } when nothing is left to send, { "state": "held" } while another execution has it.';
grant execute on function public.open_delivery(bigint, uuid, text) to service_role;

create or replace function public.record_delivery_attempt(
  p_event_id bigint,
  p_endpoint_id uuid,
  p_execution text,
  p_attempt integer,
  p_outcome text,
  p_status integer default null,
  p_error text default null,
  p_wait_seconds integer default null,
  p_body text default null,
  p_took_ms integer default null
) returns public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  v_delivery public.webhook_deliveries;
  v_next timestamptz := now() + make_interval(secs => p_wait_seconds);
begin
  if p_outcome is null or p_outcome not in ('delivered', 'failed', 'gone') then
    raise sqlstate 'PT470' using
      message = format('A try ends as delivered, failed or gone; not as %s.', coalesce(p_outcome, 'null')),
      detail = 'InvalidArgument';
  end if;
  if p_outcome = 'gone' then
    -- Two that find their endpoint gone at once: the second waits before it locks a delivery.
    perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT475' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_delivery.execution is distinct from p_execution then
    raise sqlstate 'PT477' using
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
    last_body = left(p_body, 1024),
    last_took_ms = p_took_ms,
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
comment on function public.record_delivery_attempt(bigint, uuid, text, integer, text, integer, text, integer, text, integer) is
  'Notes how a try went. delivered ends the delivery, gone disables its endpoint, failed waits p_wait_seconds for the next try or, with null, gives up. Repeated by the same execution it changes nothing.';
grant execute on function public.record_delivery_attempt(bigint, uuid, text, integer, text, integer, text, integer, text, integer) to service_role;

create or replace function public.send_delivery_again(p_event_id bigint, p_endpoint_id uuid)
returns public.webhook_deliveries
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
  v_delivery public.webhook_deliveries;
begin
  -- Deliveries take the endpoint before their own row; so does this.
  select * into v_endpoint from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  select * into v_delivery from public.webhook_deliveries
    where event_id = p_event_id and endpoint_id = p_endpoint_id for update;
  if not found then
    raise sqlstate 'PT475' using
      message = format('There is no delivery of event %s to webhook %s.', p_event_id, p_endpoint_id),
      detail = 'UnknownDelivery';
  end if;
  if v_endpoint.disabled_at is not null then
    raise sqlstate 'PT488' using
      message = format('Webhook %s is disabled: nothing is sent to it.', p_endpoint_id),
      detail = 'WebhookDisabled',
      hint = 'Enable it first.';
  end if;
  if v_delivery.state = 'pending' then
    raise sqlstate 'PT489' using
      message = format('The delivery of event %s to webhook %s is under way already.', p_event_id, p_endpoint_id),
      detail = 'DeliveryUnderWay',
      hint = 'Wait until it is delivered or given up.';
  end if;
  update public.webhook_deliveries set
    sent_again = sent_again + 1,
    attempts = 0,
    execution = null,
    held_until = null,
    next_attempt_at = null,
    delivered_at = null,
    given_up_at = null
  where event_id = p_event_id and endpoint_id = p_endpoint_id
  returning * into v_delivery;
  return v_delivery;
end
$$;
comment on function public.send_delivery_again(bigint, uuid) is
  'Puts a message that was delivered or given up into the outbox once more, with all its tries. The receiver gets the same message under the same id.';
grant execute on function public.send_delivery_again(bigint, uuid) to service_role;
