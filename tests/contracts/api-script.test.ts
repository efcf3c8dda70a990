import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Coverage, CoverageSchema } from '../../src/episode/coverage/coverage.ts';
import { ScriptSchema } from '../../src/episode/script.ts';
import type { StoredObject } from '../../src/episode/stored-object.ts';
import { startTestApi, type TestApi } from '../support/api.ts';
import { aScript } from '../support/audio/a-script.ts';
import { episodeFunctions } from '../support/episodes.ts';
import { insertShow, storedObject } from '../support/shows.ts';

let api: TestApi;
let episodes: ReturnType<typeof episodeFunctions>;
beforeAll(async () => {
  api = await startTestApi();
  episodes = episodeFunctions(api.database.service);
});
afterAll(() => api?.close());

const pathOf = (id: string) => `/api/v1/episodes/${id}/script`;
const edit = (id: string, script: unknown) => api.send('PUT', pathOf(id), script);

const AT = '2026-10-01T12:00:00.000Z';
const source = { channel: 'mill', messageId: 7, url: 'https://t.me/mill/7' };
const COVERAGE: Coverage = {
  version: '1.0',
  window: { from: AT, until: '2026-10-02T12:00:00.000Z' },
  channels: [{ username: 'mill', title: 'Mill', found: 9, kept: 1, filtered: 2, truncated: 6 }],
  posts: [{ source, date: AT, outcome: 'told', chapter: 0 }],
  stories: [],
  words: { covers: 'The newest 1 of 7.', notes: '', unspoken: '' },
};

/** An episode that has ended, with a script in the bucket. */
const anEpisode = async ({ live = false, covered = false } = {}) => {
  const podcastId = await insertShow(api.database.service);
  const id = randomUUID();
  const script = await api.objects.put(
    `podcasts/${podcastId}/${id}/script/first.json`,
    JSON.stringify(aScript()),
    { contentType: 'application/json' },
  );
  await episodes.open(podcastId, id);
  await episodes.mark(id, 'content_collected', { content: storedObject('content') });
  const coverage = covered
    ? await api.objects.put(
        `podcasts/${podcastId}/${id}/coverage/first.json`,
        JSON.stringify(COVERAGE),
        { contentType: 'application/json' },
      )
    : undefined;
  await episodes.mark(id, 'processing', { script, ...(coverage && { coverage }) });
  if (!live) await episodes.complete(id);
  return { podcastId, id, script };
};

