alter table public.api_keys
  add column podcast_ids uuid[] constraint shows_are_named check (cardinality(podcast_ids) between 1 and 100);
comment on column public.api_keys.podcast_ids is 'The shows beyond which it sees and changes nothing; null: all. A show that was deleted stays named, so that no list becomes empty.';
