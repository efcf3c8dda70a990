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
    order by running.seconds desc, e.id
    limit p_limit;
end
$$;
comment on function public.slow_episodes(integer) is
  'The live episodes whose execution has run for more than three times as long as the last ten episodes of their show took (the median, without retries), and for more than a quarter of an hour. A show of fewer than three episodes has no usual time.';
grant execute on function public.slow_episodes(integer) to service_role;
