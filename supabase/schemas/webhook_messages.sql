create or replace function private.webhook_payload(p_event public.episode_events) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    select jsonb_build_object(
      'type', 'episode.' || coalesce(p_event.change, p_event.status),
      'timestamp', private.iso_utc(p_event.occurred_at),
      'data', jsonb_build_object(
        'episodeId', e.id,
        'podcastId', e.podcast_id,
        'status', p_event.status,
        'previousStatus', p_event.previous_status,
        'attempt', p_event.attempt,
        'title', e.title,
        -- Audio of an earlier attempt is not what this event is about, and what is hidden has none.
        'audioUrl', case when p_event.status = 'completed' and e.visibility = 'public' then e.audio_url end,
        'durationMs', case when p_event.status = 'completed' then e.duration_ms end,
        'error', case when p_event.status = 'failed' then jsonb_build_object(
          'state', p_event.detail ->> 'state', 'name', p_event.detail ->> 'name') end,
        'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end,
        'reviewUntil', case when p_event.status = 'awaiting_review' then p_event.detail ->> 'until' end
      )
    )
    from public.episodes as e where e.id = p_event.episode_id
  );
end
$$;
comment on function private.webhook_payload(public.episode_events) is
  'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';

create or replace function private.follows(
  p_endpoint public.webhook_endpoints, p_podcast_id uuid, p_status text
) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return p_endpoint.disabled_at is null
    and 'episode.' || p_status = any (p_endpoint.events)
    and coalesce(p_endpoint.podcast_id, p_podcast_id) = p_podcast_id;
end
$$;
comment on function private.follows(public.webhook_endpoints, uuid, text) is
  'Whether an endpoint is told when an episode of the show gets the status.';

create or replace function private.is_followed(p_podcast_id uuid, p_status text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select from public.webhook_endpoints as w where private.follows(w, p_podcast_id, p_status)
  );
end
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
    w, (select podcast_id from public.episodes where id = p_event.episode_id), coalesce(p_event.change, p_event.status))
  -- An endpoint that is being deleted is passed over; without the lock it would stop the transition.
  for key share of w;
end
$$;
comment on function private.tell_webhooks(public.episode_events) is
  'Queues the message of an event for each endpoint that is told of its type.';

create or replace function private.queue_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- A completion is told when listeners can have the episode: by its release.
  if new.status <> 'completed' or new.change is not null then
    perform private.tell_webhooks(new);
  end if;
  return null;
end
$$;
