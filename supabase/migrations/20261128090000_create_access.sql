-- Nothing in this database can be reached unless a migration grants it by name. The execute right
-- of PUBLIC can only be taken from the defaults without naming a schema.
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from anon, authenticated;
alter default privileges revoke execute on functions from public;

-- What the API doesn't expose: helpers of policies, constraints, triggers and functions.
create schema private;
revoke all on schema private from public;
grant usage on schema private to authenticated, service_role;

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
language sql stable set search_path = ''
as $$
  select to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
$$;
comment on function private.iso_utc(timestamptz) is
  'ISO 8601 in UTC with milliseconds, as JavaScript writes it.';
grant execute on function private.iso_utc(timestamptz) to service_role;