describe('the script of an episode', () => {
  test('is read as it is', async () => {
    const { id } = await anEpisode();
    expect(await api.call(pathOf(id))).toMatchObject({ status: 200, body: aScript() });
  });

  test('is 404 before it is written, and for an unknown episode', async () => {
    const podcastId = await insertShow(api.database.service);
    const id = randomUUID();
    await episodes.open(podcastId, id);
    expect(await api.call(pathOf(id))).toMatchObject({
      status: 404,
      body: {
        type: 'urn:stepcast:problem:no-script',
        detail: expect.stringContaining('Wait until it is written.'),
      },
    });
    expect((await api.call(pathOf(randomUUID()))).status).toBe(404);
    expect((await edit(randomUUID(), aScript())).status).toBe(404);
  });

  test('is never there for an episode that was skipped, which says why', async () => {
    const podcastId = await insertShow(api.database.service);
    const id = randomUUID();
    await episodes.open(podcastId, id);
    const p_reason = 'No usable post from A until B: 5 found, 2 filtered.';
    await api.database.service
      .rpc('skip_episode', { p_episode_id: id, p_execution: id, p_reason })
      .throwOnError();
    const { detail } = (await api.call(pathOf(id))).body;
    expect(detail).toContain(
      'skipped, since its period had nothing to tell (5 posts found, 2 left',
    );
    expect((await api.call(`${pathOf(id).replace('script', 'coverage')}`)).body.detail).toContain(
      'It was skipped',
    );
  });

  test('edited by two is saved by the first; the second is told, and undoes nothing', async () => {
    const { id } = await anEpisode();
    const editOf = (attempt: unknown) =>
      api.send('PUT', `${pathOf(id)}?attempt=${attempt}`, { ...aScript(), title: 'Corrected' });
    expect(await editOf(2)).toMatchObject({
      status: 409,
      body: {
        type: 'urn:stepcast:problem:script-made-again',
        detail: expect.stringMatching(/attempt 2's, and there is attempt 1\. Open its script anew/),
      },
    });
    for (const wrong of ['0', '1.5', 'x']) expect((await editOf(wrong)).status).toBe(400);
    expect((await editOf(1)).status).toBe(202);
  });

  test('once edited is stored, and a new attempt speaks it; the row waits for that', async () => {
    const { podcastId, id, script } = await anEpisode();
    const edited = { ...aScript(), title: 'The week, corrected' };
    const answer = await edit(id, edited);
    expect(answer).toMatchObject({ status: 202, body: { episodeId: id } });
    const { input } = await api.describe(`${id}-2`);
    expect(input).toMatchObject({
      podcastId,
      trigger: 'retry',
      from: 'audio',
      script: { title: 'The week, corrected', summary: edited.summary },
    });
    const { object } = (input as { script: { object: typeof script } }).script;
    expect(object.key).toMatch(`podcasts/${podcastId}/${id}/script/`);
    const bytes = await api.objects.get(object);
    expect(ScriptSchema.parse(JSON.parse(Buffer.from(bytes).toString()))).toEqual(edited);
    const { data } = await api.database.service.from('episodes').select('outputs').eq('id', id);
    expect(data?.[0]?.outputs.script).toEqual(script);
    expect(await edit(id, edited)).toMatchObject({ status: 409 });
  });

  test('says what became of each post, with the counts, once it is known', async () => {
    const { id } = await anEpisode({ covered: true });
    const path = (episode: string) => `/api/v1/episodes/${episode}/coverage`;
    expect(await api.call(path(id))).toMatchObject({
      status: 200,
      body: { ...COVERAGE, counts: { found: 9, filtered: 2, truncated: 6, kept: 1, told: 1 } },
    });
    const { id: older } = await anEpisode();
    expect(await api.call(path(older))).toMatchObject({
      status: 404,
      body: { type: 'urn:stepcast:problem:no-coverage' },
    });
  });

  test('takes what it tells of the posts along when it is edited', async () => {
    const { podcastId, id } = await anEpisode({ covered: true });
    const [first, ...rest] = aScript().chapters;
    if (!first) throw new Error('A script has a chapter.');
    const chapters = [{ ...first, sources: [] }, { ...first, sources: [source] }, ...rest];
    expect(await edit(id, { ...aScript(), chapters })).toMatchObject({ status: 202 });
    const { input } = await api.describe(`${id}-2`);
    const { coverage } = (input as { script: { coverage: StoredObject } }).script;
    expect(coverage.key).toMatch(`podcasts/${podcastId}/${id}/coverage/`);
    const followed = JSON.parse(Buffer.from(await api.objects.get(coverage)).toString());
    expect(CoverageSchema.parse(followed).posts).toMatchObject([{ outcome: 'told', chapter: 1 }]);
  });

  test('is not edited while the episode is live', async () => {
    const { id } = await anEpisode({ live: true });
    expect(await edit(id, aScript())).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:episode-live' },
    });
  });

  test('is refused field by field when it could not be spoken', async () => {
    const { id } = await anEpisode();
    const executions = await api.countExecutions();
    const script = aScript();
    const chapters = script.chapters.map((chapter) => ({
      ...chapter,
      utterances: chapter.utterances.map((utterance) => ({ ...utterance, speaker: 'Nobody' })),
    }));
    const { status, body } = await edit(id, { ...script, chapters });
    expect(status).toBe(400);
    expect(body.errors[0]).toMatchObject({ field: 'chapters.0.utterances.0.speaker' });
    const fieldsOf = async (changes: object) =>
      (await edit(id, { ...script, ...changes })).body.errors?.map(
        ({ field }: { field: string }) => field,
      );
    expect(await fieldsOf({ title: '', language: undefined })).toEqual(['language', 'title']);
    expect(await fieldsOf({ language: 'en_US' })).toEqual(['language']);
    expect(await fieldsOf({ title: 'NUL\u0000', summary: 'x'.repeat(1001) })).toEqual([
      'title',
      'summary',
    ]);
    expect(await fieldsOf({ title: '\u200d\u3164' })).toEqual(['title']);
    const unnamed = script.chapters.map((chapter) => ({ ...chapter, title: '\u00ad' }));
    expect((await fieldsOf({ chapters: unnamed }))[0]).toBe('chapters.0.title');
    const silent = [{ title: 'Dots', sources: [], utterances: [{ speaker: 'Host', text: '…' }] }];
    expect(await fieldsOf({ chapters: silent })).toEqual(['chapters']);
    expect(await api.countExecutions()).toBe(executions);
  });

  test('may have more than other bodies, and no more than 1 MB', async () => {
    const { id } = await anEpisode({ live: true });
    const { chapters, ...rest } = aScript();
    const long = (characters: number) => ({
      ...rest,
      chapters: [
        { ...chapters[0], utterances: [{ speaker: 'Host', text: 'a'.repeat(characters) }] },
      ],
    });
    expect((await edit(id, long(900_000))).status).toBe(409);
    expect((await edit(id, long(1_100_000))).status).toBe(413);
  });
});
