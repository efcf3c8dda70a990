create table public.webhook_deliveries (
  event_id bigint not null references public.episode_events (id) on delete cascade,
  endpoint_id uuid not null references public.webhook_endpoints (id) on delete cascade,
  payload jsonb not null check (jsonb_typeof(payload) = 'object'),
  attempts integer not null default 0 check (attempts >= 0),
  execution text,
  held_until timestamptz,
  last_attempt_at timestamptz,
  last_status integer,
  last_error text,
  next_attempt_at timestamptz,
  delivered_at timestamptz,
  given_up_at timestamptz,
  state text not null generated always as (
    case when delivered_at is not null then 'delivered'
      when given_up_at is not null then 'given_up' else 'pending' end
  ) stored,
  created_at timestamptz not null default now(),
  primary key (event_id, endpoint_id),
  constraint ends_once check (delivered_at is null or given_up_at is null)
);
comment on table public.webhook_deliveries is 'One row an event and endpoint: what is to be delivered, and how that went.';
comment on column public.webhook_deliveries.payload is 'The message as it was when the event happened: every try sends the same.';
comment on column public.webhook_deliveries.execution is 'The name of the execution that delivers it.';
comment on column public.webhook_deliveries.held_until is 'When that execution must have been heard of again; a later one may take over.';
comment on column public.webhook_deliveries.last_status is 'The HTTP status of the last try; null when there was no answer.';
create index webhook_deliveries_endpoint_id_idx on public.webhook_deliveries (endpoint_id, event_id desc);
create index webhook_deliveries_pending_idx on public.webhook_deliveries (event_id, endpoint_id)
  where delivered_at is null and given_up_at is null;

alter table public.webhook_deliveries enable row level security;
grant select on public.webhook_deliveries to authenticated;
revoke all on public.webhook_deliveries from service_role;
grant select on public.webhook_deliveries to service_role;
create policy "Admins read deliveries" on public.webhook_deliveries for select to authenticated
  using ((select private.is_admin()));

create or replace function private.webhook_payload(p_event public.episode_events) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'type', 'episode.' || p_event.status,
    'timestamp', private.iso_utc(p_event.occurred_at),
    'data', jsonb_build_object(
      'episodeId', e.id,
      'podcastId', e.podcast_id,
      'status', p_event.status,
      'previousStatus', p_event.previous_status,
      'attempt', p_event.attempt,
      'title', e.title,
      -- Audio of an earlier attempt is not what this event is about.
      'audioUrl', case when p_event.status = 'completed' then e.audio_url end,
      'durationMs', case when p_event.status = 'completed' then e.duration_ms end,
      'error', case when p_event.status = 'failed' then jsonb_build_object(
        'state', p_event.detail ->> 'state', 'name', p_event.detail ->> 'name') end,
      'skipReason', case when p_event.status = 'skipped' then p_event.detail ->> 'reason' end
    )
  )
  from public.episodes as e where e.id = p_event.episode_id
$$;
comment on function private.webhook_payload(public.episode_events) is
  'What endpoints are told of a transition; the shape of WebhookPayloadSchema.';

create or replace function private.queue_webhook_deliveries() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.webhook_deliveries (event_id, endpoint_id, payload)
  select new.id, w.id, private.webhook_payload(new)
  from public.webhook_endpoints as w
  where w.disabled_at is null
    and 'episode.' || new.status = any (w.events)
    and (w.podcast_id is null
      or w.podcast_id = (select podcast_id from public.episodes where id = new.episode_id))
  -- An endpoint that is being deleted is passed over; without the lock it would stop the transition.
  for key share of w;
  return null;
end
$$;

create trigger queue_webhook_deliveries after insert on public.episode_events
  for each row execute function private.queue_webhook_deliveries();
