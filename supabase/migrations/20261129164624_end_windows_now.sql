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
