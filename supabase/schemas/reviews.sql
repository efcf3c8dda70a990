create or replace function public.discard_episode(p_episode_id uuid, p_reason text) returns public.episodes
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode public.episodes;
begin
  select * into v_episode from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  if v_episode.status = 'skipped' and v_episode.metadata -> 'skipped' ? 'isDiscarded' then
    return v_episode;
  end if;
  if v_episode.status <> 'awaiting_review' then
    raise sqlstate 'PT479' using
      message = format('Episode %s is %s, not under review: there is nothing to discard.', p_episode_id, v_episode.status),
      detail = 'IllegalTransition';
  end if;
  update public.episodes set
    status = 'skipped',
    metadata = metadata || jsonb_build_object('skipped', jsonb_build_object(
      'reason', left(coalesce(p_reason, ''), 2000),
      'skippedAt', private.iso_utc(now()),
      'isDiscarded', true
    ))
  where id = p_episode_id
  returning * into v_episode;
  return v_episode;
end
$$;
comment on function public.discard_episode(uuid, text) is
  'awaiting_review to skipped: its script isn''t spoken, and its posts count as told. Asked again it answers the same.';
grant execute on function public.discard_episode(uuid, text) to service_role;

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
