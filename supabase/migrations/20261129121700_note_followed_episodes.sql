alter table public.episodes add column is_followed boolean not null default false;
comment on column public.episodes.is_followed is
  'Whether a webhook is told of its last transition: the machine starts notify only then.';
