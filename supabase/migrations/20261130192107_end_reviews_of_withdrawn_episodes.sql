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

create or replace function public.overdue_reviews(p_limit integer)
returns table (id uuid, podcast_id uuid, attempt integer, at_deadline text)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    with overdue as (
      select e.id, e.podcast_id, e.attempt, e.review_until, e.window_from,
        e.config_snapshot #>> '{review,atDeadline}' as at_deadline
      from public.episodes as e
      where e.status = 'awaiting_review' and e.review_until <= now() and e.visibility <> 'withdrawn'
    ),
    ranked as (
      select o.*, row_number() over (partition by o.podcast_id, o.at_deadline order by o.window_from, o.id) as place
      from overdue as o
    )
    select r.id, r.podcast_id, r.attempt, r.at_deadline
    from ranked as r
    -- A show makes one episode at a time: the others wait for a later sweep.
    where r.at_deadline = 'discard' or (r.place = 1 and not exists (
      select from public.episodes as live
      where live.podcast_id = r.podcast_id and live.status in ('pending', 'content_collected', 'processing')
    ))
    order by r.review_until, r.id
    limit p_limit;
end
$$;
comment on function public.overdue_reviews(integer) is
  'The episodes whose review is past its deadline, and what their show wants then: discard, or publish, which is told of one episode a show and not while the show makes another.';
grant execute on function public.overdue_reviews(integer) to service_role;
