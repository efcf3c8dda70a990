create or replace function private.is_admin() returns boolean
language sql stable set search_path = ''
as $$
  select coalesce(auth.jwt() -> 'app_metadata' ->> 'role' = 'admin', false)
$$;
comment on function private.is_admin() is
  'Whether the caller''s JWT carries the role admin in app_metadata, which only the service role can write.';
grant execute on function private.is_admin() to authenticated;

create or replace function private.touch_updated_at() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.updated_at := now();
  return new;
end
$$;

create or replace function private.iso_utc(p_at timestamptz) returns text
language plpgsql stable set search_path = ''
as $$
begin
  return to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
end
$$;
comment on function private.iso_utc(timestamptz) is
  'ISO 8601 in UTC with milliseconds, as JavaScript writes it.';
grant execute on function private.iso_utc(timestamptz) to service_role;
