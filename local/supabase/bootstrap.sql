-- What a hosted Supabase project holds before its first migration. Roles belong to the whole
-- cluster, the rest to this database.
do $$
declare
  v_role text;
begin
  foreach v_role in array array['anon', 'authenticated', 'service_role', 'authenticator', 'postgres'] loop
    if not exists (select from pg_roles where rolname = v_role) then
      execute format('create role %I', v_role);
    end if;
  end loop;
  execute format('grant all on database %I to postgres', current_database());
end
$$;
alter role authenticator login noinherit;
alter role service_role bypassrls;
alter role postgres createdb createrole bypassrls;
grant anon, authenticated, service_role to authenticator;
grant anon, authenticated, service_role to postgres with admin option;

create schema extensions;
create schema auth;
create extension "uuid-ossp" with schema extensions;
grant usage on schema public, auth, extensions to anon, authenticated, service_role, postgres;
grant create on schema public to postgres;

alter default privileges for role postgres in schema public
  grant all on tables to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant all on sequences to anon, authenticated, service_role;
alter default privileges for role postgres in schema public
  grant execute on functions to anon, authenticated, service_role;

create function auth.jwt() returns jsonb language sql stable
as $$ select coalesce(nullif(current_setting('request.jwt.claims', true), ''), '{}')::jsonb $$;
create function auth.uid() returns uuid language sql stable
as $$ select (auth.jwt() ->> 'sub')::uuid $$;
create function auth.role() returns text language sql stable
as $$ select auth.jwt() ->> 'role' $$;

-- The record of migrations, as Supabase's command line keeps it.
create schema supabase_migrations;
create table supabase_migrations.schema_migrations (version text primary key, name text);

-- This stack's own: the keys outlive a restart.
create schema embedded_supabase;
create table embedded_supabase.project (id boolean primary key default true check (id), keys jsonb not null);
