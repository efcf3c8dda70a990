alter table public.episodes
  add column picture_key text constraint picture_key_is_a_cover check (picture_key ~ '^podcasts/[0-9a-f/-]+/covers/[0-9a-f]{64}\.(jpg|png)$'),
  add column edited_at timestamptz;
comment on column public.episodes.picture_key is
  'The key of the episode''s own picture in the bucket; null where it has its show''s.';
comment on column public.episodes.edited_at is
  'When somebody last changed what is public of it or, where it is the newest, of its show; null if nobody has. Whoever publishes says what was read here.';
comment on column public.episodes.republish_since is
  'Since when feed, pages and files are not yet as visibility, picture and show say; null when they are.';
