import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GoogleTts, startGoogleTts } from '../../local/google-tts/index.ts';
import { createAudioMeter } from '../../src/clients/ffmpeg/audio-meter.ts';
import type { Script } from '../../src/episode/script.ts';
import { aScript } from '../support/audio/a-script.ts';
import { decodeMp3 } from '../support/audio/encode.ts';
import { FFMPEG, runGenerateAudio } from '../support/audio/generate.ts';
import { inMemoryEpisode } from '../support/audio/in-memory-stores.ts';

const SAMPLE_RATE = 44_100;
const story = (id: number, text: string): Script['chapters'][number] => ({
  title: text,
  sources: [{ channel: 'city', messageId: id, url: `https://t.me/city/${id}` }],
  utterances: [{ speaker: 'Host', text }],
});
const [welcome] = aScript().chapters;
const SCRIPT = aScript({
  chapters: [
    ...(welcome ? [welcome] : []),
    story(1, 'The city opened a new library last night, and it stays open until midnight.'),
    story(2, 'The ferry to the islands runs every half hour from Monday, as it did last year.'),
    { title: 'Closing', sources: [], utterances: [{ speaker: 'Host', text: 'That was all.' }] },
  ],
});

let server: GoogleTts;
let folder: string;
beforeAll(async () => {
  server = await startGoogleTts();
  folder = await mkdtemp(join(tmpdir(), 'episode-breaks-'));
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const make = async (config: Parameters<typeof inMemoryEpisode>[0]) => {
  const made = await runGenerateAudio(server.endpoint, SCRIPT, {
    episodes: inMemoryEpisode(config),
  });
  const path = join(folder, 'episode.mp3');
  const audio = made.bytes(made.output.audio.key);
  await writeFile(path, audio);
  const { integratedLufs, truePeakDbtp } = await createAudioMeter(FFMPEG).measure(path);
  const vtt = Buffer.from(made.bytes(made.output.transcript.key)).toString();
  const at = (text: string) =>
    text.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0);
  const cues = Array.from(vtt.matchAll(/([\d:.]+) --> ([\d:.]+)/g), ([, start = '', end = '']) => ({
    start: at(start),
    end: at(end),
  }));
  const samples = decodeMp3(audio);
  /** Root mean square of a stretch, in dBFS. */
  const levelOf = (from: number, until: number): number => {
    const part = samples.subarray(Math.round(from * SAMPLE_RATE), Math.round(until * SAMPLE_RATE));
    return 10 * Math.log10(part.reduce((sum, each) => sum + each ** 2, 1e-12) / part.length);
  };
  const gaps = cues.slice(1).flatMap(({ start }, index) => {
    const from = cues[index]?.end ?? 0;
    return start - from > 0.8 ? [{ from, until: start }] : [];
  });
  return { integratedLufs, truePeakDbtp, cues, gaps, levelOf, made };
};

describe('an episode whose stories are parted', () => {
  it('has a quiet sound before each story, at least 6 dB below the voices, and stays at -16 LUFS', async () => {
    const { integratedLufs, truePeakDbtp, cues, gaps, levelOf } = await make({
      hasStings: true,
      hasStoryPauses: true,
    });
    expect(Math.abs(integratedLufs + 16)).toBeLessThanOrEqual(1);
    expect(truePeakDbtp).toBeLessThanOrEqual(-1);
    const spoken = Math.max(...cues.map(({ start, end }) => levelOf(start, end)));
    // Before the two stories, and none before the closing.
    const [first, second, closing] = gaps;
    for (const gap of [first, second]) {
      const { from, until } = gap ?? { from: 0, until: 0 };
      expect(until - from).toBeGreaterThan(1.1 + 0.8);
      const sting = levelOf(from + 0.7, until - 0.6);
      expect(sting).toBeGreaterThan(-50);
      expect(spoken - sting).toBeGreaterThan(6);
      expect(levelOf(from + 0.1, from + 0.5)).toBeLessThan(-60);
      expect(levelOf(until - 0.3, until - 0.05)).toBeLessThan(-60);
    }
    expect(levelOf((closing?.from ?? 0) + 0.1, (closing?.until ?? 1) - 0.1)).toBeLessThan(-60);
  });

  it.each([
    ['a show from before there were stings', {}],
    ['a show that has switched both off', { hasStings: false, hasStoryPauses: false }],
  ])('has neither sound nor longer pauses for %s', async (_, config) => {
    const { gaps, levelOf } = await make(config);
    expect(gaps).toHaveLength(3);
    for (const { from, until } of gaps) {
      expect(until - from).toBeLessThan(1.2);
      expect(levelOf(from + 0.1, until - 0.1)).toBeLessThan(-60);
    }
  });
});
