create or replace function private.next_window_from(p_podcast_id uuid, p_frequency_days integer)
returns timestamptz
language plpgsql stable set search_path = ''
as $$
declare
  v_told tstzmultirange;
  v_last_default timestamptz;
  v_first_tried timestamptz;
begin
  -- A skipped window counts as told: it held nothing to tell, or somebody discarded it. One whose script
  -- is or was under review is taken: should speaking it fail, it is that episode that is retried.
  select range_agg(tstzrange(window_from, window_until)),
         max(window_until) filter (where window_is_default)
    into v_told, v_last_default
    from public.episodes
    where podcast_id = p_podcast_id and trigger <> 'import'
      and (status in ('completed', 'skipped') or published_at is not null or review_until is not null);

  if v_last_default is not null then
    -- A window that somebody asked for carries the series on where it touches it. Beyond a gap it
    -- doesn't count, else the posts of the gap would be lost.
    return (select upper(r) from unnest(v_told) as r where r @> (v_last_default - interval '1 microsecond'));
  elsif v_told is not null then
    return upper(v_told);
  end if;
  select min(window_from) into v_first_tried from public.episodes
    where podcast_id = p_podcast_id and window_is_default;
  return coalesce(v_first_tried, now() - make_interval(days => p_frequency_days));
end
$$;
comment on function private.next_window_from(uuid, integer) is
  'Where the next default window of a show starts: the end of what is told, so that nothing is lost or told twice. Before the first success: where the first try started; before the first try: one frequency ago.';

create or replace function private.check_window(p_from timestamptz, p_until timestamptz) returns tstzrange
language plpgsql stable set search_path = ''
as $$
declare
  -- Whole milliseconds: what a JavaScript date can carry there and back.
  v_from timestamptz := date_trunc('milliseconds', p_from);
  v_until timestamptz := date_trunc('milliseconds', p_until);
begin
  if not isfinite(v_from) or not isfinite(v_until)
      or v_from < timestamptz '2000-01-01 00:00Z' or v_until > timestamptz '2100-01-01 00:00Z' then
    raise sqlstate 'PT478' using
      message = format('The window must lie between the years 2000 and 2100; it runs from %s until %s.', v_from, v_until),
      detail = 'InvalidWindow';
  end if;
  -- What nobody has posted yet can't be collected: told as told, it would be in no episode.
  v_until := least(v_until, date_trunc('milliseconds', now()));
  if v_from >= v_until then
    raise sqlstate 'PT478' using
      message = format('The window is %s: it runs from %s until %s.',
        case when v_from = v_until then 'empty' else 'reversed' end,
        private.iso_utc(v_from), private.iso_utc(v_until)),
      detail = 'InvalidWindow';
  end if;
  return tstzrange(v_from, v_until);
end
$$;

create or replace function private.choose_window(
  p_podcast_id uuid, p_frequency_days integer, p_from timestamptz, p_until timestamptz
) returns tstzrange
language plpgsql stable set search_path = ''
as $$
begin
  return private.check_window(
    coalesce(p_from, private.next_window_from(p_podcast_id, p_frequency_days)), coalesce(p_until, now()));
end
$$;
