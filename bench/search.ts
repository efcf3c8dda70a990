// Questions to 10,000 published episodes of 100 cues, through the production client, the ranking and
// the answer; beside ILIKE over the same cues in the same run.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startPostgres } from '../local/postgres/index.ts';
import { startSupabase } from '../local/supabase/index.ts';
import { createPassageFinder } from '../src/clients/supabase/search/passage-finder.ts';
import { answerFromSaid } from '../src/search/answer/answer-from-said.ts';
import { parseQuery } from '../src/search/query/parse-query.ts';
import { joinResults } from '../src/search/rank/join-results.ts';
import { rankPassages } from '../src/search/rank/rank-passages.ts';
import { percentile } from './control-plane/open-loop.ts';
import { fillIndex } from './search/fill-index.ts';
import { makeQuestions } from './search/questions.ts';
import { createSpeech } from './search/spoken-text.ts';

const MOST_P95_MS = 50;
const LEAST_TIMES_FASTER = 10;
/** ILIKE takes about a second a question. */
const EVERY_NTH_BY_ILIKE = 10;

const print = (line: string) => process.stdout.write(`${line}\n`);
const cell = (value: number): string => value.toFixed(1).padStart(9);

const home = await mkdtemp(path.join(os.tmpdir(), 'stepcast-bench-search-'));
const postgres = await startPostgres({ dataDir: path.join(home, 'data'), ephemeral: true });
const client = new pg.Client({ connectionString: postgres.url });
await client.connect();
// The server's own clock for what happens in it, whoever else uses the machine.
await client.query("alter database postgres set track_functions = 'pl'");
const supabase = await startSupabase({
  postgres,
  migrations: path.join(import.meta.dirname, '../supabase/migrations'),
});

try {
  const speech = createSpeech(7);
  const filledAt = performance.now();
  await fillIndex(client, speech);
  const { rows } = await client.query<{ passages: string; cues: string }>(
    'select (select count(*) from public.search_passages) as passages, (select count(*) from bench_cues) as cues',
  );
  print(
    `10,000 episodes, ${rows[0]?.cues} cues, ${rows[0]?.passages} passages; filled in ${Math.round((performance.now() - filledAt) / 1000)} s`,
  );

  const finder = createPassageFinder({
    SUPABASE_URL: supabase.url,
    SUPABASE_SERVICE_KEY: supabase.serviceKey,
  });
  const questions = makeQuestions(speech);
  const search = async (question: string): Promise<number> => {
    const query = parseQuery(question);
    const found = await finder.find(query, {
      podcastId: null,
      within: null,
      withUnpublished: false,
    });
    const ranked = rankPassages(found, query.language);
    answerFromSaid(question, ranked);
    return joinResults(ranked).length;
  };
  const byIlike = (words: readonly string[]) =>
    client.query(
      `select episode_id, start_ms, text from bench_cues where ${words.map((_, i) => `text ilike $${i + 1}`).join(' and ')} limit 10`,
      words.map((word) => `%${word}%`),
    );

  for (const { question } of questions.slice(0, 30)) await search(question);
  await client.query('select pg_stat_reset()');
  const cpuBefore = process.cpuUsage();
  const byKind = new Map<string, number[]>();
  const ilike: number[] = [];
  const same: number[] = [];
  let found = 0;
  for (const [index, { kind, question, words }] of questions.entries()) {
    const startedAt = performance.now();
    if ((await search(question)) > 0) found += 1;
    const took = performance.now() - startedAt;
    byKind.set(kind, [...(byKind.get(kind) ?? []), took]);
    if (index % EVERY_NTH_BY_ILIKE !== 0) continue;
    const ilikeAt = performance.now();
    await byIlike(words);
    ilike.push(performance.now() - ilikeAt);
    same.push(took);
  }

  const cpu = process.cpuUsage(cpuBefore);
  const inDatabase = await client.query<{ ms: number }>(
    "select total_time / calls as ms from pg_stat_user_functions where funcname = 'search_passages'",
  );

  const sorted = (times: readonly number[]) => times.toSorted((a, b) => a - b);
  print(`${''.padEnd(34)}   p50 ms   p95 ms      max`);
  const line = (name: string, times: readonly number[]) =>
    print(
      `${name.padEnd(34)}${[0.5, 0.95, 1].map((share) => cell(percentile(sorted(times), share))).join('')}`,
    );
  for (const [kind, times] of byKind) line(`${kind} (${times.length})`, times);
  const all = [...byKind.values()].flat();
  line(`all (${all.length}), ${found} with results`, all);
  line(`ILIKE (${ilike.length} of them)`, ilike);
  print(
    `of a question, ${(inDatabase.rows[0]?.ms ?? Number.NaN).toFixed(1)} ms in the database's function and ${((cpu.user + cpu.system) / 1000 / all.length).toFixed(1)} ms of CPU in Node.js, the embedded Supabase included`,
  );
  const p95 = percentile(sorted(all), 0.95);
  const timesFaster = percentile(sorted(ilike), 0.5) / percentile(sorted(same), 0.5);
  print(
    `p95 ${p95.toFixed(1)} ms (at most ${MOST_P95_MS}); median ${percentile(sorted(ilike), 0.5).toFixed(1)} ms by ILIKE to ${percentile(sorted(same), 0.5).toFixed(1)} ms for the same questions: ${timesFaster.toFixed(1)} × faster (at least ${LEAST_TIMES_FASTER})`,
  );
  if (p95 > MOST_P95_MS || timesFaster < LEAST_TIMES_FASTER) process.exitCode = 1;
} finally {
  await client.end();
  await supabase.close();
  await postgres.close();
  await rm(home, { recursive: true, force: true });
}
