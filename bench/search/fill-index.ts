import type pg from 'pg';
import type { Speech } from './spoken-text.ts';

const EPISODES = 10_000;
const CUES = 100;
const WORDS_IN_A_CUE = 8;
const CUES_IN_A_PASSAGE = 9;
const SHOWS = 100;
const AT_ONCE = 200;

const MAKE_SHOWS = `
  insert into public.podcasts (id, title)
  select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Show ' || n from generate_series(1, ${SHOWS}) as n`;

/** The rows that publishing leaves, without the thousand transitions that lead there. */
const MAKE_EPISODES = `
  with made as (
    insert into public.search_documents (episode_id, podcast_id, transcript_key, language)
    select e.id, e.podcast_id, 'transcript-of-' || e.id, 'en' from public.episodes as e
    returning 1
  ) select count(*) from made`;

/** As `private.search_vector` makes the lexemes, for many passages in one plan. */
const PASSAGES = `
  with given as (
    select e ->> 'id' as id, p, n - 1 as position
    from jsonb_array_elements($1::jsonb) as t(e), jsonb_array_elements(e -> 'passages') with ordinality as u(p, n)
  )
  insert into public.search_passages
    (episode_id, podcast_id, position, is_public, start_ms, end_ms, chapter, cues, sources, terms)
  select d.episode_id, d.podcast_id, g.position, true, (p ->> 's')::int, (p ->> 'e')::int, '', p -> 'cues', '[]',
    (select string_agg('''en:' || l || ''':' || n, ' ')::tsvector
     from unnest(string_to_array(p ->> 'words', ' ')) with ordinality as x(w, n)
     cross join lateral unnest(ts_lexize('pg_catalog.english_stem', w)) as l)
  from given as g join public.search_documents as d on d.episode_id = g.id::uuid`;

const CUES_ALONE = `
  insert into bench_cues
  select (e ->> 'id')::uuid, (c ->> 0)::int, c ->> 3
  from jsonb_array_elements($1::jsonb) as t(e), jsonb_array_elements(e -> 'passages') as u(p), jsonb_array_elements(p -> 'cues') as v(c)`;

const passagesOf = (speech: Speech) => {
  const passages: { s: number; e: number; cues: unknown[]; words: string }[] = [];
  for (let first = 0; first < CUES; first += CUES_IN_A_PASSAGE) {
    const count = Math.min(CUES_IN_A_PASSAGE, CUES - first);
    const said = Array.from({ length: count }, () => speech.say(WORDS_IN_A_CUE));
    const cues = said.map((text, i) => [
      (first + i) * 4000,
      (first + i + 1) * 4000,
      1 + i * WORDS_IN_A_CUE,
      i % 2 === 1 ? `${text}.` : text,
    ]);
    passages.push({
      s: first * 4000,
      e: (first + count) * 4000,
      cues,
      words: said.join(' '),
    });
  }
  return passages;
};

/** Fills the index with 10,000 published episodes of 100 cues, and a table of the cues alone beside it. */
export const fillIndex = async (client: pg.Client, speech: Speech): Promise<void> => {
  await client.query(`set session_replication_role = replica; ${MAKE_SHOWS}`);
  await client.query(`
    insert into public.episodes (id, podcast_id, title, status, execution, trigger, config_snapshot, window_from, window_until, language_code, published_at, audio_url, duration_ms)
    select gen_random_uuid(), ('00000000-0000-4000-8000-' || lpad((1 + n % ${SHOWS})::text, 12, '0'))::uuid, 'Episode ' || n,
      'completed', 'execution-' || n, 'api', '{}', now() - interval '1 day', now(), 'en-US', now() - n * interval '1 hour', 'https://media.test/' || n || '.mp3', 400000
    from generate_series(1, ${EPISODES}) as n`);
  await client.query(MAKE_EPISODES);
  // Built at the end, which is faster; the same index.
  await client.query('drop index public.search_passages_terms_idx');
  await client.query('create table bench_cues (episode_id uuid, start_ms integer, text text)');
  const { rows } = await client.query<{ id: string }>(
    'select id from public.episodes order by published_at',
  );
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const episodes = rows
      .slice(from, from + AT_ONCE)
      .map(({ id }) => ({ id, passages: passagesOf(speech) }));
    const given = JSON.stringify(episodes);
    await client.query(PASSAGES, [given]);
    await client.query(CUES_ALONE, [given]);
  }
  await client.query(`
    insert into public.search_words (language, word, folded)
    select distinct 'en', w, w from bench_cues, unnest(string_to_array(rtrim(text, '.'), ' ')) as w where length(w) >= 3`);
  await client.query(
    'create index search_passages_terms_idx on public.search_passages using gin (terms) with (fastupdate = off)',
  );
  await client.query('vacuum analyze public.search_passages');
  await client.query('vacuum analyze public.search_words');
  await client.query('vacuum analyze bench_cues');
};
