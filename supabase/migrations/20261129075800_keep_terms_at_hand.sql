-- Lexemes lie in their row, not beside it: a phrase is looked for in thousands of them. The table is written anew.
alter table public.search_passages
  alter column terms type tsvector using terms::text::tsvector,
  alter column terms set storage main;
-- What waits to be sorted into an index is read by each question.
alter index public.search_passages_terms_idx set (fastupdate = off);
-- The newest passages of a show, which are read first where it has many.
drop index public.search_passages_podcast_id_idx;
create index search_passages_podcast_id_idx on public.search_passages (podcast_id, id);
