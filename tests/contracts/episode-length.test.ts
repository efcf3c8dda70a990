import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { spokenSeconds } from '../../src/speech-text/speaking-time.ts';
import { writeBuiltIn } from '../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../support/a-content.ts';
import { runGenerateAudio } from '../support/audio/generate.ts';
import { HEBREW_CHANNELS } from '../support/channels/hebrew.ts';
import { RUSSIAN_CHANNELS } from '../support/channels/russian.ts';

const MINUTES = 2;

let server: GoogleTts;
beforeAll(async () => {
  server = await startGoogleTts();
});
afterAll(async () => {
  await server?.close();
});

describe.each([
  ['he-IL', 'שעת הנמל', HEBREW_CHANNELS],
  ['ru-RU', 'Час порта', RUSSIAN_CHANNELS],
])('an episode in %s that is written to length and spoken', (languageCode, title, channels) => {
  it(`lasts ${MINUTES} minutes, give or take a fifth`, async () => {
    const content = aContent(
      Object.fromEntries(
        Object.entries(channels).map(([channel, texts]) => [
          channel,
          texts.map((text, index) => aPost(2 * index + 1, text)),
        ]),
      ),
    );
    const speakers = ['Kore', 'Puck'].map((name, index) => ({
      role: index === 0 ? 'host' : 'guest',
      voice: `${languageCode}-Chirp3-HD-${name}`,
    }));
    const config = aDialogueConfig({
      languageCode,
      title,
      speakers,
      targetDurationMinutes: MINUTES,
    });
    const { script } = writeBuiltIn(content, config);
    const all = Object.values(channels).flat().join(' ');
    expect(spokenSeconds(all), 'there is more to tell').toBeGreaterThan(MINUTES * 60 * 1.2);
    const { output } = await runGenerateAudio(server.endpoint, script);
    expect(output.durationMs / 60_000).toBeGreaterThan(MINUTES * 0.8);
    expect(output.durationMs / 60_000).toBeLessThan(MINUTES * 1.2);
  });
});
