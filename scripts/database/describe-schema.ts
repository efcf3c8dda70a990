import type pg from 'pg';

const OURS = `in ('public'::regnamespace, 'private'::regnamespace)`;

/** `grant … on <object> to <role>` for each entry of a list of rights; PUBLIC is the role 0. */
const grantsOf = (rights: string, kind: string, object: string): string => `
  select ${kind} || ${object} as about, format('grant %s on %s%s to %s;',
    string_agg(lower(privilege_type), ', ' order by privilege_type), ${kind}, ${object},
    case grantee when 0 then 'public' else grantee::regrole::text end) as text
  from ${rights}`;

const TABLE_ROWS = `from pg_class as c where c.relkind = 'r' and c.relnamespace ${OURS}`;

/**
 * What a schema consists of, a query a kind, in the order in which a database could be made of the
 * answers. Each row is a statement; rows come sorted by what they are about, columns by position.
 */
const KINDS: Readonly<Record<string, string>> = {
  Schemas: `
    select nspname as about, format('create schema %I;', nspname) as text from pg_namespace where nspname = 'private'
    union all (${grantsOf(
      "pg_namespace, aclexplode(nspacl) where nspname = 'private' and grantee <> nspowner",
      "'schema '",
      'quote_ident(nspname)',
    )} group by nspname, grantee) order by 1, 2`,
  'Default privileges': `
    select coalesce(defaclnamespace::regnamespace::text, '') || defaclobjtype::text as about,
      format('-- %s of %s%s: %s', case defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' else defaclobjtype::text end,
        defaclrole::regrole, coalesce(' in ' || nullif(defaclnamespace, 0)::regnamespace::text, ''),
        (select string_agg(a::text, ' ' order by a::text) from unnest(defaclacl) as a)) as text
    from pg_default_acl order by 1, 2`,
  Tables: `
    select c.oid::regclass::text as about, format(E'create table %s.%s (\\n%s\\n);', c.relnamespace::regnamespace, quote_ident(c.relname), (
      select string_agg('  ' || line, E',\\n' order by kind, name) from (
        select 1 as kind, lpad(attnum::text, 4, '0') as name, concat_ws(' ', quote_ident(attname), format_type(atttypid, atttypmod),
          case when attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(adbin, adrelid))
            when attidentity = 'a' then 'generated always as identity'
            when adbin is not null then 'default ' || pg_get_expr(adbin, adrelid) end,
          case when attnotnull then 'not null' end) as line
        from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
        where attrelid = c.oid and attnum > 0 and not attisdropped
        union all
        select 2, contype::text || conname, format('constraint %I %s', conname, pg_get_constraintdef(oid))
        from pg_constraint where conrelid = c.oid
      ) as lines)) as text ${TABLE_ROWS} order by 1`,
  Indexes: `
    select i.indexrelid::regclass::text as about, pg_get_indexdef(i.indexrelid) || ';' as text
    from pg_index as i join pg_class as c on c.oid = i.indrelid and c.relnamespace ${OURS}
    where not exists (select from pg_constraint where conindid = i.indexrelid and contype in ('p', 'u', 'x')) order by 1`,
  Views: `
    select c.oid::regclass::text as about, format(E'create view %s.%I with (%s) as\\n%s', c.relnamespace::regnamespace, c.relname,
      array_to_string(c.reloptions, ', '), pg_get_viewdef(c.oid)) as text
    from pg_class as c where c.relkind in ('v', 'm') and c.relnamespace ${OURS} order by 1`,
  Functions: `
    select oid::regprocedure::text as about, rtrim(pg_get_functiondef(oid), E'\\n') || ';' as text
    from pg_proc where pronamespace ${OURS} order by pronamespace::regnamespace::text, 1`,
  Triggers: `
    select tgrelid::regclass || '.' || tgname as about, pg_get_triggerdef(t.oid) || ';' as text
    from pg_trigger as t join pg_class as c on c.oid = tgrelid and c.relnamespace ${OURS}
    where not tgisinternal order by 1`,
  'Row level security': `
    select c.oid::regclass::text as about, format('alter table %s.%I enable row level security;', c.relnamespace::regnamespace, c.relname) as text
      ${TABLE_ROWS} and c.relrowsecurity
    union all
    select schemaname || '.' || tablename, concat_ws(' ', format('create policy %I on %I.%I', policyname, schemaname, tablename),
      'as ' || lower(permissive), 'for ' || lower(cmd), 'to ' || array_to_string(roles, ', '),
      'using (' || qual || ')', 'with check (' || with_check || ')') || ';'
    from pg_policies order by 1, 2`,
  'Rights on tables and views': `
    ${grantsOf(
      `pg_class as c, aclexplode(relacl) where relnamespace ${OURS} and relkind in ('r', 'v', 'S') and grantee <> relowner`,
      "case relkind when 'S' then 'sequence ' else '' end",
      "relnamespace::regnamespace || '.' || quote_ident(relname)",
    )} group by relkind, relnamespace, relname, grantee
    union all
    select c.oid::regclass::text, format('grant %s (%s) on %s.%I to %s;', lower(privilege_type),
      string_agg(quote_ident(attname), ', ' order by attnum), c.relnamespace::regnamespace, relname, grantee::regrole)
    from pg_class as c join pg_attribute on attrelid = c.oid, aclexplode(attacl)
    where relnamespace ${OURS} group by c.oid, relnamespace, relname, privilege_type, grantee order by 1, 2`,
  'Rights on functions': `
    ${grantsOf(
      `pg_proc as p, aclexplode(coalesce(proacl, acldefault('f', proowner))) where pronamespace ${OURS} and grantee <> proowner`,
      "'function '",
      "(pronamespace::regnamespace || '.' || proname || '(' || pg_get_function_identity_arguments(p.oid) || ')')",
    )} group by p.oid, pronamespace, proname, grantee order by 1, 2`,
  Comments: `
    select coalesce(c.oid::regclass::text, p.oid::regprocedure::text) || lpad(objsubid::text, 4, '0') as about,
      format('comment on %s is %L;', case when p.oid is not null then 'function ' || p.oid::regprocedure
        when objsubid > 0 then format('column %s.%I', c.oid::regclass, attname)
        when c.relkind = 'v' then 'view ' || c.oid::regclass else 'table ' || c.oid::regclass end, d.description) as text
    from pg_description as d
    left join pg_class as c on d.classoid = 'pg_class'::regclass and c.oid = objoid and c.relnamespace ${OURS}
    left join pg_proc as p on d.classoid = 'pg_proc'::regclass and p.oid = objoid and p.pronamespace ${OURS}
    left join pg_attribute on attrelid = c.oid and attnum = objsubid
    where c.oid is not null or p.oid is not null order by 1`,
};

/**
 * The schemas `public` and `private` of a database as SQL, read from the catalogue: tables with
 * their columns in order, constraints, indexes, views, functions, triggers, policies, rights and
 * comments. Two databases with equal texts are equal but for their rows.
 */
export const describeSchema = async (pool: pg.Pool): Promise<string> => {
  const client = await pool.connect();
  try {
    // Names are written with their schema wherever the path doesn't lead to them.
    await client.query(`set search_path = ''`);
    const parts: string[] = [];
    for (const [title, query] of Object.entries(KINDS)) {
      const { rows } = await client.query<{ text: string }>(query);
      parts.push(`-- ${title}\n\n${rows.map(({ text }) => text).join('\n\n')}\n`);
    }
    return parts.join('\n');
  } finally {
    client.release(true);
  }
};
