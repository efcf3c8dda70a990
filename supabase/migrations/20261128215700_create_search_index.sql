-- Trigrams find the word that a misspelt one stands for.
create extension if not exists pg_trgm with schema extensions;

create table public.search_documents (
  episode_id uuid primary key references public.episodes (id) on delete cascade,
  podcast_id uuid not null references public.podcasts (id) on delete cascade,
  transcript_key text not null,
  language text not null check (language ~ '^[a-z]{2,3}$'),
  indexed_at timestamptz not null default now()
);
comment on table public.search_documents is 'Which transcript of an episode can be searched.';
comment on column public.search_documents.transcript_key is
  'The key in the bucket, which names the bytes; the public finds an episode only while its release has this transcript.';
comment on column public.search_documents.language is
  'The primary language; its stemmer made the lexemes, and they begin with it.';
create index search_documents_podcast_id_idx on public.search_documents (podcast_id);
create index search_documents_language_idx on public.search_documents (language);

create table public.search_passages (
  id bigint generated always as identity primary key,
  episode_id uuid not null references public.search_documents (episode_id) on delete cascade,
  podcast_id uuid not null references public.podcasts (id) on delete cascade,
  position integer not null check (position >= 0),
  is_public boolean not null,
  start_ms integer not null check (start_ms >= 0),
  end_ms integer not null check (end_ms >= start_ms),
  chapter text not null,
  cues jsonb not null,
  sources jsonb not null,
  terms tsvector not null,
  unique (episode_id, position)
);
comment on table public.search_passages is
  'What was said within some half a minute of an episode: some cues that follow each other, none beyond its chapter.';
comment on column public.search_passages.is_public is
  'Whether the episode''s release has the transcript that this is of.';
comment on column public.search_passages.cues is
  'Cues in order, each [start in ms, end in ms, number of its first word in the passage, text].';
comment on column public.search_passages.sources is 'The posts that the passage is told from.';
comment on column public.search_passages.terms is
  'Lexemes as <language>:<lexeme> by the number of their word, from 1; those of the chapter''s title from 1001, weighted D.';
create index search_passages_terms_idx on public.search_passages using gin (terms);
create index search_passages_podcast_id_idx on public.search_passages (podcast_id);

create table public.search_words (
  language text not null,
  word text not null,
  folded text not null,
  primary key (language, word)
);
comment on table public.search_words is
  'Every word that was ever said, for the one that a misspelt word stands for.';
comment on column public.search_words.folded is
  'The word in plain Latin letters, so that names are found from any script.';
create index search_words_folded_idx on public.search_words using gin (folded extensions.gin_trgm_ops);

alter table public.search_documents enable row level security;
alter table public.search_passages enable row level security;
alter table public.search_words enable row level security;
grant select on public.search_documents, public.search_passages, public.search_words to authenticated, service_role;
create policy "Admins read what can be searched" on public.search_documents for select
  to authenticated using ((select private.is_admin()));
create policy "Admins read what can be searched" on public.search_passages for select
  to authenticated using ((select private.is_admin()));
create policy "Admins read what can be searched" on public.search_words for select
  to authenticated using ((select private.is_admin()));

-- Since when a published episode waits for its place in the index: what a sweep publishes again.
alter table public.episodes add column unindexed_since timestamptz;
comment on column public.episodes.unindexed_since is
  'Since when a published transcript is not in the search index; null when it is.';
create index episodes_unindexed_idx on public.episodes (unindexed_since)
  where unindexed_since is not null;

update public.episodes as e set unindexed_since = now()
from public.episode_releases as r
where r.episode_id = e.id and r.outputs ? 'transcript';

create or replace function private.open_search_passages() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  v_episode_id uuid := case when tg_op = 'DELETE' then old.episode_id else new.episode_id end;
  v_transcript_key text := case when tg_op = 'DELETE' then null else new.outputs -> 'transcript' ->> 'key' end;
begin
  update public.search_passages as p set is_public = not p.is_public
  from public.search_documents as d
  where d.episode_id = v_episode_id and p.episode_id = d.episode_id
    and p.is_public <> coalesce(d.transcript_key = v_transcript_key, false);
  return null;
end
$$;
create trigger open_search_passages
  after insert or update or delete on public.episode_releases
  for each row execute function private.open_search_passages();
