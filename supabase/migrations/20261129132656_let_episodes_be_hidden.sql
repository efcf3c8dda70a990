-- Whether listeners may have an episode at all. The release of a hidden one stays, so that it can be shown
-- again as it was, and later episodes know what has been told.
alter table public.episodes
  add column visibility text not null default 'public'
    constraint visibility_is_known check (visibility in ('public', 'hidden', 'withdrawn')),
  add column visibility_changed_at timestamptz,
  add column republish_since timestamptz;
comment on column public.episodes.visibility is
  'public: listeners have it once it is published; hidden: nobody has it until it is shown again; withdrawn: nobody has it ever again.';
comment on column public.episodes.visibility_changed_at is
  'When somebody last hid, showed or withdrew it; null if nobody has. Whoever publishes says what was read here.';
comment on column public.episodes.republish_since is
  'Since when feed, pages and files are not yet as visibility says; null when they are.';
create index episodes_republish_idx on public.episodes (republish_since) where republish_since is not null;
create index episodes_withheld_idx on public.episodes (podcast_id) where visibility_changed_at is not null;

alter table public.episode_releases add column is_public boolean not null default true;
comment on column public.episode_releases.is_public is 'Whether it may be had: false while its episode is hidden, and for good once it is withdrawn.';
grant select (is_public) on public.episode_releases to anon, authenticated;
drop policy "Everybody reads published episodes" on public.episode_releases;
create policy "Everybody reads published episodes" on public.episode_releases for select
  to anon, authenticated using (is_public);

alter table public.episode_events
  add column change text constraint change_is_known check (change in ('hidden', 'shown', 'withdrawn'));
comment on column public.episode_events.change is
  'What somebody did with a finished episode, which has no transition; null for a transition.';

alter table public.webhook_endpoints
  drop constraint events_are_known,
  add constraint events_are_known check (cardinality(events) > 0 and events <@ array[
    'episode.pending', 'episode.content_collected', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ]),
  alter column events set default array[
    'episode.pending', 'episode.content_collected', 'episode.processing',
    'episode.completed', 'episode.skipped', 'episode.failed',
    'episode.hidden', 'episode.shown', 'episode.withdrawn'
  ];
comment on column public.webhook_endpoints.events is
  'The types of event it is told of: episode.<status>, or episode.hidden, shown or withdrawn.';
