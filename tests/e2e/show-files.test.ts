import { afterAll, beforeAll, expect, it } from 'vitest';
import { asWav, aVoice } from '../support/audio/sounds.ts';
import { type FileServer, startFileServer } from '../support/file-server.ts';
import { aShow, endOf, startExecution, startTestStack, type TestStack } from '../support/stack.ts';

let stack: TestStack;
let files: FileServer;
beforeAll(async () => {
  [stack, files] = await Promise.all([startTestStack(), startFileServer()]);
});
afterAll(() => Promise.all([stack?.close(), files?.close()]));

const aShowWith = async (
  config: Record<string, unknown>,
  podcast: Record<string, unknown> = { category: 'News' },
) => {
  const id = await aShow(stack);
  const { database } = stack;
  await database.from('podcast_configs').update(config).eq('podcast_id', id).throwOnError();
  await database.from('podcasts').update(podcast).eq('id', id).throwOnError();
  return id;
};
const make = async (podcastId: string) =>
  endOf(stack, podcastId, await startExecution(stack, podcastId));

it('an episode waits for an intro that is slow to come, and does without a picture that is missing', async () => {
  const intro = asWav(aVoice({ seconds: 3 }));
  let refusals = 1;
  files.files.set('/intro.wav', (_request, response) => {
    if (refusals-- > 0) response.writeHead(503).end();
    else response.writeHead(200, { 'content-type': 'audio/wav' }).end(intro);
  });
  const podcastId = await aShowWith(
    { intro_audio_url: `${files.origin}/intro.wav` },
    { image_url: `${files.origin}/missing.png`, category: 'Places & Travel', is_explicit: true },
  );
  const { row, states, episodeId } = await make(podcastId);
  expect(row.status).toBe('completed');
  expect(states.find(({ name }) => name === 'GenerateAudio')).toMatchObject({ attempts: 2 });

  const media = async (key: string) => (await fetch(`${stack.mediaUrl}/${key}`)).text();
  expect(await media(row.outputs.transcript.key)).toMatch(/^WEBVTT[^>]*\n00:00:03\.[45]\d\d -->/);
  expect(JSON.parse(await media(row.outputs.chapters.key)).chapters[0].startTime).toBe(0);
  const feed = await media(`feeds/${podcastId}.xml`);
  expect(feed).toContain('<itunes:category text="Places &amp; Travel"/>');
  expect(feed).toContain('<itunes:explicit>true</itunes:explicit>');

  const status = await fetch(`${stack.api.url}/api/v1/episodes/${episodeId}`, {
    headers: { 'x-api-key': stack.api.internalApiKey },
  });
  expect(await status.json()).toMatchObject({
    warnings: [
      {
        state: 'GenerateAudio',
        name: 'ShowFileRefused',
        message: expect.stringContaining('answered 404'),
      },
    ],
  });
  const [kept] = row.metadata.warnings;
  expect(kept.execution).toBe(row.execution);
});

it('an episode fails by name when its outro is none, before anything is spoken', async () => {
  const calls = stack.speech.calls.length;
  const { row } = await make(await aShowWith({ outro_audio_url: `${files.origin}/none.mp3` }));
  expect(row).toMatchObject({
    status: 'failed',
    metadata: { error: { state: 'GenerateAudio', name: 'ShowFileRefused' } },
  });
  expect(stack.speech.calls.length).toBe(calls);
});
