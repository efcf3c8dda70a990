alter table public.podcast_configs
  add column has_stings boolean not null default true,
  add column has_story_pauses boolean not null default true;
comment on column public.podcast_configs.has_stings is
  'Whether a short, quiet sound is heard between stories.';
comment on column public.podcast_configs.has_story_pauses is
  'Whether pauses are longer where something else is told.';
