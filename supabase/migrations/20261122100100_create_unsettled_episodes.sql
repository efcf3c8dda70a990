create function public.unsettled_episodes(
  p_limit integer,
  p_execution text default null,
  p_after_at timestamptz default null,
  p_after_id uuid default null
) returns table (id uuid, execution text, status text, last_transition_at timestamptz, idle_seconds integer)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_limit is null or p_limit not between 1 and 1000 then
    raise sqlstate 'PT400' using
      message = format('p_limit is a number from 1 to 1000, not %s.', coalesce(p_limit::text, 'null'));
  end if;
  if (p_after_at is null) <> (p_after_id is null) then
    raise sqlstate 'PT400' using
      message = 'p_after_at and p_after_id are the last row of the page before: give both or neither.';
  end if;
  return query
    select e.id, e.execution, e.status, e.last_transition_at,
      greatest(extract(epoch from now() - e.last_transition_at), 0)::integer
    from public.episodes as e
    where e.status in ('pending', 'content_collected', 'processing')
      and (p_execution is null or e.execution = p_execution)
      and (p_after_at is null or (e.last_transition_at, e.id) > (p_after_at, p_after_id))
    order by e.last_transition_at, e.id
    limit p_limit;
end
$$;
comment on function public.unsettled_episodes(integer, text, timestamptz, uuid) is
  'The live episodes, or that of one execution, beginning with the one whose last transition is longest ago. Whether their executions live, only the engine knows.';

revoke execute on function public.unsettled_episodes(integer, text, timestamptz, uuid)
  from public, anon, authenticated;
grant execute on function public.unsettled_episodes(integer, text, timestamptz, uuid) to service_role;
