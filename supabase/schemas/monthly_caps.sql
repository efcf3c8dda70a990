create or replace function public.monthly_caps(p_stage_cap_usd numeric)
returns table (podcast_id uuid, month date, cap_usd numeric, spent_usd numeric, state text)
language plpgsql stable security definer set search_path = ''
as $$
declare
  v_month date := date_trunc('month', now() at time zone 'UTC')::date;
begin
  if p_stage_cap_usd <= 0 then
    raise sqlstate 'PT470' using
      message = format('A cap is more than 0 US dollars, not %s.', p_stage_cap_usd), detail = 'InvalidArgument';
  end if;
  return query
    with spent as (
      select e.podcast_id, sum(i.usd) as usd
      from public.episode_costs as c
      join public.episodes as e on e.id = c.episode_id,
        jsonb_to_recordset(c.items) as i (usd numeric)
      where c.recorded_at >= v_month::timestamp at time zone 'UTC'
      group by 1
    ), capped as (
      select c.podcast_id, c.monthly_cap_usd as cap, coalesce(s.usd, 0) as usd
      from public.podcast_configs as c left join spent as s on s.podcast_id = c.podcast_id
      where c.monthly_cap_usd is not null
      union all
      select null, p_stage_cap_usd, (select coalesce(sum(s.usd), 0) from spent as s)
      where p_stage_cap_usd is not null
    )
    select c.podcast_id, v_month, c.cap, round(c.usd, 8),
      case when c.usd >= c.cap then 'spent' when c.usd >= c.cap * 0.8 then 'nearly_spent' else 'within' end
    from capped as c
    order by c.usd / c.cap desc, c.podcast_id nulls first;
end
$$;
comment on function public.monthly_caps(numeric) is
  'How far each cap is used up this month (UTC), the fullest first; podcast_id is null for the stage''s own, which is given. nearly_spent from 80 percent on. What has no known price doesn''t count.';
grant execute on function public.monthly_caps(numeric) to service_role;

create or replace function public.begin_paying(p_episode_id uuid, p_execution text, p_stage_cap_usd numeric)
returns jsonb
language plpgsql security definer set search_path = ''
as $$
declare
  -- As long as the state machine waits.
  c_longest constant interval := '8 hours';
  v_episode public.episodes := private.lock_episode(p_episode_id, p_execution);
  v_cap record;
  v_next_month timestamptz;
  v_since timestamptz;
  v_until timestamptz;
  v_reason text;
begin
  select * into v_cap from public.monthly_caps(p_stage_cap_usd) as m
    where m.state = 'spent' and (m.podcast_id is null or m.podcast_id = v_episode.podcast_id)
    order by m.podcast_id nulls last limit 1;
  -- What is begun is finished.
  if not found or exists (
    select from public.episode_costs where episode_id = p_episode_id and execution = p_execution
  ) then
    update public.episodes set metadata = metadata - 'waiting'
      where id = p_episode_id and metadata -> 'waiting' ? 'since';
    return jsonb_build_object('mayBegin', true);
  end if;
  v_since := case when v_episode.metadata #>> '{waiting,execution}' = p_execution
    then (v_episode.metadata #>> '{waiting,since}')::timestamptz end;
  v_since := coalesce(v_since, clock_timestamp());
  v_next_month := (v_cap.month + interval '1 month') at time zone 'UTC';
  v_until := least(v_since + c_longest, v_next_month);
  v_reason := format(
    '%s cost $%s this month, of the $%s that it may. Nothing that is paid for is begun until the cap is raised or the month ends (%s UTC).',
    case when v_cap.podcast_id is null then 'The episodes of all shows' else 'The show''s episodes' end,
    round(v_cap.spent_usd, 2), round(v_cap.cap_usd, 2),
    to_char(v_next_month at time zone 'UTC', 'YYYY-MM-DD HH24:MI')
  );
  update public.episodes
    set metadata = metadata || jsonb_build_object('waiting', jsonb_build_object(
      'reason', v_reason, 'since', private.iso_utc(v_since), 'until', private.iso_utc(v_until),
      'execution', p_execution
    ))
    where id = p_episode_id;
  return jsonb_build_object('mayBegin', false, 'reason', v_reason);
end
$$;
comment on function public.begin_paying(uuid, text, numeric) is
  '{ "mayBegin": true }, or { "mayBegin": false, "reason" } while a month''s cap of the show or the stage is used up and this execution hasn''t paid for anything; then metadata.waiting says why, since when and until when.';
grant execute on function public.begin_paying(uuid, text, numeric) to service_role;
