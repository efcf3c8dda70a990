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
