create table public.podcasts (
  id uuid primary key default gen_random_uuid(),
  title text not null check (length(btrim(title)) between 1 and 200),
  description text not null default '' check (length(description) <= 4000),
  language_code text not null default 'en-US'
    check (language_code ~ '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$'),
  author text not null default '' check (length(author) <= 200),
  image_url text check (image_url ~ '^https?://[^\s]+$'),
  is_paused boolean not null default false,
  owner_email text check (owner_email ~ '^[^@\s]+@[^@\s]+$'),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table public.podcasts is 'The shows.';
comment on column public.podcasts.language_code is 'BCP 47, for example en-US.';
comment on column public.podcasts.is_paused is 'A paused show gets no episodes from its schedule; by hand it can still be run.';
comment on column public.podcasts.owner_email is 'Who answers for the feed: itunes:owner.';

create trigger touch_updated_at before update on public.podcasts
  for each row execute function private.touch_updated_at();

alter table public.podcasts enable row level security;
grant select, insert, update, delete on public.podcasts to authenticated;
grant all on public.podcasts to service_role;
create policy "Admins manage shows" on public.podcasts for all to authenticated
  using ((select private.is_admin())) with check ((select private.is_admin()));
