create or replace function public.create_webhook_endpoint(
  p_url text, p_secret text, p_podcast_id uuid default null, p_events text[] default null
) returns public.webhook_endpoints
language plpgsql security definer set search_path = ''
as $$
declare
  v_endpoint public.webhook_endpoints;
begin
  if p_url is null or p_secret is null then
    raise sqlstate 'PT470' using message = 'A webhook endpoint needs an address and a secret.', detail = 'InvalidArgument';
  end if;
  if p_podcast_id is not null and not exists (select from public.podcasts where id = p_podcast_id) then
    raise sqlstate 'PT471' using
      message = format('There is no show %s.', p_podcast_id), detail = 'UnknownPodcast';
  end if;
  if (select count(*) from public.webhook_endpoints) >= 100 then
    raise sqlstate 'PT485' using
      message = 'There are 100 webhooks already, and every transition is written to each.',
      detail = 'TooManyWebhooks',
      hint = 'Delete one that is disabled or no longer needed.';
  end if;
  insert into public.webhook_endpoints (url, podcast_id, events)
  values (p_url, p_podcast_id, coalesce(p_events, array[
    'episode.pending', 'episode.content_collected', 'episode.awaiting_review', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ]))
  returning * into v_endpoint;
  insert into private.webhook_secrets (endpoint_id, secret) values (v_endpoint.id, p_secret);
  return v_endpoint;
end
$$;
comment on function public.create_webhook_endpoint(text, text, uuid, text[]) is
  'Adds an endpoint with its secret. Without a show it is told of all, without events of every type.';
grant execute on function public.create_webhook_endpoint(text, text, uuid, text[]) to service_role;

create or replace function public.rotate_webhook_secret(
  p_endpoint_id uuid, p_secret text, p_overlap_seconds integer
) returns timestamptz
language plpgsql security definer set search_path = ''
as $$
declare
  v_until timestamptz;
begin
  if p_secret is null or p_overlap_seconds is null or p_overlap_seconds not between 0 and 604800 then
    raise sqlstate 'PT470' using
      message = 'A rotation needs a secret, and 0 to 604800 seconds in which the old one signs as well.',
      detail = 'InvalidArgument';
  end if;
  -- The endpoint's row is the lock: of two rotations at once, the second one replaces the first one's secret.
  perform from public.webhook_endpoints where id = p_endpoint_id for no key update;
  if not found then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  v_until := clock_timestamp() + make_interval(secs => p_overlap_seconds);
  delete from private.webhook_secrets where endpoint_id = p_endpoint_id and expires_at <= clock_timestamp();
  update private.webhook_secrets set expires_at = v_until
    where endpoint_id = p_endpoint_id and expires_at is null;
  insert into private.webhook_secrets (endpoint_id, secret) values (p_endpoint_id, p_secret);
  return v_until;
end
$$;
comment on function public.rotate_webhook_secret(uuid, text, integer) is
  'Puts a new secret in use and answers until when the one before signs as well.';
grant execute on function public.rotate_webhook_secret(uuid, text, integer) to service_role;

create or replace function private.unsent_because(p_reason text) returns text
language sql immutable set search_path = ''
as $$
  select 'Not sent: the webhook was disabled. ' || p_reason
$$;

create or replace function private.disable_webhook(p_endpoint_id uuid, p_reason text) returns void
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

create or replace function public.update_webhook_endpoint(
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
    raise sqlstate 'PT474' using
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
  'Changes what is given. Enabled again it is told of what happens from then on.';
grant execute on function public.update_webhook_endpoint(uuid, text, text[], boolean) to service_role;

create or replace function public.webhook_target(p_endpoint_id uuid) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_url text := (select url from public.webhook_endpoints where id = p_endpoint_id);
begin
  if v_url is null then
    raise sqlstate 'PT474' using
      message = format('There is no webhook %s.', p_endpoint_id), detail = 'UnknownWebhook';
  end if;
  return jsonb_build_object('url', v_url, 'secrets', private.active_secrets(p_endpoint_id));
end
$$;
comment on function public.webhook_target(uuid) is
  'Where messages to an endpoint go, and what they are signed with: the secret in use first.';
grant execute on function public.webhook_target(uuid) to service_role;

create or replace function private.active_secrets(p_endpoint_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_agg(secret order by expires_at desc nulls first)
    from private.webhook_secrets
    where endpoint_id = p_endpoint_id and (expires_at is null or expires_at > now())
  );
end
$$;
comment on function private.active_secrets(uuid) is
  'The secrets that sign messages to an endpoint, the one in use first.';
