create table public.episodes (
  id uuid primary key,
  podcast_id uuid not null references public.podcasts (id) on delete cascade,
  status text not null default 'pending'
    check (status in ('pending', 'content_collected', 'processing', 'completed', 'skipped', 'failed')),
  execution text not null check (length(execution) between 1 and 80),
  attempt integer not null default 1 check (attempt >= 1),
  trigger text not null check (trigger in ('api', 'schedule', 'queue', 'retry')),
  title text,
  description text,
  language_code text not null,
  audio_url text check (audio_url ~ '^https?://'),
  duration_ms integer check (duration_ms > 0),
  window_from timestamptz not null,
  window_until timestamptz not null,
  window_is_default boolean not null default false,
  config_snapshot jsonb not null check (jsonb_typeof(config_snapshot) = 'object'),
  outputs jsonb not null default '{}' check (jsonb_typeof(outputs) = 'object'),
  progress_done integer not null default 0 check (progress_done >= 0),
  progress_total integer check (progress_total >= greatest(progress_done, 1)),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  last_transition_at timestamptz not null default now(),
  published_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint window_is_a_period check (window_from < window_until),
  constraint completed_has_audio
    check (status <> 'completed' or (audio_url is not null and duration_ms is not null)),
  constraint failed_has_error check (status <> 'failed' or metadata ? 'error')
);
comment on table public.episodes is 'One row an episode; a retry is a new attempt of the same row.';
comment on column public.episodes.execution is 'The name of the execution that may write the row: the episode''s id, for attempt n <id>-<n>.';
comment on column public.episodes.window_from is 'The posts told: from inclusive, until exclusive.';
comment on column public.episodes.window_is_default is 'Whether the database chose the window: such windows of a show join without gap or overlap.';
comment on column public.episodes.config_snapshot is 'The show''s settings when the episode opened, voices chosen; the shape of ConfigSnapshotSchema.';
comment on column public.episodes.outputs is 'Pointers to the objects made so far; the shape of EpisodeOutputsSchema.';
comment on column public.episodes.progress_done is 'Segments of progress_total that are spoken.';
comment on column public.episodes.metadata is 'error: why it failed; skipped: why there is no audio; publishError: why it is not in the feed; writing: who wrote the script, and the tokens that took; waiting: why nothing happens, and until when; cost: what providers were paid, by attempt.';
comment on column public.episodes.last_transition_at is 'When status or attempt last changed; what a sweep goes by.';
comment on column public.episodes.published_at is 'When the episode first stood in the feed.';
create index episodes_podcast_id_idx on public.episodes (podcast_id, created_at desc);
create unique index episodes_one_live_a_podcast on public.episodes (podcast_id)
  where status in ('pending', 'content_collected', 'processing');
create index episodes_live_by_transition_idx on public.episodes (last_transition_at)
  where status in ('pending', 'content_collected', 'processing');
create index episodes_newest_idx on public.episodes (created_at desc, id desc);

alter table public.episodes enable row level security;
grant select on public.episodes to authenticated;
grant all on public.episodes to service_role;
create policy "Admins read episodes" on public.episodes for select to authenticated
  using ((select private.is_admin()));

create table public.episode_events (
  id bigint generated always as identity primary key,
  episode_id uuid not null references public.episodes (id) on delete cascade,
  attempt integer not null,
  execution text not null,
  status text not null,
  previous_status text,
  detail jsonb,
  occurred_at timestamptz not null
);
comment on table public.episode_events is 'One row a transition, its opening included: the timeline, and the outbox of webhooks.';
comment on column public.episode_events.detail is 'The error of a failure, the reason of a skip.';
create index episode_events_episode_id_idx on public.episode_events (episode_id, id);

alter table public.episode_events enable row level security;
grant select on public.episode_events to authenticated;
-- The timeline is written by its trigger alone.
revoke all on public.episode_events from service_role;
grant select, delete on public.episode_events to service_role;
create policy "Admins read events" on public.episode_events for select to authenticated
  using ((select private.is_admin()));

create or replace function private.is_legal_transition(p_from text, p_to text, p_new_attempt boolean) returns boolean
language sql immutable set search_path = ''
as $$
  select case
    when p_new_attempt then p_from in ('failed', 'completed', 'skipped') and p_to = 'pending'
    when p_from in ('failed', 'completed', 'skipped') then false
    when p_to = 'failed' then true
    else (p_from, p_to) in (
      ('pending', 'content_collected'),
      ('content_collected', 'processing'),
      ('processing', 'completed'),
      ('pending', 'skipped')
    )
  end
$$;
grant execute on function private.is_legal_transition(text, text, boolean) to service_role;

create or replace function private.guard_episode() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_new_attempt boolean;
begin
  new.updated_at := now();
  if tg_op = 'INSERT' then
    if new.status <> 'pending' or new.attempt <> 1 then
      raise sqlstate 'PT422' using
        message = format('Episode %s must open as pending, attempt 1; not as %s, attempt %s.', new.id, new.status, new.attempt),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
    return new;
  end if;

  v_new_attempt := new.attempt = old.attempt + 1 and new.execution <> old.execution;
  if (new.attempt, new.execution) is distinct from (old.attempt, old.execution) and not v_new_attempt then
    raise sqlstate 'PT422' using
      message = format('Episode %s can go on to attempt %s alone, under an execution of its own.', old.id, old.attempt + 1),
      detail = 'IllegalTransition';
  end if;
  if (new.id, new.podcast_id, new.config_snapshot, new.window_from, new.window_until)
      is distinct from (old.id, old.podcast_id, old.config_snapshot, old.window_from, old.window_until) then
    raise sqlstate 'PT422' using
      message = format('Episode %s keeps its id, show, config and window for good.', old.id),
      detail = 'ImmutableColumn';
  end if;
  if new.status <> old.status or v_new_attempt then
    if not private.is_legal_transition(old.status, new.status, v_new_attempt) then
      raise sqlstate 'PT422' using
        message = format('Episode %s can''t go from %s to %s.', old.id, old.status, new.status),
        detail = 'IllegalTransition';
    end if;
    new.last_transition_at := now();
  else
    new.last_transition_at := old.last_transition_at;
  end if;
  return new;
end
$$;

create trigger guard_episode before insert or update on public.episodes
  for each row execute function private.guard_episode();

create or replace function private.record_episode_event() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and (new.status, new.attempt) = (old.status, old.attempt) then
    return null;
  end if;
  insert into public.episode_events
    (episode_id, attempt, execution, status, previous_status, detail, occurred_at)
  values (
    new.id, new.attempt, new.execution, new.status,
    case when tg_op = 'UPDATE' then old.status end,
    case new.status when 'failed' then new.metadata -> 'error' when 'skipped' then new.metadata -> 'skipped' end,
    new.last_transition_at
  );
  return null;
end
$$;

create trigger record_episode_event after insert or update on public.episodes
  for each row execute function private.record_episode_event();
