-- Episodes that other systems made: they are completed when they come, under the id and the GUID
-- that listeners' apps know, and no attempt of them ever runs.
alter table public.episodes
  add column guid text check (length(guid) between 1 and 1000),
  drop constraint episodes_trigger_check,
  add constraint episodes_trigger_check check (trigger in ('api', 'schedule', 'queue', 'retry', 'import'));
comment on column public.episodes.guid is
  'What apps know the episode by where that isn''t its id: the GUID of the feed that it came from.';
comment on column public.episodes.trigger is
  'What began the attempt; import: another system made the episode, which has no execution, and no posts to be made again from.';
create unique index episodes_guid_idx on public.episodes (podcast_id, guid) where guid is not null;
