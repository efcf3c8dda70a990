create or replace view public.published_podcasts with (security_invoker = true) as
select podcast_id as id, title, description, language_code, author, image_url
from public.podcast_releases;
comment on view public.published_podcasts is 'The shows that have a feed.';
grant select on public.published_podcasts to anon, authenticated, service_role;

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

create or replace view public.published_episodes with (security_invoker = true) as
select episode_id as id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at
from public.episode_releases
where is_public;
comment on view public.published_episodes is 'The episodes that stand in a feed.';
grant select on public.published_episodes to anon, authenticated, service_role;

create or replace view public.feed_episodes with (security_invoker = true) as
select
  e.id,
  e.podcast_id,
  case when e.status = 'completed' then coalesce(e.title, '') else r.title end as title,
  case when e.status = 'completed' then coalesce(e.description, '') else r.description end as description,
  case when e.status = 'completed' then e.language_code else r.language_code end as language_code,
  case when e.status = 'completed' then e.audio_url else r.audio_url end as audio_url,
  case when e.status = 'completed' then e.duration_ms else r.duration_ms end as duration_ms,
  case when e.status = 'completed' then e.outputs else r.outputs end as outputs,
  coalesce(e.published_at, e.last_transition_at) as published_at,
  (
    select coalesce(jsonb_agg(jsonb_build_object(
      'startMs', s.start_ms, 'durationMs', s.duration_ms, 'title', s.title
    ) order by s.start_ms), '[]')
    from public.soundbites as s
    where s.episode_id = e.id
      and s.audio_key = case when e.status = 'completed' then e.outputs else r.outputs end #>> '{audio,key}'
  ) as soundbites,
  e.guid,
  e.picture_key
from public.episodes as e
left join public.episode_releases as r on r.episode_id = e.id
where e.visibility = 'public' and (e.status = 'completed' or r.episode_id is not null);
comment on view public.feed_episodes is
  'What a show''s feed lists: completed episodes, and published ones as they were published while a new attempt of theirs is not completed; none that is hidden or withdrawn.';
grant select on public.feed_episodes to service_role;

create or replace view public.episode_changes with (security_invoker = true) as
select
  id, podcast_id, visibility,
  greatest(visibility_changed_at, edited_at) as changed_at,
  visibility_changed_at is not null as is_decided
from public.episodes
where visibility_changed_at is not null or edited_at is not null;
comment on view public.episode_changes is
  'The episodes that were hidden, shown, withdrawn or changed since they were published, or with which their show was; is_decided where somebody said who may have them.';
grant select on public.episode_changes to service_role;

create or replace function private.republish_again_at(p_episode public.episodes) returns timestamptz
language plpgsql stable set search_path = ''
as $$
begin
  return case
    when p_episode.visibility <> 'public' and now() < p_episode.visibility_changed_at + interval '5 minutes'
      then p_episode.visibility_changed_at + interval '5 minutes'
  end;
end
$$;
comment on function private.republish_again_at(public.episodes) is
  'When what was taken away is taken away once more, or null: a publisher that had begun before may still be writing until its function''s time is over, and may die before it looks again.';

create or replace function private.release_episode(p_episode public.episodes) returns public.episodes
language plpgsql set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  update public.episodes set
    -- The feed that was put a moment ago says so; a pubDate that moves shows the episode as new again.
    published_at = coalesce(published_at, last_transition_at),
    unpublished_since = null,
    republish_since = private.republish_again_at(p_episode),
    unindexed_since = case when visibility = 'public' and outputs ? 'transcript' then coalesce(unindexed_since, now()) end,
    unposted_since = case when private.owes_telegram_post(p_episode) then now() end,
    post_not_before = null,
    metadata = metadata - 'publishError'
  where id = p_episode.id
  returning * into v_episode;

  insert into public.episode_releases
    (episode_id, podcast_id, title, description, language_code, audio_url, duration_ms, published_at, outputs, is_public)
  values (
    v_episode.id, v_episode.podcast_id, coalesce(v_episode.title, ''), coalesce(v_episode.description, ''),
    v_episode.language_code, v_episode.audio_url, v_episode.duration_ms, v_episode.published_at, v_episode.outputs,
    v_episode.visibility = 'public'
  )
  on conflict (episode_id) do update set
    (title, description, language_code, audio_url, duration_ms, outputs, is_public) =
    (excluded.title, excluded.description, excluded.language_code, excluded.audio_url, excluded.duration_ms,
      excluded.outputs, excluded.is_public);

  -- Listeners can have it from now on, so its completion is told now; of an imported one they know.
  if p_episode.unpublished_since is not null and p_episode.trigger <> 'import' then
    perform private.tell_webhooks(v) from public.episode_events as v
    where v.episode_id = p_episode.id and v.attempt = p_episode.attempt and v.status = 'completed' and v.change is null;
  end if;
  return v_episode;
