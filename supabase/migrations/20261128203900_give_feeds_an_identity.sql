create table public.feed_identities (
  podcast_id uuid primary key references public.podcasts (id) on delete cascade,
  guid uuid not null,
  first_url text not null check (length(first_url) between 1 and 2000),
  has_moved boolean not null default false
);
comment on table public.feed_identities is
  'By what apps know a show''s feed: a GUID for life, and whether the feed has ever stood at another address than its first one.';
alter table public.feed_identities enable row level security;
revoke all on public.feed_identities from anon, authenticated;
grant select on public.feed_identities to authenticated;
grant all on public.feed_identities to service_role;
create policy "Admins read feed identities" on public.feed_identities for select to authenticated
  using ((select private.is_admin()));

alter table public.podcasts
  add column is_blocked boolean not null default false,
  add column verification text check (length(verification) between 1 and 500);
comment on column public.podcasts.is_blocked is 'Whether the feed asks directories to leave the show out.';
comment on column public.podcasts.verification is
  'What a directory asks to find in the feed, as a proof that it is yours.';
