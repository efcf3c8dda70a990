import { describe, expect, it } from 'vitest';
import { cutClip } from '../../src/clips/cut-clip.ts';
import { planCut, type Stretch } from '../../src/clips/plan-cut.ts';
import { type FrameMap, packFrames, unpackFrames } from '../../src/mp3/frame-map.ts';
import { scanFrames } from '../../src/mp3/scan-frames.ts';
import { makeMp3, playMp3 } from '../support/audio/make-mp3.ts';
import { seededRandom } from '../support/seeded-random.ts';

const SECONDS = 20;
/** More with CLIPS=500, as `npm run bench -- clips` has it. */
const CLIPS = Number(process.env['CLIPS'] ?? 6);
const CHUNK = 4_000;

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

const mapOf = async (mp3: Uint8Array): Promise<FrameMap> => {
  const map = await scanFrames(inChunks(mp3));
  if (map === undefined) throw new Error('The file has no frames.');
  return unpackFrames(packFrames(map));
};

const cut = async (mp3: Uint8Array, map: FrameMap, stretch: Stretch) => {
  const plan = planCut(map, stretch);
  const { start, end } = plan.range;
  const parts: Uint8Array[] = [];
  for await (const part of cutClip(plan, map, inChunks(mp3.subarray(start, end)))) parts.push(part);
  return { clip: Buffer.concat(parts), plan };
};

/** A tag with a picture of bytes that look like frames. */
const pictureTag = (sizeBytes: number): Buffer => {
  const tag = Buffer.alloc(10 + sizeBytes, 0x55);
  tag.write('ID3');
  tag.set([3, 0, 0], 3);
  tag.set(
    [21, 14, 7, 0].map((shift) => (sizeBytes >> shift) & 0x7f),
    6,
  );
  for (let at = 10; at + 4 < tag.length; at += 417) tag.set([0xff, 0xfb, 0x90, 0x64], at);
  return tag;
};

const FILES: readonly (readonly [string, () => Buffer])[] = [
  ['CBR 128 kbit/s stereo', () => makeMp3(SECONDS, ['-b:a', '128k', '-ac', '2'])],
  [
    'CBR 96 kbit/s mono without reservoir',
    () => makeMp3(SECONDS, ['-b:a', '96k', '-ac', '1', '-reservoir', '0']),
  ],
  [
    'CBR 32 kbit/s, whose reservoir spans many frames',
    () => makeMp3(SECONDS, ['-b:a', '32k', '-ac', '1']),
  ],
  ['VBR with a Xing header', () => makeMp3(SECONDS, ['-q:a', '4'])],
  ['VBR without one', () => makeMp3(SECONDS, ['-q:a', '7', '-write_xing', '0'])],
  ['MPEG-2', () => makeMp3(SECONDS, ['-ar', '22050', '-b:a', '48k', '-ac', '1'])],
  ['MPEG-2, VBR', () => makeMp3(SECONDS, ['-ar', '24000', '-q:a', '3', '-ac', '2'])],
  ['MPEG-2.5', () => makeMp3(SECONDS, ['-ar', '11025', '-b:a', '16k', '-ac', '1'])],
  ['48 kHz', () => makeMp3(SECONDS, ['-ar', '48000', '-b:a', '160k'])],
  [
    'a picture of 3 MB before the sound and a tag after it',
    () =>
      Buffer.concat([
        pictureTag(3_000_000),
        makeMp3(SECONDS, ['-q:a', '4']),
        Buffer.concat([Buffer.from('TAG'), Buffer.alloc(125)]),
      ]),
  ],
];

describe.each(FILES)('clips of an MP3: %s', (_, make) => {
  it('are what a player of the whole file plays there, to the sample', async () => {
    const mp3 = make();
    const map = await mapOf(mp3);
    const whole = playMp3(mp3).samples;
    expect(map.lengthSamples).toBe(whole.length);
    const episodeMs = Math.floor((map.lengthSamples * 1000) / map.sampleRateHertz);
    const random = seededRandom(7);
    for (let n = 0; n < CLIPS; n++) {
      const startMs = n === 0 ? 0 : Math.floor(random() * (episodeMs - 100));
      const endMs = Math.min(episodeMs, startMs + 100 + Math.floor(random() ** 2 * SECONDS * 1000));
      const { clip, plan } = await cut(mp3, map, { startMs, endMs });
      expect(clip.length).toBe(plan.sizeBytes);
      expect(plan.range.end - plan.range.start).toBeLessThanOrEqual(
        Math.max(1.05 * clip.length, clip.length + 600),
      );
      const { samples, complaints } = playMp3(clip);
      expect(complaints).toBe('');
      const [from, until] = [startMs, endMs].map((ms) =>
        Math.round((ms * map.sampleRateHertz) / 1000),
      );
      expect(Buffer.from(samples.buffer).equals(Buffer.from(whole.slice(from, until).buffer))).toBe(
        true,
      );
    }
  });
});

describe('a clip', () => {
  it('of what was cut out of a longer file is silent where the first frames lack what they borrow', async () => {
    const mp3 = makeMp3(SECONDS, ['-b:a', '32k', '-ac', '1']).subarray(20_123);
    const map = await mapOf(mp3);
    expect(map.firstWhole).toBeGreaterThan(0);
    const { clip } = await cut(mp3, map, { startMs: 0, endMs: 5000 });
    const { samples, complaints } = playMp3(clip);
    expect(complaints).toBe('');
    expect(samples).toHaveLength(5 * 44_100);
    expect(samples.subarray(0, 1000).every((sample) => sample === 0)).toBe(true);
  });

  it('jumps over damaged bytes between frames', async () => {
    const whole = makeMp3(SECONDS, ['-b:a', '96k', '-ac', '1', '-reservoir', '0']);
    const { starts } = await mapOf(whole);
    const at = starts[400] ?? 0;
    const mp3 = Buffer.concat([
      whole.subarray(0, at),
      Buffer.alloc(5000, 0x41),
      whole.subarray(at),
    ]);
    const map = await mapOf(mp3);
    expect(map.starts[400]).toBe(at + 5000);
    const stretch = { startMs: 9000, endMs: 12_000 };
    const [damaged, sound] = [
      await cut(mp3, map, stretch),
      await cut(whole, await mapOf(whole), stretch),
    ];
    expect(damaged.clip.equals(sound.clip)).toBe(true);
  });

  it('is heard nearly whole when it is shorter than a frame', async () => {
    const mp3 = makeMp3(5, ['-b:a', '128k']);
    const { clip } = await cut(mp3, await mapOf(mp3), { startMs: 2000, endMs: 2001 });
    const { samples, complaints } = playMp3(clip);
    expect(complaints).toBe('');
    expect(samples.length).toBeGreaterThan(0);
    expect(samples.length).toBeLessThanOrEqual(1152 + 44);
  });
});
