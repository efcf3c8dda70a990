-- Since when a completed episode waits for its feed: what a sweep publishes.
alter table public.episodes add column unpublished_since timestamptz;
comment on column public.episodes.unpublished_since is
  'Since when the attempt is completed and not in the feed; null before its completion and after its publication.';
create index episodes_unpublished_idx on public.episodes (unpublished_since)
  where unpublished_since is not null;

update public.episodes as e set unpublished_since = e.last_transition_at
where e.status = 'completed' and not exists (
  select from public.episode_releases as r where r.episode_id = e.id and r.audio_url = e.audio_url
);
