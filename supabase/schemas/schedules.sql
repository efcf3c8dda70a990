create or replace function private.slot_episode_id(p_podcast_id uuid, p_slot date) returns uuid
language plpgsql stable set search_path = ''
as $$
begin
  return extensions.uuid_generate_v5(p_podcast_id, 'slot/' || to_char(p_slot, 'YYYY-MM-DD'));
end
$$;
comment on function private.slot_episode_id(uuid, date) is
  'The episode of a slot, and the name of its first execution: a tick that is fired twice starts one.';
grant execute on function private.slot_episode_id(uuid, date) to authenticated, service_role;

create or replace function private.latest_slot(p_config public.podcast_configs, p_at timestamptz) returns date
language plpgsql stable set search_path = ''
as $$
declare
  v_date date := (p_at at time zone p_config.time_zone)::date;
begin
  -- A time that the clocks skip is the one as much later, one that comes twice is the second: one
  -- moment a date. Clocks put forward at midnight push a late slot into the next day, so the last
  -- one may have begun two dates ago.
  while (v_date + p_config.time_of_day) at time zone p_config.time_zone > p_at loop
    v_date := v_date - 1;
  end loop;
  if v_date < p_config.scheduled_from then
    return null;
  end if;
  return v_date - (v_date - p_config.scheduled_from) % p_config.episode_frequency;
end
$$;
comment on function private.latest_slot(public.podcast_configs, timestamptz) is
  'The last slot that has begun at a moment; null before the first one.';
grant execute on function private.latest_slot(public.podcast_configs, timestamptz) to authenticated, service_role;

create or replace function private.next_slot(p_config public.podcast_configs, p_at timestamptz) returns date
language sql stable set search_path = ''
as $$
  select coalesce(
    private.latest_slot(p_config, p_at) + p_config.episode_frequency,
    p_config.scheduled_from
  )
$$;
comment on function private.next_slot(public.podcast_configs, timestamptz) is
  'The first slot that begins after a moment.';
grant execute on function private.next_slot(public.podcast_configs, timestamptz) to authenticated, service_role;

create or replace function private.keep_schedule() returns trigger
language plpgsql set search_path = ''
as $$
declare
  v_today date;
  v_last date;
begin
  -- What the constraints are about to refuse can't be reckoned with.
  if new.episode_frequency < 1 or not private.is_time_zone(new.time_zone) then
    return new;
  end if;
  if tg_op = 'INSERT' then
    if new.scheduled_from is null then
      v_today := (now() at time zone new.time_zone)::date;
      new.scheduled_from := v_today
        + ((v_today + new.time_of_day) at time zone new.time_zone < now())::integer;
    end if;
    return new;
  end if;
  if new.scheduled_from is distinct from old.scheduled_from
      or (new.episode_frequency, new.time_of_day, new.time_zone)
        = (old.episode_frequency, old.time_of_day, old.time_zone) then
    new.scheduled_from := coalesce(new.scheduled_from, old.scheduled_from);
    return new;
  end if;

  v_last := private.latest_slot(old, now());
  new.scheduled_from := coalesce(v_last, old.scheduled_from);
  -- A slot that waits for its episode is still owed; any other one that is past by the new schedule isn't.
  if v_last is null or exists (
    select from public.episodes where id = private.slot_episode_id(new.podcast_id, v_last)
  ) then
    new.scheduled_from := private.next_slot(new, now());
  end if;
  return new;
end
$$;

create or replace function private.resume_schedule() returns trigger
language plpgsql set search_path = ''
as $$
begin
  -- What fell into the pause isn't made up for.
  update public.podcast_configs as c set scheduled_from = private.next_slot(c, now())
  where podcast_id = new.id;
  return null;
end
$$;