end
$$;
comment on function private.release_episode(public.episodes) is
  'Makes an episode public as it is now, unless it is hidden, and tells of its completion; the first date of publication stays.';

create or replace function public.mark_episode_published(
  p_episode_id uuid, p_execution text, p_visibility_changed_at timestamptz default null
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  -- Somebody has hidden, shown or changed it since: what was written is not what is wanted, and is written again.
  if greatest(v_episode.visibility_changed_at, v_episode.edited_at) is distinct from p_visibility_changed_at then
    return v_episode;
  end if;
  if v_episode.status <> 'completed' and v_episode.republish_since is not null then
    update public.episode_releases set is_public = v_episode.visibility = 'public' where episode_id = p_episode_id;
    update public.episodes set
      republish_since = private.republish_again_at(v_episode),
      unposted_since = case when private.owes_telegram_post(v_episode) then now() end
    where id = p_episode_id returning * into v_episode;
    return v_episode;
  end if;
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode is published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;

  insert into public.podcast_releases (podcast_id, title, description, language_code, author, image_url)
  select id, title, description, language_code, author, image_url
  from public.podcasts where id = v_episode.podcast_id
  on conflict (podcast_id) do update set
    (title, description, language_code, author, image_url) =
    (excluded.title, excluded.description, excluded.language_code, excluded.author, excluded.image_url);

  -- What was completed before this episode was in the feed that has just been put.
  perform private.release_episode(e) from public.episodes as e
  where e.podcast_id = v_episode.podcast_id and e.id <> v_episode.id and e.status = 'completed'
    and e.visibility = 'public' and e.republish_since is null
    and e.unpublished_since is not null and e.last_transition_at <= v_episode.last_transition_at;
  return private.release_episode(v_episode);
end
$$;
comment on function public.mark_episode_published(uuid, text, timestamptz) is
  'Makes a completed episode public as it is now, and with it those completed before it that are in no feed yet. The first date of publication stays. p_visibility_changed_at is the changed_at that the publisher read of the episode; nothing is marked when that is another by now.';
grant execute on function public.mark_episode_published(uuid, text, timestamptz) to service_role;

create or replace function public.unpublished_episodes(p_limit integer, p_execution text default null)
returns table (id uuid, podcast_id uuid, execution text, unpublished_since timestamptz, is_republished boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since),
      e.republish_since is not null
    from public.episodes as e
    where (e.unpublished_since is not null or e.republish_since <= now()
        or (e.unindexed_since is not null and e.status = 'completed'))
      and (p_execution is null or e.execution = p_execution)
      -- The publication of the last one that was imported takes along those before it.
      and (e.republish_since is not null or e.trigger <> 'import' or not exists (
        select from public.episodes as later
        where later.podcast_id = e.podcast_id and later.trigger = 'import'
          and (later.unpublished_since is not null or later.unindexed_since is not null)
          and (later.last_transition_at, later.id) > (e.last_transition_at, e.id)))
    order by e.republish_since is null, coalesce(e.republish_since, e.unpublished_since, e.unindexed_since), e.id
    limit p_limit;
end
$$;
comment on function public.unpublished_episodes(integer, text) is
  'The completed episodes that are in no feed or not in the search index yet, and those that somebody has hidden or shown; or that of one execution. What was hidden or shown comes first, then what has waited longest. Whether their executions are still about to publish the others, only the engine knows.';
grant execute on function public.unpublished_episodes(integer, text) to service_role;

create or replace function public.record_publish_failure(
  p_episode_id uuid, p_execution text, p_error text, p_cause text
) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
begin
  if v_episode.status <> 'completed' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s; only a completed episode can fail to be published.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    metadata = metadata || jsonb_build_object('publishError', jsonb_build_object(
      'name', coalesce(nullif(p_error, ''), 'Unknown'),
      'cause', left(coalesce(p_cause, ''), 32768),
      'failedAt', private.iso_utc(now())
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.record_publish_failure(uuid, text, text, text) is
  'Notes in metadata.publishError why a completed episode didn''t reach its feed.';
grant execute on function public.record_publish_failure(uuid, text, text, text) to service_role;

create or replace function public.claim_feed_identity(p_podcast_id uuid, p_guid uuid, p_url text)
returns public.feed_identities
language plpgsql security definer set search_path = ''
as $$
declare
  v_identity public.feed_identities;
begin
  perform private.lock_podcast(p_podcast_id);
  insert into public.feed_identities as f (podcast_id, guid, first_url) values (p_podcast_id, p_guid, p_url)
  on conflict (podcast_id) do update set has_moved = f.has_moved or f.first_url <> excluded.first_url
  returning * into v_identity;
  return v_identity;
end
$$;
comment on function public.claim_feed_identity(uuid, uuid, text) is
  'By what apps know the show''s feed: the GUID that was claimed first, for life; and whether the feed has moved since.';
grant execute on function public.claim_feed_identity(uuid, uuid, text) to service_role;

create or replace function public.earlier_episodes(p_episode_id uuid)
returns table (episode_id uuid, window_until timestamptz, coverage jsonb)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  return query
    select r.episode_id, e.window_until, r.outputs -> 'coverage'
    from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = v_episode.podcast_id and r.episode_id <> v_episode.id and r.outputs ? 'coverage'
      -- By windows and not by dates of publication: an older window that is made up for later knows nothing of what comes after it.
      and e.window_from < v_episode.window_from and e.window_until < v_episode.window_until
      and e.window_until > v_episode.window_from - interval '31 days'
    order by e.window_until desc, r.episode_id
    limit 31;
end
$$;
comment on function public.earlier_episodes(uuid) is
  'What a show''s listeners have heard before an episode: what its published episodes of earlier windows tell, as they were last published; the latest of a month first.';
grant execute on function public.earlier_episodes(uuid) to service_role;

create or replace function public.set_episode_visibility(p_episode_id uuid, p_visibility text)
returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  if p_visibility is null or p_visibility not in ('public', 'hidden', 'withdrawn') then
    raise sqlstate 'PT470' using
      message = format('An episode is public, hidden or withdrawn; not %s.', coalesce(p_visibility, 'null')),
      detail = 'InvalidArgument';
  end if;
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.visibility = p_visibility then
    -- What is to be taken away once more later is nothing to do now.
    if v_episode.republish_since > now() then
      v_episode.republish_since := null;
    end if;
    return v_episode;
  end if;
  perform private.check_not_withdrawn(v_episode);
  v_is_released := exists (select from public.episode_releases where episode_id = p_episode_id);
  if v_episode.status <> 'completed' and not v_is_released then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s and was never published: there is nothing to hide.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  if p_visibility = 'withdrawn' and v_episode.status in ('pending', 'content_collected', 'processing') then
    raise sqlstate 'PT476' using
      message = format('Episode %s is being made again.', p_episode_id),
      detail = 'EpisodeAlreadyLive',
      hint = 'Cancel it first. Hiding it works at once.';
  end if;
  -- Nobody may approve it any more, and its deadline would never have it spoken.
  if p_visibility = 'withdrawn' and v_episode.status = 'awaiting_review' then
    perform public.discard_episode(p_episode_id, 'The episode was withdrawn.');
  end if;

  update public.episodes set
    visibility = p_visibility, visibility_changed_at = clock_timestamp(), republish_since = now()
  where id = p_episode_id
  returning * into v_episode;
  -- What is shown again is public when feed and files are there again.
  if p_visibility <> 'public' then
    update public.episode_releases set is_public = false where episode_id = p_episode_id;
  end if;
  if p_visibility = 'withdrawn' then
    delete from public.search_documents where episode_id = p_episode_id;
    delete from public.soundbites where episode_id = p_episode_id;
  end if;
  return v_episode;
end
$$;
comment on function public.set_episode_visibility(uuid, text) is
  'Hides an episode, shows it again or withdraws it for good, which discards a script of it that awaits a review; asked again it answers the same. Feed, pages and files follow when it is published next, which whoever calls this has started.';
grant execute on function public.set_episode_visibility(uuid, text) to service_role;

create or replace function public.expire_episodes(p_limit integer)
returns table (id uuid, podcast_id uuid)
language plpgsql security definer set search_path = ''
as $$
declare
  v_expired record;
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  for v_expired in
    with kept as (
      select r.episode_id, r.published_at, p.keep_episodes, p.keep_days,
        row_number() over (partition by r.podcast_id order by r.published_at desc, r.episode_id) as place
      from public.podcasts as p
      join public.episode_releases as r on r.podcast_id = p.id and r.is_public
      where p.keep_episodes is not null or p.keep_days is not null
    )
    select e.id, e.podcast_id, k.keep_days, k.keep_episodes, k.place > k.keep_episodes as is_beyond
    from kept as k
    join public.episodes as e on e.id = k.episode_id
    -- One that is being made again waits until that has ended.
    where e.status = 'completed' and e.visibility = 'public' and k.place > 1
      and (k.place > k.keep_episodes or k.published_at < now() - make_interval(days => k.keep_days))
    order by k.published_at, e.id
    limit p_limit
    for update of e skip locked
  loop
    perform public.set_episode_visibility(v_expired.id, 'withdrawn');
    -- The show may keep others later: what held then is told.
    update public.episodes as e set metadata = e.metadata || jsonb_build_object('expired', case
      when v_expired.is_beyond then jsonb_build_object('keepEpisodes', v_expired.keep_episodes)
      else jsonb_build_object('keepDays', v_expired.keep_days)
    end || jsonb_build_object('at', private.iso_utc(now())))
    where e.id = v_expired.id;
    id := v_expired.id;
    podcast_id := v_expired.podcast_id;
    return next;
  end loop;
end
$$;
comment on function public.expire_episodes(integer) is
  'Withdraws the published episodes that their shows don''t want to keep, oldest first, notes on each by which rule, and answers which. The newest of a show stays. What is hidden is left to whoever has hidden it.';
grant execute on function public.expire_episodes(integer) to service_role;

create or replace function public.set_episode_picture(p_episode_id uuid, p_key text) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
  v_is_released boolean;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  perform private.check_not_withdrawn(v_episode);
  if v_episode.picture_key is distinct from p_key then
    -- Of one that was never completed there is nothing to write anew.
    v_is_released := v_episode.status = 'completed'
      or exists (select from public.episode_releases as r where r.episode_id = p_episode_id);
    update public.episodes set
      picture_key = p_key,
      edited_at = case when v_is_released then clock_timestamp() end,
      republish_since = case when v_is_released then now() end
    where id = p_episode_id
    returning * into v_episode;
  end if;
  return v_episode;
end
$$;
comment on function public.set_episode_picture(uuid, text) is
  'Gives an episode a picture of its own by its key, or takes it away with null. Feed, pages and message follow when it is published next, which whoever calls this has started.';
grant execute on function public.set_episode_picture(uuid, text) to service_role;

create or replace function private.republish_changed_show() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- Whichever episode is published, the whole show is written; one that has never been published will be.
  update public.episodes set edited_at = clock_timestamp(), republish_since = now()
  where id = (
    select r.episode_id from public.episode_releases as r
    join public.episodes as e on e.id = r.episode_id
    where r.podcast_id = new.id and r.is_public and e.status = 'completed'
    order by r.published_at desc, r.episode_id limit 1
  );
  return null;
end
$$;
comment on function private.republish_changed_show() is
  'Has feed and pages of a show written anew when what they say of it has changed.';

create or replace function public.changed_show_execution(p_podcast_id uuid) returns text
language sql stable security definer set search_path = ''
as $$
  select execution from public.episodes
  where podcast_id = p_podcast_id and visibility = 'public' and republish_since <= now()
  order by republish_since desc, id limit 1
$$;
comment on function public.changed_show_execution(uuid) is
  'The execution of an episode with which a show''s feed and pages are to be written anew; null where they are as the show is.';
grant execute on function public.changed_show_execution(uuid) to service_role;
