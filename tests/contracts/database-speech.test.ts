import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEpisodeStore } from '../../src/clients/supabase/episodes/episode-store.ts';
import { createSpeechBudget } from '../../src/clients/supabase/speech/speech-budget.ts';
import { createSpeechCircuit } from '../../src/clients/supabase/speech/speech-circuit.ts';
import { startDatabase, type TestDatabase } from '../support/database.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow } from '../support/shows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.close());

/** Makes `seconds` pass for what the database keeps of a provider. */
const letPass = async (provider: string, seconds: number) => {
  await database.supabase.query(
    `update public.speech_requests set taken_at = taken_at - make_interval(secs => $2) where provider = $1`,
    [provider, seconds],
  );
  await database.supabase.query(
    `update public.speech_circuits set open_until = open_until - make_interval(secs => $2),
       probe_until = probe_until - make_interval(secs => $2) where provider = $1`,
    [provider, seconds],
  );
};

describe('the requests of a minute', () => {
  const aBudget = (requestsPerMinute: number) => {
    const provider = randomUUID();
    return { provider, ...createSpeechBudget(database.config, { provider, requestsPerMinute }) };
  };

  test('are granted until there is none left, and then when the next may be', async () => {
    const { take } = aBudget(30);
    expect(await take(20)).toEqual({ granted: 20, waitMs: 0 });
    expect(await take(20)).toEqual({ granted: 10, waitMs: 0 });
    const { granted, waitMs } = await take(1);
    expect(granted).toBe(0);
    expect(waitMs).toBeGreaterThan(30_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });

  test('come back a minute after they were taken, and leave nothing behind', async () => {
    const { provider, take } = aBudget(30);
    await take(20);
    await letPass(provider, 40);
    await take(10);
    await letPass(provider, 20);
    expect(await take(30)).toEqual({ granted: 20, waitMs: 0 });
    const rows = await database.supabase.query(
      'select requests from public.speech_requests where provider = $1 order by id',
      [provider],
    );
    expect(rows).toEqual([{ requests: 10 }, { requests: 20 }]);
  });

  test('are never more than there are, however many runs ask at once', async () => {
    const { take } = aBudget(100);
    const grants = await Promise.all(Array.from({ length: 25 }, () => take(7)));
    expect(grants.reduce((sum, { granted }) => sum + granted, 0)).toBe(100);
  });

  test('are counted by provider', async () => {
    await aBudget(5).take(5);
    expect(await aBudget(5).take(5)).toEqual({ granted: 5, waitMs: 0 });
  });

  test.each([
    { p_provider: '', p_count: 1, p_per_minute: 1 },
    { p_provider: 'x', p_count: 0, p_per_minute: 1 },
    { p_provider: 'x', p_count: null, p_per_minute: 1 },
    { p_provider: 'x', p_count: 1, p_per_minute: -1 },
    { p_provider: 'x'.repeat(61), p_count: 1, p_per_minute: 1 },
  ])('are not had by %j', async (args) => {
    const { status } = await database.service.rpc('take_speech_requests', args);
    expect(status).toBe(470);
  });

  test('are not had without a database', async () => {
    const SUPABASE_URL = 'http://127.0.0.1:1';
    const gone = createSpeechBudget(
      { ...database.config, SUPABASE_URL },
      { provider: 'x', requestsPerMinute: 1 },
    );
    await expect(gone.take(1)).rejects.toMatchObject({ name: 'DatabaseUnavailable' });
  });
});

describe('the circuit of a provider', () => {
  const aCircuit = () => {
    const provider = randomUUID();
    const circuit = createSpeechCircuit(database.config, provider);
    const failed = (execution: string) => circuit.failed(execution, `${execution} heard nothing`);
    const open = async () => {
      for (const execution of ['a', 'b', 'c']) await failed(execution);
    };
    return { ...circuit, provider, failed, open };
  };
  const closed = (failedRuns = 0) => ({ mayStart: true, state: 'closed', failedRuns });

  test('is closed at first', async () => {
    expect(await aCircuit().enter('a', 900)).toEqual(closed());
  });

  test('opens after three runs in a row without a word, for a minute, and says why', async () => {
    const { enter, failed } = aCircuit();
    expect(await failed('a')).toEqual(closed(1));
    expect(await failed('b')).toEqual(closed(2));
    expect(await enter('d', 900)).toEqual(closed(2));
    const open = { mayStart: false, state: 'open', waitSeconds: 60, reason: 'c heard nothing' };
    expect(await failed('c')).toEqual(open);
    expect(await enter('d', 900)).toMatchObject({ mayStart: false, state: 'open' });
  });

  test('does not open when the provider speaks in between', async () => {
    const { spoke, failed } = aCircuit();
    await failed('a');
    await failed('b');
    await spoke('c');
    expect(await failed('d')).toEqual(closed(1));
  });

  test('lets one probe through when the time is over, and closes by it', async () => {
    const { provider, open, enter, spoke } = aCircuit();
    await open();
    await letPass(provider, 61);
    const answers = await Promise.all(['d', 'e', 'f', 'g'].map((run) => enter(run, 900)));
    expect(answers.filter(({ mayStart }) => mayStart)).toEqual([
      { mayStart: true, state: 'half_open', failedRuns: 3 },
    ]);
    expect(answers.find(({ mayStart }) => !mayStart)).toEqual({
      mayStart: false,
      state: 'half_open',
      waitSeconds: 30,
      reason: 'c heard nothing',
    });
    await spoke('d');
    expect(await enter('e', 900)).toEqual(closed());
  });

  test('stays open for longer after each failed probe, half an hour at most', async () => {
    const { provider, open, enter, failed } = aCircuit();
    await open();
    const waits: number[] = [];
    for (let probe = 0; probe < 6; probe++) {
      await letPass(provider, 1801);
      expect(await enter('probe', 900)).toMatchObject({ mayStart: true, state: 'half_open' });
      const answer = await failed('probe');
      if (!answer.mayStart) waits.push(answer.waitSeconds);
    }
    expect(waits).toEqual([120, 240, 480, 960, 1800, 1800]);
  });

  test('is not held by a probe that died', async () => {
    const { provider, open, enter } = aCircuit();
    await open();
    await letPass(provider, 61);
    expect(await enter('dead', 900)).toMatchObject({ mayStart: true });
    expect(await enter('dead', 900)).toMatchObject({ mayStart: true });
    expect(await enter('next', 900)).toMatchObject({ mayStart: false });
    await letPass(provider, 901);
    expect(await enter('next', 900)).toMatchObject({ mayStart: true, state: 'half_open' });
  });

  test('is not moved by a run that began before it opened and fails after', async () => {
    const { provider, open, enter, failed } = aCircuit();
    await open();
    await letPass(provider, 30);
    expect(await failed('late')).toMatchObject({ state: 'open', waitSeconds: 30 });
    await letPass(provider, 31);
    await enter('probe', 900);
    expect(await failed('late')).toMatchObject({ state: 'half_open' });
    expect(await enter('probe', 900)).toMatchObject({ mayStart: true });
  });

  test.each([
    ['enter_speech_circuit', { p_provider: 'x', p_execution: '', p_probe_seconds: 1 }],
    ['enter_speech_circuit', { p_provider: 'x', p_execution: 'a', p_probe_seconds: 3601 }],
    ['report_speech_run', { p_provider: '', p_execution: 'a', p_spoke: true, p_reason: '' }],
    ['report_speech_run', { p_provider: 'x', p_execution: 'a', p_spoke: null, p_reason: '' }],
  ])('%s refuses %j', async (name, args) => {
    expect((await database.service.rpc(name, args)).status).toBe(470);
  });
});

describe('why an episode waits', () => {
  const anEpisode = async () => {
    const id = randomUUID();
    await episodeFunctions(database.service).open(await insertShow(database.service), id);
    return id;
  };
  const waiting = async (id: string) =>
    (await database.service.from('episodes').select('metadata').eq('id', id).single()).data
      ?.metadata.waiting;

  test('stands in its row with the end of the wait, until it is taken away', async () => {
    const { noteWait } = createEpisodeStore(database.config);
    const id = await anEpisode();
    const before = Date.now();
    await noteWait(
      { episodeId: id, execution: id },
      { reason: 'The provider is down.', seconds: 60 },
    );
    const noted = await waiting(id);
    expect(noted).toMatchObject({ reason: 'The provider is down.', execution: id });
    expect(Date.parse(noted.until)).toBeGreaterThanOrEqual(before + 60_000);
    await database.service.rpc('note_episode_wait', {
      p_episode_id: id,
      p_execution: id,
      p_reason: null,
      p_seconds: null,
    });
    expect(await waiting(id)).toBeUndefined();
  });

  test('is not noted by another execution, nor for no time', async () => {
    const { noteWait } = createEpisodeStore(database.config);
    const id = await anEpisode();
    await expect(
      noteWait({ episodeId: id, execution: 'another' }, { reason: 'x', seconds: 60 }),
    ).rejects.toMatchObject({
      name: 'StaleExecution',
    });
    await expect(
      noteWait({ episodeId: id, execution: id }, { reason: 'x', seconds: 0 }),
    ).rejects.toMatchObject({
      name: 'DatabaseRefused',
    });
    await expect(
      noteWait({ episodeId: randomUUID(), execution: id }, { reason: 'x', seconds: 1 }),
    ).rejects.toMatchObject({
      name: 'EpisodeNotFound',
    });
    expect(await waiting(id)).toBeUndefined();
  });
});

describe('the warnings of an episode', () => {
  const anEpisode = async (): Promise<string> => {
    const id = randomUUID();
    const podcastId = await insertShow(database.service);
    await episodeFunctions(database.service).open(podcastId, id);
    return id;
  };
  const noted = async (id: string) =>
    (await database.service.from('episodes').select('metadata').eq('id', id).single()).data
      ?.metadata.warnings;
  const one = { name: 'ShowFileRefused', message: 'There is no picture.' };

  test('are those of the latest run of each state', async () => {
    const { noteWarnings } = createEpisodeStore(database.config);
    const id = await anEpisode();
    await noteWarnings({ episodeId: id, execution: id }, 'GenerateAudio', [
      one,
      { ...one, message: 'Nor another.' },
    ]);
    await noteWarnings({ episodeId: id, execution: id }, 'PublishFeed', [one]);
    await noteWarnings({ episodeId: id, execution: id }, 'GenerateAudio', [one]);
    const mine = { ...one, execution: id };
    expect(await noted(id)).toEqual([
      { ...mine, state: 'PublishFeed' },
      { ...mine, state: 'GenerateAudio' },
    ]);
    await noteWarnings({ episodeId: id, execution: id }, 'GenerateAudio', []);
    await noteWarnings({ episodeId: id, execution: id }, 'PublishFeed', []);
    expect(await noted(id)).toEqual([]);
  });

  test('are not noted by another execution', async () => {
    const { noteWarnings } = createEpisodeStore(database.config);
    const id = await anEpisode();
    await expect(
      noteWarnings({ episodeId: id, execution: 'another' }, 'GenerateAudio', [one]),
    ).rejects.toMatchObject({
      name: 'StaleExecution',
    });
    expect(await noted(id)).toBeUndefined();
  });
});
