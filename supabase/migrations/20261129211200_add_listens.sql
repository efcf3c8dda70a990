-- How often episodes were downloaded, as the access logs of a day tell it.
create table public.listen_days (
  day date primary key,
  files text not null constraint listen_days_files_check check (length(files) between 1 and 100),
  counted_at timestamptz not null default now()
);
comment on table public.listen_days is 'The days whose access logs were counted.';
comment on column public.listen_days.files is
  'A digest of the names and sizes of the log files that were there: another one says that the day has to be counted anew.';

create table public.listens (
  day date not null references public.listen_days (day) on delete cascade,
  episode_id uuid not null references public.episodes (id) on delete cascade,
  app text not null constraint listens_app_check check (length(app) between 1 and 100),
  downloads integer not null constraint listens_downloads_check check (downloads > 0),
  primary key (episode_id, day, app)
);
comment on table public.listens is
  'The downloads of an episode on a day (UTC) by an app. Nothing tells who it was.';
create index listens_day_idx on public.listens (day);

alter table public.listen_days enable row level security;
alter table public.listens enable row level security;
grant select on public.listen_days, public.listens to authenticated;
grant all on public.listen_days, public.listens to service_role;
create policy "Admins read listen days" on public.listen_days for select to authenticated
  using ((select private.is_admin()));
create policy "Admins read listens" on public.listens for select to authenticated
  using ((select private.is_admin()));
