import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { executionArnOf } from '../../src/clients/step-functions/execution-reader.ts';
import { type Script, ScriptSchema } from '../../src/episode/script.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.close());

/** Runs `npx stepcast script` against the stack and answers what it printed. */
const runCommand = async (args: readonly string[], stdin = ''): Promise<string> => {
  const file = fileURLToPath(new URL('../../scripts/stepcast.mjs', import.meta.url));
  const child = spawn(process.execPath, [file, 'script', ...args], {
    env: {
      ...process.env,
      STEPCAST_URL: stack.api.url,
      STEPCAST_API_KEY: stack.api.internalApiKey,
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(stdin);
  return text(child.stdout);
};

/** The script with other words in the first line of its second chapter. */
const withOneLineChanged = ({ chapters, ...rest }: Script): Script => ({
  ...rest,
  chapters: chapters.map((chapter, i) => ({
    ...chapter,
    utterances: chapter.utterances.map((utterance, j) =>
      i === 1 && j === 0 ? { ...utterance, text: 'This line was put right by hand.' } : utterance,
    ),
  })),
});

const media = async (key: string) => (await fetch(`${stack.mediaUrl}/${key}`)).text();

it('speaks one changed line alone, and makes audio, transcript, chapters and feed anew', async () => {
  const podcastId = await aShow(stack);
  const first = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  const { episodeId } = first;
  const script = ScriptSchema.parse(JSON.parse(await runCommand(['show', episodeId])));

  const callsBefore = stack.speech.calls.length;
  const edited = { ...withOneLineChanged(script), title: 'Put right' };
  const told = await runCommand(['edit', episodeId, '--file', '-'], JSON.stringify(edited));
  expect(told).toContain(`Started episode ${episodeId}.`);
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
  expect(JSON.parse(await runCommand(['show', episodeId]))).toEqual(edited);
  const again = await runCommand(['edit', episodeId, '--file', '-'], JSON.stringify(edited));
  expect(again).toBe('Nothing has changed.\n');
});
