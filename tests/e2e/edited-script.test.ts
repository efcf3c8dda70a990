import { afterAll, beforeAll, expect, it } from 'vitest';
import { executionArnOf } from '../../src/clients/step-functions/execution-reader.ts';
import { type Script, ScriptSchema } from '../../src/episode/script.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.close());

const callApi = async (path: string, init: RequestInit = {}) => {
  const response = await fetch(`${stack.api.url}/api/v1${path}`, {
    ...init,
    headers: { 'x-api-key': stack.api.internalApiKey, 'content-type': 'application/json' },
  });
  return response.json();
};

/** The script with other words in the second line of its second chapter. */
const withOneLineChanged = ({ chapters, ...rest }: Script): Script => ({
  ...rest,
  chapters: chapters.map((chapter, i) => ({
    ...chapter,
    utterances: chapter.utterances.map((utterance, j) =>
      i === 1 && j === 1 ? { ...utterance, text: 'This line was put right by hand.' } : utterance,
    ),
  })),
});

const media = async (key: string) => (await fetch(`${stack.mediaUrl}/${key}`)).text();

it('speaks one changed line alone, and makes audio, transcript, chapters and feed anew', async () => {
  const podcastId = await aShow(stack);
  const first = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  const { episodeId } = first;
  const path = `/episodes/${episodeId}/script`;
  const script = ScriptSchema.parse(await callApi(path));

  const callsBefore = stack.speech.calls.length;
  const body = JSON.stringify({ ...withOneLineChanged(script), title: 'Put right' });
  expect(await callApi(path, { method: 'PUT', body })).toMatchObject({ episodeId });
  const executionArn = executionArnOf(stack.episodeMachineArn, `${episodeId}-2`);
  const second = await endOf(stack, podcastId, { episodeId, executionArn });

  expect(second.row).toMatchObject({ status: 'completed', attempt: 2, title: 'Put right' });
  expect(stack.speech.calls.slice(callsBefore).map(({ text }) => text)).toEqual([
    'This line was put right by hand.',
  ]);
  expect(second.states.map(({ name }) => name)).not.toContain('WriteScript');
  const { outputs } = second.row;
  for (const name of ['script', 'audio', 'transcript', 'chapters']) {
    expect(outputs[name].key).not.toBe(first.row.outputs[name].key);
  }
  expect(await media(outputs.transcript.key)).toContain('This line was put right by hand.');
  const feed = await media(`feeds/${podcastId}.xml`);
  expect(feed).toContain(second.row.audio_url);
  expect(feed).not.toContain(first.row.audio_url);
  expect(feed).toContain('Put right');
  expect(await callApi(path)).toMatchObject({ title: 'Put right' });
});
