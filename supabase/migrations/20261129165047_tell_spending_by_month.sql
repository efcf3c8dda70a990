create or replace function public.spending_by_month(p_months integer)
returns table (month date, podcast_id uuid, episodes bigint, usd numeric, is_complete boolean)
language plpgsql stable security definer set search_path = ''
as $$
begin
  if p_months is null or p_months < 1 or p_months > 24 then
    raise sqlstate 'PT470' using
      message = 'Spending is told of 1 to 24 months.', detail = 'InvalidArgument';
  end if;
  return query
    select
      date_trunc('month', c.recorded_at at time zone 'UTC')::date as month, e.podcast_id,
      count(distinct c.episode_id) as episodes,
      coalesce(round(sum(i.usd), 8), 0) as usd,
      bool_and(i.usd is not null) as is_complete
    from public.episode_costs as c
    join public.episodes as e on e.id = c.episode_id,
      jsonb_to_recordset(c.items) as i (usd numeric)
    where c.recorded_at >= (date_trunc('month', now() at time zone 'UTC') - make_interval(months => p_months - 1))
      at time zone 'UTC'
    group by 1, 2
    order by 1 desc, 4 desc, 2;
end
$$;
comment on function public.spending_by_month(integer) is
  'What the episodes of each show cost in each of the last p_months months (UTC), this one included, newest first; without what has no known price.';
grant execute on function public.spending_by_month(integer) to service_role;
