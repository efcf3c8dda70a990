create or replace function public.expire_episodes(p_limit integer)
returns table (id uuid, podcast_id uuid)
language plpgsql security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    with kept as (
      select r.episode_id, r.published_at, p.keep_episodes, p.keep_days,
        row_number() over (partition by r.podcast_id order by r.published_at desc, r.episode_id) as place
      from public.podcasts as p
      join public.episode_releases as r on r.podcast_id = p.id and r.is_public
      where p.keep_episodes is not null or p.keep_days is not null
    ), expired as (
      select e.id, e.podcast_id from kept as k
      join public.episodes as e on e.id = k.episode_id
      -- One that is being made again waits until that has ended.
      where e.status = 'completed' and e.visibility = 'public' and k.place > 1
        and (k.place > k.keep_episodes or k.published_at < now() - make_interval(days => k.keep_days))
      order by k.published_at, e.id
      limit p_limit
      for update of e skip locked
    )
    select x.id, x.podcast_id from expired as x
    cross join lateral public.set_episode_visibility(x.id, 'withdrawn') as withdrawn;
end
$$;
comment on function public.expire_episodes(integer) is
  'Withdraws the published episodes that their shows don''t want to keep, oldest first, and answers which. The newest of a show stays. What is hidden is left to whoever has hidden it.';
grant execute on function public.expire_episodes(integer) to service_role;

create or replace view public.shows with (security_invoker = true) as
select
  p.id, p.title, p.description, p.language_code, p.author, p.image_url, p.owner_email, p.is_paused,
  to_jsonb(c) - array['id', 'podcast_id', 'created_at', 'updated_at'] as config,
  p.created_at,
  greatest(p.updated_at, c.updated_at) as updated_at,
  p.category, p.is_explicit, p.is_blocked, p.verification, p.keep_episodes, p.keep_days
from public.podcasts as p
left join public.podcast_configs as c on c.podcast_id = p.id;
comment on view public.shows is 'Shows with their config as one document.';
grant select on public.shows to service_role;

create or replace function public.update_show(p_id uuid, p_podcast jsonb, p_config jsonb) returns public.shows
language plpgsql security definer set search_path = ''
as $$
declare
  v_podcast public.podcasts := private.lock_podcast(p_id);
  v_show public.shows;
begin
  if p_podcast <> '{}' then
    v_podcast := jsonb_populate_record(v_podcast, p_podcast);
    update public.podcasts set
      title = v_podcast.title,
      description = v_podcast.description,
      language_code = v_podcast.language_code,
      author = v_podcast.author,
      image_url = v_podcast.image_url,
      owner_email = v_podcast.owner_email,
      is_paused = v_podcast.is_paused,
      category = v_podcast.category,
      is_explicit = v_podcast.is_explicit,
      is_blocked = v_podcast.is_blocked,
      verification = v_podcast.verification,
      keep_episodes = v_podcast.keep_episodes,
      keep_days = v_podcast.keep_days
    where id = p_id;
  end if;
  if p_config <> '{}' then
    perform private.save_config(p_id, p_config);
  end if;
  select * into v_show from public.shows where id = p_id;
  return v_show;
end
$$;
comment on function public.update_show(uuid, jsonb, jsonb) is
  'Changes the columns that are named, of the show and of its config, all or none.';
grant execute on function public.update_show(uuid, jsonb, jsonb) to service_role;
