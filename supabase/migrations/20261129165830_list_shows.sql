create or replace view public.listed_podcasts with (security_invoker = true) as
select
  r.podcast_id as id, r.title, r.description, r.language_code, r.author, r.image_url,
  e.published_at as last_published_at
from public.podcast_releases as r
join public.podcasts as p on p.id = r.podcast_id
join lateral (
  select max(published_at) as published_at
  from public.episode_releases
  where podcast_id = r.podcast_id and is_public
) as e on e.published_at is not null
where not p.is_blocked;
comment on view public.listed_podcasts is
  'The shows that a directory lists: with something to hear, and not asked to be left out.';
grant select on public.listed_podcasts to service_role;
