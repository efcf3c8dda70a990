create or replace function private.is_cost_item(p_item jsonb) returns boolean
language plpgsql immutable set search_path = ''
as $$
begin
  return coalesce(
    jsonb_typeof(p_item) = 'object'
      and p_item ->> 'provider' ~ '^.{1,60}$'
      and p_item ->> 'product' ~ '^.{0,100}$'
      and p_item ->> 'unit' in ('characters', 'inputTokens', 'outputTokens', 'audioSeconds')
      and jsonb_typeof(p_item -> 'quantity') = 'number'
      and p_item ->> 'quantity' ~ '^[0-9]{1,12}$'
      and case jsonb_typeof(p_item -> 'usd')
        when 'null' then jsonb_typeof(p_item -> 'pricesAsOf') = 'null'
        when 'number' then (p_item ->> 'usd')::numeric >= 0
          and p_item ->> 'pricesAsOf' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
        else false
      end,
    false
  );
end
$$;
grant execute on function private.is_cost_item(jsonb) to service_role;

create or replace function private.sum_costs(p_episode_id uuid) returns jsonb
language plpgsql stable set search_path = ''
as $$
begin
  return (
    with sums as (
      select
        c.attempt, i.provider, i.product, i.unit, i."pricesAsOf",
        sum(i.quantity)::bigint as quantity, round(sum(i.usd), 8) as usd
      from public.episode_costs as c,
        jsonb_to_recordset(c.items)
          as i (provider text, product text, unit text, quantity bigint, usd numeric, "pricesAsOf" text)
      where c.episode_id = p_episode_id
      group by c.attempt, i.provider, i.product, i.unit, i."pricesAsOf"
    )
    select jsonb_build_object('items', coalesce(
      jsonb_agg(to_jsonb(s) order by s.attempt, s.provider, s.product, s.unit, s."pricesAsOf"), '[]'
    ))
    from sums as s
  );
end
$$;
grant execute on function private.sum_costs(uuid) to service_role;

create or replace function public.record_episode_cost(
  p_episode_id uuid, p_execution text, p_id uuid, p_items jsonb
) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  v_attempt integer;
begin
  if p_id is null or jsonb_typeof(p_items) is distinct from 'array'
      or jsonb_array_length(p_items) not between 1 and 100
      or exists (select from jsonb_array_elements(p_items) as item where not private.is_cost_item(item)) then
    raise sqlstate 'PT470' using
      message = 'A cost is reported with an id and 1 to 100 items of provider, product, unit, quantity, usd and pricesAsOf.',
      detail = 'InvalidArgument';
  end if;
  perform from public.episodes where id = p_episode_id for update;
  if not found then
    raise sqlstate 'PT472' using
      message = format('There is no episode %s.', p_episode_id), detail = 'UnknownEpisode';
  end if;
  -- An execution that has been overtaken may still report: what it was answered is paid for.
  select attempt into v_attempt from public.episode_events
    where episode_id = p_episode_id and execution = p_execution limit 1;
  if not found then
    raise sqlstate 'PT477' using
      message = format('The execution %s has never had the episode %s.', coalesce(p_execution, 'null'), p_episode_id),
      detail = 'StaleExecution';
  end if;

  insert into public.episode_costs (id, episode_id, attempt, execution, items)
    values (p_id, p_episode_id, v_attempt, p_execution, p_items)
    on conflict (id) do nothing;
  if found then
    update public.episodes
      set metadata = metadata || jsonb_build_object('cost', private.sum_costs(p_episode_id))
      where id = p_episode_id;
  end if;
end
$$;
comment on function public.record_episode_cost(uuid, text, uuid, jsonb) is
  'Counts what an execution, also one that is over, was answered by a paid provider; a repeated id counts once.';
grant execute on function public.record_episode_cost(uuid, text, uuid, jsonb) to service_role;
