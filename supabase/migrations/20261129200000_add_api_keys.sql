create table public.api_keys (
  id uuid primary key default gen_random_uuid(),
  name text not null check (name = btrim(name) and length(name) between 1 and 100),
  role text not null constraint role_is_known check (role in ('viewer', 'editor', 'admin')),
  prefix text not null unique check (prefix ~ '^[a-z0-9]{12}$'),
  previous_prefix text unique,
  previous_expires_at timestamptz,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  created_at timestamptz not null default now(),
  constraint previous_ends check ((previous_prefix is null) = (previous_expires_at is null))
);
comment on table public.api_keys is 'Keys of programs that call the HTTP API, each with a name and a role.';
comment on column public.api_keys.prefix is 'The public part of the value in use, by which it is found.';
comment on column public.api_keys.previous_prefix is 'Of the value before it, which is let in until previous_expires_at.';
comment on column public.api_keys.last_used_at is 'When it was last let in, exact to a minute.';
create unique index api_keys_name_in_use on public.api_keys (name) where revoked_at is null;

alter table public.api_keys enable row level security;
grant select on public.api_keys to authenticated;
-- Written by functions alone, which keep a key and its hash together.
revoke all on public.api_keys from service_role;
grant select on public.api_keys to service_role;
create policy "Admins read keys" on public.api_keys for select to authenticated
  using ((select private.is_admin()));

-- Out of reach of the API: only find_api_key hands a hash out.
create table private.api_key_hashes (
  prefix text primary key,
  key_id uuid not null references public.api_keys (id) on delete cascade,
  salt text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz not null default now()
);
comment on table private.api_key_hashes is 'The SHA-256 of each value of a key. The value follows from the salt and the internal API key together, and is kept nowhere.';
create index api_key_hashes_key_id_idx on private.api_key_hashes (key_id);
alter table private.api_key_hashes enable row level security;
create policy "The service role reads hashes" on private.api_key_hashes for select to service_role
  using (true);

create table private.seen_signatures (
  signature text primary key check (length(signature) <= 200),
  until timestamptz not null
);
comment on table private.seen_signatures is 'Signed requests that were let in, until they are too old to be let in again.';
create index seen_signatures_until_idx on private.seen_signatures (until);
alter table private.seen_signatures enable row level security;
create policy "The service role reads signatures" on private.seen_signatures for select to service_role
  using (true);

create table public.audit_entries (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  caller_kind text not null
    constraint caller_is_known check (caller_kind in ('internal', 'key', 'person', 'service', 'database')),
  caller_id text,
  caller_name text not null,
  request_id text,
  action text not null check (action ~ '^[a-z]+\.[a-z]+$'),
  subject_kind text not null,
  subject_id text not null,
  subject_name text,
  podcast_id uuid,
  episode_id uuid,
  before jsonb,
  after jsonb
);
comment on table public.audit_entries is 'Who changed what. Entries outlive what they are about, so nothing refers to it.';
comment on column public.audit_entries.before is 'Of what changed, the values that were; no secret is among them.';
create index audit_entries_podcast_idx on public.audit_entries (podcast_id, id desc);
create index audit_entries_episode_idx on public.audit_entries (episode_id, id desc);
create index audit_entries_subject_idx on public.audit_entries (subject_id, at);

alter table public.audit_entries enable row level security;
grant select on public.audit_entries to authenticated;
-- Added to by functions alone, and changed by nobody.
revoke all on public.audit_entries from service_role;
grant select on public.audit_entries to service_role;
create policy "Admins read the audit" on public.audit_entries for select to authenticated
  using ((select private.is_admin()));
