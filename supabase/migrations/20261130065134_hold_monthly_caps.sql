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

create or replace function private.save_config(p_podcast_id uuid, p_config jsonb) returns void
language plpgsql set search_path = ''
as $$
declare
  v_config public.podcast_configs;
begin
  select * into v_config from public.podcast_configs where podcast_id = p_podcast_id for update;
  if not found then
    v_config := jsonb_populate_record(v_config, p_config);
    v_config.id := gen_random_uuid();
    v_config.podcast_id := p_podcast_id;
    v_config.created_at := now();
    v_config.updated_at := now();
    -- An API from before these columns names neither.
    v_config.has_stings := coalesce(v_config.has_stings, true);
    v_config.has_story_pauses := coalesce(v_config.has_story_pauses, true);
    v_config.lexicon := coalesce(v_config.lexicon, '[]');
    v_config.character := coalesce(v_config.character, '{}');
    insert into public.podcast_configs values (v_config.*);
    return;
  end if;
  v_config := jsonb_populate_record(v_config, p_config);
  update public.podcast_configs set
    telegram_channels = v_config.telegram_channels,
    format = v_config.format,
    speakers = v_config.speakers,
    intro_text = v_config.intro_text,
    outro_text = v_config.outro_text,
    intro_audio_url = v_config.intro_audio_url,
    outro_audio_url = v_config.outro_audio_url,
    additional_instructions = v_config.additional_instructions,
    writer = v_config.writer,
    writer_model = v_config.writer_model,
    writer_temperature = v_config.writer_temperature,
    style = v_config.style,
    has_stings = v_config.has_stings,
    has_story_pauses = v_config.has_story_pauses,
    lexicon = v_config.lexicon,
    character = v_config.character,
    review = v_config.review,
    monthly_cap_usd = v_config.monthly_cap_usd,
    target_duration_minutes = v_config.target_duration_minutes,
    max_messages = v_config.max_messages,
    media_types = v_config.media_types,
    filters = v_config.filters,
    telegram_chat = v_config.telegram_chat,
    episode_frequency = v_config.episode_frequency,
    time_zone = v_config.time_zone,
    time_of_day = v_config.time_of_day,
    scheduled_from = v_config.scheduled_from
  where podcast_id = p_podcast_id;
end
$$;
comment on function private.save_config(uuid, jsonb) is
  'Changes the columns that p_config names; a show without a config gets this one.';
