import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { createSpeechBudget } from '../../src/clients/supabase/speech/speech-budget.ts';
import { createSpeechCircuit } from '../../src/clients/supabase/speech/speech-circuit.ts';
import { aMonologue } from '../support/audio/a-script.ts';
import { runGenerateAudio } from '../support/audio/generate.ts';
import { inMemoryEpisode, inMemoryObjects } from '../support/audio/in-memory-stores.ts';
import { instantClock } from '../support/audio/instant-clock.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let server: GoogleTts;
beforeAll(async () => {
  [database, server] = await Promise.all([startDatabase(), startGoogleTts()]);
});
afterEach(() => server.faults.clear());
afterAll(async () => {
  await server?.close();
  await database?.close();
});

const LINES = Array.from({ length: 6 }, (_, i) => `Number ${i + 1} says a little something.`);

/** Runs that share a provider's circuit and budget, each on an episode of its own. */
const aProvider = () => {
  const provider = randomUUID();
  const circuit = createSpeechCircuit(database.config, provider);
  const budget = createSpeechBudget(database.config, { provider, requestsPerMinute: 1000 });
  const run = async (objects = inMemoryObjects()) => {
    const before = server.calls.length;
    const episodes = inMemoryEpisode();
    const result = await runGenerateAudio(server.endpoint, aMonologue(...LINES), {
      ...{ circuit, budget, episodes, objects, clock: instantClock() },
    }).catch((error: unknown) => error);
    return { result, calls: server.calls.length - before, waits: episodes.waits };
  };
  const letPass = (seconds: number) =>
    database.supabase.query(
      'update public.speech_circuits set open_until = open_until - make_interval(secs => $2) where provider = $1',
      [provider, seconds],
    );
  return { run, letPass };
};
const busy = { outcome: 'provider_busy' };
const made = { output: { outcome: 'generated' } };

describe('a provider that fails run after run', () => {
  it('is left alone until a probe finds it well again', async () => {
    const { run, letPass } = aProvider();
    server.faults.add({ kind: 'status', code: 'UNAVAILABLE', times: 10_000 });
    expect((await run()).result).toMatchObject({ name: 'SpeechUnavailable' });
    expect((await run()).result).toMatchObject({ name: 'SpeechUnavailable' });
    const third = await run();
    expect(third.result).toMatchObject({ ...busy, waitSeconds: 60 });

    const waiting = await run();
    expect(waiting).toMatchObject({ result: busy, calls: 0 });
    expect(waiting.waits).toEqual([
      { seconds: expect.any(Number), reason: expect.stringMatching(/left alone.*UNAVAILABLE/) },
    ]);

    await letPass(61);
    const failedProbe = await run();
    expect(failedProbe.result).toMatchObject({ ...busy, waitSeconds: 120 });
    // One segment alone is tried, not as many as may be under way.
    expect(new Set(server.calls.slice(-failedProbe.calls).map(({ text }) => text)).size).toBe(1);

    await letPass(121);
    server.faults.clear();
    expect((await run()).result).toMatchObject(made);
    expect((await run()).result).toMatchObject(made);
  });

  it('is not taken for down because it refuses a request, or spoils one of many', async () => {
    const { run } = aProvider();
    for (const fault of [
      { kind: 'status', code: 'INVALID_ARGUMENT', match: 'Number 6' },
      { kind: 'header-only', match: 'Number 6', times: 2 },
    ] as const) {
      for (let i = 0; i < 4; i++) {
        server.faults.add(fault);
        expect((await run()).result).not.toMatchObject(busy);
      }
    }
    server.faults.clear();
    expect((await run()).result).toMatchObject(made);
  });

  it('is taken for down when it answers nothing but silence', async () => {
    const { run } = aProvider();
    server.faults.add({ kind: 'silence', seconds: 3, times: 10_000 });
    for (let i = 0; i < 3; i++) {
      expect((await run()).result).toMatchObject({ name: 'SegmentRejected' });
    }
    expect(await run()).toMatchObject({ result: busy, calls: 0 });
  });
});

describe('a database that is gone', () => {
  it('stops a run before it pays, by its own name', async () => {
    const SUPABASE_URL = 'http://127.0.0.1:1';
    const gone = { ...database.config, SUPABASE_URL };
    const circuit = createSpeechCircuit(gone, 'x');
    const budget = createSpeechBudget(gone, { provider: 'x', requestsPerMinute: 1 });
    const before = server.calls.length;
    const script = aMonologue(...LINES);
    await expect(runGenerateAudio(server.endpoint, script, { circuit })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
    });
    await expect(runGenerateAudio(server.endpoint, script, { budget })).rejects.toMatchObject({
      name: 'DatabaseUnavailable',
    });
    expect(server.calls.length).toBe(before);
  });
});
