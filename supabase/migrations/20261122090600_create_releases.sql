-- What the public sees is a copy, written on publication alone: an attempt that is under way, or
-- has failed, changes nothing of what is published.
create table public.podcast_releases (
  podcast_id uuid primary key references public.podcasts (id) on delete cascade,
  title text not null,
  description text not null,
  language_code text not null,
  author text not null,
  image_url text
);
comment on table public.podcast_releases is 'A show as its feed last described it.';

create table public.episode_releases (
  episode_id uuid primary key references public.episodes (id) on delete cascade,
  podcast_id uuid not null references public.podcast_releases (podcast_id) on delete cascade,
  title text not null,
  description text not null,
  language_code text not null,
  audio_url text not null,
  duration_ms integer not null,
  published_at timestamptz not null,
  outputs jsonb not null
);
comment on table public.episode_releases is 'An episode as it was last published.';
comment on column public.episode_releases.outputs is 'Pointers to the published objects; not public.';
create index episode_releases_podcast_id_idx on public.episode_releases (podcast_id, published_at desc);

alter table public.podcast_releases enable row level security;
alter table public.episode_releases enable row level security;
grant select on public.podcast_releases to anon, authenticated;
grant select
  (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at)
on public.episode_releases to anon, authenticated;
grant all on public.podcast_releases, public.episode_releases to service_role;
create policy "Everybody reads published shows" on public.podcast_releases for select
  to anon, authenticated using (true);
create policy "Everybody reads published episodes" on public.episode_releases for select
  to anon, authenticated using (true);

create view public.published_podcasts with (security_invoker = true) as
select podcast_id as id, title, description, language_code, author, image_url
from public.podcast_releases;
comment on view public.published_podcasts is 'The shows that have a feed.';

create view public.published_episodes with (security_invoker = true) as
select episode_id as id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at
from public.episode_releases;
comment on view public.published_episodes is 'The episodes that stand in a feed.';

create view public.feed_episodes with (security_invoker = true) as
select
  e.id,
  e.podcast_id,
  case when e.status = 'completed' then coalesce(e.title, '') else r.title end as title,
  case when e.status = 'completed' then coalesce(e.description, '') else r.description end as description,
  case when e.status = 'completed' then e.language_code else r.language_code end as language_code,
  case when e.status = 'completed' then e.audio_url else r.audio_url end as audio_url,
  case when e.status = 'completed' then e.duration_ms else r.duration_ms end as duration_ms,
  case when e.status = 'completed' then e.outputs else r.outputs end as outputs,
  coalesce(e.published_at, e.last_transition_at) as published_at
from public.episodes as e
left join public.episode_releases as r on r.episode_id = e.id
where e.status = 'completed' or r.episode_id is not null;
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed.';

revoke all on public.published_podcasts, public.published_episodes, public.feed_episodes
  from public, anon, authenticated;
grant select on public.published_podcasts, public.published_episodes to anon, authenticated, service_role;
grant select on public.feed_episodes to service_role;
