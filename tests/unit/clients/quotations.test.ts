import { expect, it } from 'vitest';
import { toModelError } from '../../../src/clients/google-genai/to-model-error.ts';
import { toSpeechError } from '../../../src/clients/google-tts/to-speech-error.ts';
import { readScript } from '../../../src/generate-audio/read-script.ts';
import { readContent } from '../../../src/write-script/read-content.ts';

const POST = 'The miller lost his key';
const pointer = { key: 'k', versionId: 'v', etag: '"e"', sizeBytes: 1 };
const objects = { get: async () => new TextEncoder().encode(POST) };
const messageOf = (error: unknown): string => (error as Error).message;

it.each([
  ['content that is no JSON', () => readContent(objects, pointer).catch(messageOf)],
  ['a script that is no JSON', () => readScript(objects, pointer).catch(messageOf)],
  [
    'a sentence that Google will not speak',
    () =>
      messageOf(toSpeechError({ code: 3, details: `Sentence starting with: "${POST}"` }, 'speak')),
  ],
  [
    'a prompt that Gemini refuses',
    () => messageOf(toModelError(new Error(`Refused: "${POST}"`), 'a-model', undefined)),
  ],
])('the error about %s does not quote it', async (_, message) => {
  const said = await message();
  expect(said).toContain('…');
  expect(said).not.toContain('miller');
});
