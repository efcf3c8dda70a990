create or replace function private.is_cost_item(p_item jsonb) returns boolean
language sql immutable set search_path = ''
as $$
  select coalesce(
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
  )
$$;
grant execute on function private.is_cost_item(jsonb) to service_role;