create or replace function public.overdue_podcasts(p_limit integer)
returns table (podcast_id uuid, slot date, episode_id uuid, status text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- An execution ends within eight hours, unless a cap had it wait.
  c_grace constant interval := '9 hours';
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, latest.slot, episode.id, e.status
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    -- The last slot that has had its time.
    cross join lateral (select private.latest_slot(c, now() - c_grace) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    left join public.episodes as e on e.id = episode.id
    where latest.slot is not null and coalesce(e.status, '') not in ('completed', 'skipped', 'awaiting_review')
    order by c.podcast_id
    limit p_limit;
end
$$;
comment on function public.overdue_podcasts(integer) is
  'The shows without an episode that is completed, skipped or under review nine hours after their slot; status is null where it has no episode at all. A paused show owes none.';
grant execute on function public.overdue_podcasts(integer) to service_role;

create or replace function public.slow_episodes(p_limit integer)
returns table (id uuid, podcast_id uuid, execution text, status text, running_seconds integer, usual_seconds integer)
language plpgsql stable security definer set search_path = ''
as $$
declare
  -- Of fewer episodes nobody knows what is usual.
  c_least constant integer := 3;
  -- Whatever is usual, a sweep comes every quarter of an hour.
  c_shortest constant integer := 900;
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select e.id, e.podcast_id, e.execution, e.status, running.seconds, usual.seconds
    from public.episodes as e
    cross join lateral (
      select extract(epoch from now() - min(v.occurred_at))::integer as seconds
      from public.episode_events as v
      where v.episode_id = e.id and v.execution = e.execution
    ) as running
    cross join lateral (
      select (percentile_cont(0.5) within group (order by done.seconds))::integer as seconds
      from (
        select extract(epoch from last.occurred_at - first.occurred_at) as seconds
        from public.episodes as other
        join public.episode_events as first
          on first.episode_id = other.id and first.attempt = 1 and first.status = 'pending'
        join public.episode_events as last
          on last.episode_id = other.id and last.execution = first.execution
            and last.status = 'completed' and last.change is null
        where other.podcast_id = e.podcast_id and other.status = 'completed'
        order by other.created_at desc
        limit 10
      ) as done
      having count(*) >= c_least
    ) as usual
    where e.status in ('pending', 'content_collected', 'processing')
      and running.seconds > greatest(3 * usual.seconds, c_shortest)
      -- A month's cap holds it, which is told otherwise.
      and not coalesce(
        e.metadata #>> '{waiting,execution}' = e.execution and e.metadata -> 'waiting' ? 'since', false)
    order by running.seconds desc, e.id
    limit p_limit;
end
$$;
comment on function public.slow_episodes(integer) is
  'The live episodes whose execution has run for more than three times as long as the last ten episodes of their show took (the median, without retries), and for more than a quarter of an hour. A show of fewer than three episodes has no usual time; an episode that a month''s cap holds isn''t slow.';
grant execute on function public.slow_episodes(integer) to service_role;

create or replace function public.due_podcasts(p_limit integer, p_after uuid default null)
returns table (podcast_id uuid, episode_id uuid, slot date)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_now timestamptz := now();
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT470' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null')),
      detail = 'InvalidArgument';
  end if;
  return query
    select c.podcast_id, episode.id, latest.slot
    from public.podcast_configs as c
    join public.podcasts as p on p.id = c.podcast_id and not p.is_paused
    cross join lateral (select private.latest_slot(c, v_now) as slot) as latest
    cross join lateral (select private.slot_episode_id(c.podcast_id, latest.slot) as id) as episode
    where (p_after is null or c.podcast_id > p_after)
      and latest.slot is not null
      and not exists (select from public.episodes as e where e.id = episode.id)
      and not exists (
        select from public.episodes as e
        where e.podcast_id = c.podcast_id and e.status in ('pending', 'content_collected', 'processing')
      )
    order by c.podcast_id
    limit p_limit;
end
$$;
comment on function public.due_podcasts(integer, uuid) is
  'The shows whose last slot has no episode, in the order of their ids, those after p_after. Of several missed slots the last one counts. A paused show is not due; one with a live episode, not before that has ended.';
grant execute on function public.due_podcasts(integer, uuid) to service_role;
