alter table public.podcasts
  add column keep_episodes integer check (keep_episodes between 1 and 100000),
  add column keep_days integer check (keep_days between 1 and 36500);
comment on column public.podcasts.keep_episodes is
  'How many published episodes the public keeps, the newest ones; null for all.';
comment on column public.podcasts.keep_days is
  'For how many days after it was published the public keeps an episode; null for good. The newest stays in any case.';
