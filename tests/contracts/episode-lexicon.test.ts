import { afterAll, beforeAll, expect, it } from 'vitest';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { parseCues } from '../../src/episode/transcript/cues.ts';
import { aMonologue } from '../support/audio/a-script.ts';
import { runGenerateAudio } from '../support/audio/generate.ts';
import { inMemoryEpisode } from '../support/audio/in-memory-stores.ts';

let server: GoogleTts;
beforeAll(async () => {
  server = await startGoogleTts();
});
afterAll(async () => {
  await server?.close();
});

const LEXICON = [
  { word: 'Siobhan', respelling: null, ipa: 'ʃɪˈvɔːn' },
  { word: 'quay', respelling: 'key', ipa: null },
];

/** What the provider is asked when a voice says the words, and what the transcript has. */
const sayWith = async (voice: string) => {
  const script = aMonologue('Siobhan left the quay before the storm came in.');
  const speakers = script.speakers.map((each) => ({ ...each, voice }));
  const before = server.calls.length;
  const { output, bytes } = await runGenerateAudio(
    server.endpoint,
    { ...script, speakers },
    { episodes: inMemoryEpisode({ lexicon: LEXICON }) },
  );
  return {
    asked: server.calls.slice(before).map(({ text }) => text),
    transcript: parseCues(Buffer.from(bytes(output.transcript.key)).toString())
      .map(({ text }) => text)
      .join(' '),
  };
};

it.each([
  ['en-US-Chirp3-HD-Kore', 'Siobhan left the key before the storm came in.'],
  [
    'en-US-Neural2-A',
    '<speak><p><s><phoneme alphabet="ipa" ph="ʃɪˈvɔːn">Siobhan</phoneme> left the key before the storm came in.</s></p></speak>',
  ],
])(
  'an episode spoken by %s says words as its show says, and shows them as written',
  async (voice, said) => {
    const { asked, transcript } = await sayWith(voice);
    expect(asked).toEqual([said]);
    expect(transcript).toBe('Siobhan left the quay before the storm came in.');
  },
);
