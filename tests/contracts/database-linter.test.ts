import { afterAll, beforeAll, expect, test } from 'vitest';
import { startDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

// The rules of Supabase's database linter (github.com/supabase/splinter) that a schema of ours can
// break, asked in queries of our own. Each answers the offenders.
const OURS = `in ('public'::regnamespace, 'private'::regnamespace)`;
const RULES = {
  '0001 a foreign key without an index that starts with its columns': `
    select conrelid::regclass || '.' || conname as offender from pg_constraint k
    where contype = 'f' and connamespace ${OURS} and not exists (
      select from pg_index i
      where i.indrelid = k.conrelid and i.indpred is null
        and (i.indkey::int2[])[0:cardinality(k.conkey) - 1] = k.conkey
    )`,
  '0003 a policy that asks for the claims once a row': `
    select tablename || ': ' || policyname as offender from pg_policies
    where coalesce(qual, '') || coalesce(with_check, '') ~ '(is_admin|jwt|uid|role|current_setting)\\('
      and coalesce(qual, '') || coalesce(with_check, '') !~* 'select ([a-z_]+\\.)?(is_admin|jwt|uid|role|current_setting)\\('`,
  '0004 a table without a primary key': `
    select c.oid::regclass::text as offender from pg_class c
    where relkind = 'r' and relnamespace ${OURS}
      and not exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary)`,
  '0006 several permissive policies for the same role and action': `
    select tablename || ' ' || role || ' ' || command as offender
    from pg_policies, unnest(roles) as role,
      unnest(case cmd when 'ALL' then array['SELECT', 'INSERT', 'UPDATE', 'DELETE'] else array[cmd] end) as command
    where permissive = 'PERMISSIVE' group by tablename, role, command having count(*) > 1`,
  '0007 and 0013 a table without row level security': `
    select oid::regclass::text as offender from pg_class
    where relkind in ('r', 'p') and relnamespace ${OURS} and not relrowsecurity`,
  '0008 row level security without a policy': `
    select c.oid::regclass::text as offender from pg_class c
    where relkind = 'r' and relnamespace ${OURS} and relrowsecurity
      and not exists (select from pg_policy where polrelid = c.oid)`,
  '0009 the same index twice': `
    select string_agg(indexrelid::regclass::text, ', ') as offender from pg_index
    where indrelid in (select oid from pg_class where relnamespace ${OURS})
    group by indrelid, indkey::text, indclass::text, indoption::text, indisunique, coalesce(indpred::text, '')
    having count(*) > 1`,
  '0010 a view that reads with its owner’s rights': `
    select oid::regclass::text as offender from pg_class
    where relkind = 'v' and relnamespace ${OURS}
      and not coalesce(reloptions::text ~ 'security_invoker=(true|on|1)', false)`,
  '0011 a function whose search_path can be changed by its caller': `
    select oid::regprocedure::text as offender from pg_proc
    where pronamespace ${OURS} and not coalesce(proconfig::text ~ 'search_path=\\\\?"', false)`,
  '0014 an extension in the schema public': `
    select extname as offender from pg_extension where extnamespace = 'public'::regnamespace`,
  '0015 a policy that trusts user_metadata': `
    select policyname as offender from pg_policies
    where coalesce(qual, '') || coalesce(with_check, '') like '%user_metadata%'
    union all
    select proname from pg_proc where pronamespace ${OURS} and prosrc like '%user_metadata%'`,
  '0024 a policy that lets everybody write': `
    select policyname as offender from pg_policies
    where (cmd <> 'SELECT' and coalesce(qual, 'true') in ('true', '(true)') and cmd <> 'INSERT')
      or (cmd in ('INSERT', 'UPDATE', 'ALL') and coalesce(with_check, qual, 'true') in ('true', '(true)'))`,
  '0028 and 0029 a SECURITY DEFINER function that anon or authenticated may execute': `
    select oid::regprocedure || ' by ' || role as offender
    from pg_proc, unnest(array['anon', 'authenticated']) as role
    where prosecdef and pronamespace ${OURS} and has_function_privilege(role, oid, 'execute')`,
} as const;

test.each(Object.entries(RULES))('%s: there is none', async (_, offenders) => {
  expect(await database.supabase.query(offenders)).toEqual([]);
});

test('the rules find what breaks them', async () => {
  const { supabase } = database;
  await supabase.query(`
    create table public.broken (podcast_id uuid references public.podcasts);
    create table private.lax (id int primary key, a text, b text);
    create index lax_a on private.lax (a);
    create index lax_a_again on private.lax (a);
    alter table private.lax enable row level security;
    create table private.closed (id int primary key);
    alter table private.closed enable row level security;
    create policy everybody on private.lax for all to anon using (true);
    create policy again on private.lax for select to anon using (auth.jwt() -> 'user_metadata' is not null);
    create view public.leak as select * from public.episodes;
    create function public.open_door() returns int language sql security definer as 'select 1';
    grant execute on function public.open_door() to anon;
    create extension citext with schema public;
  `);
  for (const [rule, offenders] of Object.entries(RULES)) {
    expect(await supabase.query(offenders), rule).not.toEqual([]);
  }
});
