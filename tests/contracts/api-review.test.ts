import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aContent, aPost } from '../support/a-content.ts';
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

const decide = (id: string, deed: 'approve' | 'discard', body: unknown = {}) =>
  api.send('POST', `/api/v1/episodes/${id}/${deed}`, body);

const underReview = async () => {
  const review = { days: 2, atDeadline: 'publish' };
  const podcastId = await insertShow(api.database.service, { config: { review } });
  const id = randomUUID();
  const script = await api.objects.put(
    `podcasts/${podcastId}/${id}/script/first.json`,
    JSON.stringify(aScript()),
    { contentType: 'application/json' },
  );
  await episodes.open(podcastId, id);
  await episodes.mark(id, 'content_collected', { content: storedObject('content') });
  await episodes.mark(id, 'awaiting_review', { script });
  return { podcastId, id };
};

describe('an episode whose script awaits a review', () => {
  test('says so, until when, and what becomes of it then', async () => {
    const { podcastId, id } = await underReview();
    const { body } = await api.call(`/api/v1/episodes/${id}`);
    expect(body).toMatchObject({
      ...{ status: 'awaiting_review', state: null, terminal: false, isDiscarded: false },
      review: { atDeadline: 'publish', until: expect.stringMatching(/Z$/) },
    });
    const query = `status=awaiting_review&podcastId=${podcastId}`;
    const { body: list } = await api.call(`/api/v1/episodes?${query}`);
    expect(list.episodes.map((one: { episodeId: string }) => one.episodeId)).toEqual([id]);
  });

  test('is spoken as it is when somebody approves it', async () => {
    const { podcastId, id } = await underReview();
    expect(await decide(id, 'approve')).toMatchObject({ status: 202, body: { episodeId: id } });
    const { input } = await api.describe(`${id}-2`);
    expect(input).toEqual({
      ...{ version: '1.0', podcastId, episodeId: id },
      ...{ trigger: 'retry', from: 'audio', requestedBy: expect.anything() },
    });
    // The attempt is about to take over: there is nothing left to decide twice.
    const { body } = await api.call(`/api/v1/episodes/${id}`);
    expect(body).toMatchObject({ status: 'pending', attempt: 2, review: null });
  });

  test('is spoken as somebody has edited it', async () => {
    const { id } = await underReview();
    const script = { ...aScript(), title: 'Corrected' };
    expect(await decide(id, 'approve', { script })).toMatchObject({ status: 202 });
    const { input } = await api.describe(`${id}-2`);
    expect(input).toMatchObject({ from: 'audio', script: { title: 'Corrected' } });
  });

  test('isn’t spoken with a script that can’t be', async () => {
    const { id } = await underReview();
    const script = { ...aScript(), title: '' };
    expect(await decide(id, 'approve', { script })).toMatchObject({ status: 400 });
    expect(await decide(id, 'approve', { words: 1 })).toMatchObject({ status: 400 });
  });

  test('is discarded, and says so; asked again it answers the same', async () => {
    const { id } = await underReview();
    for (const _ of [1, 2]) {
      expect(await decide(id, 'discard')).toMatchObject({
        status: 200,
        body: { status: 'skipped', isDiscarded: true, skipped: null, review: null, terminal: true },
      });
    }
    expect(await decide(id, 'approve')).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:not-under-review' },
    });
    const { entries } = (await api.call(`/api/v1/audit?episodeId=${id}`)).body;
    expect(entries).toMatchObject([{ action: 'episode.discarded', caller: { kind: 'internal' } }]);
  });

  test('waits while its show makes another episode', async () => {
    const { podcastId, id } = await underReview();
    await episodes.open(podcastId, randomUUID());
    expect(await decide(id, 'approve')).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:podcast-busy' },
    });
  });

  test('can be cancelled, and can be written anew', async () => {
    const { id } = await underReview();
    expect(await api.send('POST', `/api/v1/episodes/${id}/cancel`, {})).toMatchObject({
      status: 200,
      body: { status: 'failed', error: { name: 'Cancelled' } },
    });
    const { id: other } = await underReview();
    const { body } = await api.call(`/api/v1/episodes/${other}/retry`);
    expect(body).toMatchObject({ from: 'audio' });
    const again = await api.send('POST', `/api/v1/episodes/${other}/retry`, { from: 'script' });
    expect(again).toMatchObject({ status: 202 });
  });
});

describe('a line in other words', () => {
  const posts = [
    'The harbour crane was lifted onto the east quay on Tuesday. It can carry forty tons. Two ships wait for it.',
    'The library opens on Sundays again from March. Volunteers from the reading club will keep it open until six.',
  ];
  const sourceOf = (messageId: number) => ({
    ...{ channel: 'mill', messageId, url: `https://t.me/mill/${messageId}` },
  });
  const withContent = async () => {
    const { podcastId, id } = await underReview();
    const content = aContent({ mill: posts.map((text, n) => aPost(n + 1, text)) });
    const object = await api.objects.put(
      `podcasts/${podcastId}/${id}/content/first.json`,
      JSON.stringify({ ...content, podcastId, episodeId: id }),
      { contentType: 'application/json' },
    );
    await api.database.service
      .from('episodes')
      .update({ outputs: { content: object } })
      .eq('id', id)
      .throwOnError();
    const [first] = aScript().chapters;
    if (!first) throw new Error('A script has a chapter.');
    const [line] = first.utterances;
    if (!line) throw new Error('A chapter has a line.');
    const said = 'A crane has come to the harbour, and it can carry forty tons.';
    const chapters = [
      { ...first, sources: [sourceOf(1)], utterances: [{ ...line, text: said }] },
      { ...first, sources: [], utterances: [{ ...line, text: 'That was all.' }] },
    ];
    return { id, said, script: { ...aScript(), chapters } };
  };
  const rewrite = (id: string, body: unknown) =>
    api.send('POST', `/api/v1/episodes/${id}/rewrite`, body);

  test('is the built-in writer’s, of the posts of its chapter, where no model is connected', async () => {
    const { id, said, script } = await withContent();
    const answer = await rewrite(id, { script, chapter: 0, utterance: 0 });
    expect(answer).toMatchObject({ status: 200, body: { by: 'built-in' } });
    expect(answer.body.text).toMatch(/crane|tons/);
    expect(answer.body.text).not.toBe(said);
    expect(answer.body.text).not.toMatch(/library/);
  });

  test('is refused in words where nobody has any', async () => {
    const { id, script } = await withContent();
    expect(await rewrite(id, { script, chapter: 1, utterance: 0 })).toMatchObject({
      status: 409,
      body: { type: 'urn:stepcast:problem:no-other-words' },
    });
    expect(await rewrite(id, { script, chapter: 5, utterance: 0 })).toMatchObject({ status: 400 });
    expect(await rewrite(randomUUID(), { script, chapter: 0, utterance: 0 })).toMatchObject({
      status: 404,
    });
  });
});

test('there is nothing to review of any other episode', async () => {
  const podcastId = await insertShow(api.database.service);
  const id = randomUUID();
  await episodes.open(podcastId, id);
  for (const deed of ['approve', 'discard'] as const) {
    expect(await decide(id, deed)).toMatchObject({ status: 409 });
    expect(await decide(randomUUID(), deed)).toMatchObject({ status: 404 });
  }
});
