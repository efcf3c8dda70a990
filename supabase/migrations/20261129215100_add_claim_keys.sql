alter table public.telegram_posts add column claim_key uuid;
comment on column public.telegram_posts.claim_key is
  'Chosen by whoever claimed it: asking again with it answers the same claim. Null for a claim of an earlier version.';
