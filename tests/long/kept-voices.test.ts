import { afterAll, beforeAll, expect, it } from 'vitest';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack?.close());

const voicesSince = (call: number): string[] =>
  [...new Set(stack.speech.calls.slice(call).map(({ voice }) => voice))].sort();

const giveVoices = async (podcastId: string, ...voices: string[]): Promise<void> => {
  const response = await fetch(`${stack.api.url}/api/v1/podcasts/${podcastId}`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', 'x-api-key': stack.api.internalApiKey },
    body: JSON.stringify({
      config: {
        speakers: voices.map((voice, i) => ({ role: `speaker ${i}`, voice, speakingRate: 1.2 })),
      },
    }),
  });
  expect(response.status, await response.text()).toBe(200);
};

it('keeps the voices that an episode opened with, through retries and regenerations', async () => {
  const podcastId = await aShow(stack);
  const before = ['en-US-Chirp3-HD-Leda', 'en-US-Neural2-D'];
  const after = ['en-US-Chirp3-HD-Puck', 'en-US-Neural2-C'];
  await giveVoices(podcastId, ...before);

  stack.speech.faults.add({ kind: 'status', code: 'PERMISSION_DENIED', times: 100 });
  const first = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  expect(first).toMatchObject({ status: 'FAILED', error: 'SpeechRefused' });
  stack.speech.faults.clear();
  await giveVoices(podcastId, ...after);

  const { episodeId } = first;
  for (const [attempt, from, spokenBy] of [
    [2, 'audio', before],
    // The same words in the same voices are stored: not a line is spoken again.
    [3, 'script', []],
    [4, 'collect', []],
  ] as const) {
    const call = stack.speech.calls.length;
    const name = `${episodeId}-${attempt}`;
    const input = { episodeId, name, trigger: 'retry', from } as const;
    const { status, row } = await endOf(
      stack,
      podcastId,
      await startExecution(stack, podcastId, input),
    );
    expect(status).toBe('SUCCEEDED');
    expect(voicesSince(call)).toEqual(spokenBy);
    expect(row.config_snapshot.speakers).toEqual([
      { role: 'speaker 0', voice: before[0], speakingRate: 1.2 },
      { role: 'speaker 1', voice: before[1], speakingRate: 1.2 },
    ]);
  }

  const call = stack.speech.calls.length;
  const next = await endOf(stack, podcastId, await startExecution(stack, podcastId));
  expect([next.status, voicesSince(call)]).toEqual(['SUCCEEDED', after]);
});
