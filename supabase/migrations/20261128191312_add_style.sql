alter table public.podcast_configs
  add column style text check (style in ('newscast', 'in-depth', 'digest'));
comment on column public.podcast_configs.style is
  'How the built-in writer tells an episode; null: chosen by the material.';
