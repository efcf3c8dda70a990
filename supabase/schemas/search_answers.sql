create or replace function public.take_search_answer(p_id uuid, p_per_day integer) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  v_day timestamptz := date_trunc('day', now() at time zone 'UTC') at time zone 'UTC';
begin
  if p_id is null or p_per_day is null or p_per_day < 0 then
    raise sqlstate 'PT470' using
      message = 'An answer is taken with an id, of at least 0 a day.', detail = 'InvalidArgument';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('search_answers', 0));
  if (select count(*) from public.search_answers where asked_at >= v_day) >= p_per_day then
    return false;
  end if;
  delete from public.search_answers where asked_at < v_day - interval '90 days';
  insert into public.search_answers (id) values (p_id);
  return true;
end
$$;
comment on function public.take_search_answer(uuid, integer) is
  'Whether a language model may be asked one question more, so that no day (UTC) has more than p_per_day.';
grant execute on function public.take_search_answer(uuid, integer) to service_role;

create or replace function public.record_search_answer(p_id uuid, p_outcome text, p_items jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  if jsonb_typeof(p_items) is distinct from 'array'
      or exists (select from jsonb_array_elements(p_items) as item where not private.is_cost_item(item))
      or coalesce(p_outcome, '') not in ('used', 'refused', 'unavailable') then
    raise sqlstate 'PT470' using
      message = 'An answer is recorded as used, refused or unavailable, with items of provider, product, unit, quantity, usd and pricesAsOf.',
      detail = 'InvalidArgument';
  end if;
  update public.search_answers set outcome = p_outcome, items = p_items where id = p_id;
end
$$;
comment on function public.record_search_answer(uuid, text, jsonb) is
  'Keeps how it ended that a language model was asked a question, and what that cost.';
grant execute on function public.record_search_answer(uuid, text, jsonb) to service_role;
