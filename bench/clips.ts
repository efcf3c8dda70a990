// A new clip of half a minute out of an hour, beside downloading all of it and encoding the stretch
// anew, over the same slow network in the same run; then what is asked for by many at once, and what
// is there already.
import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import ffmpegInstaller from '@ffmpeg-installer/ffmpeg';
import { type ClipOutcome, createClips } from '../src/clips/create-clips.ts';
import type { PublishedAudio } from '../src/clips/ports.ts';
import { startBucket } from '../tests/support/a-bucket.ts';
import type { Passed } from '../tests/support/slow-network.ts';
import { firstAnswer } from './clips/first-answer.ts';

const HOUR_SECONDS = 3600;
const CLIP_MS = 30_000;
const DISTANCE = { latencyMs: 15, bytesPerSecond: 30_000_000 };
const CUTS = 15;
const ENCODINGS = 3;
const AT_ONCE = 1000;
const PROCESSES = 4;
const LEAST_RATIO = 40;
const MOST_READ = 1.05;
const FFMPEG = ffmpegInstaller.path;
const print = (line: string) => process.stdout.write(`${line}\n`);
const sum = (passed: readonly Passed[]) =>
  passed.reduce((bytes, { receivedBytes }) => bytes + receivedBytes, 0);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
const clipOf = (outcome: ClipOutcome) => {
  if (outcome.outcome !== 'ready') throw new Error(`There is no clip: ${outcome.outcome}.`);
  return outcome.clip;
};
const expectAtMost = (what: string, value: number, most: number): void => {
  if (value <= most) return;
  process.stderr.write(`${what}: ${value.toFixed(3)}, at most ${most} is promised.\n`);
  process.exitCode = 1;
};

const bucket = await startBucket(DISTANCE);
const folder = await mkdtemp(join(tmpdir(), 'bench-clips-'));
try {
  const path = join(folder, 'hour.mp3');
  const sound = `aevalsrc=0.3*sin(2*PI*(200+5*mod(t\\,40))*t)|0.2*sin(2*PI*311*t)*mod(t\\,1):d=60:s=44100`;
  const minute = join(folder, 'minute.mp3');
  const encode = ['-c:a', 'libmp3lame', '-b:a', '128k'];
  execFileSync(FFMPEG, ['-v', 'error', '-f', 'lavfi', '-i', sound, ...encode, minute]);
  const loop = ['-stream_loop', '-1', '-i', minute, '-t', String(HOUR_SECONDS), '-c', 'copy'];
  execFileSync(FFMPEG, ['-v', 'error', ...loop, path]);
  const hour = await readFile(path);
  const published: PublishedAudio = await bucket.publish(hour, HOUR_SECONDS * 1000);
  const open = (storage = bucket.openStorage()) =>
    createClips({
      episodes: { find: async () => published },
      storage,
      now: () => performance.now(),
    });
  const ask = (startMs: number) => ({
    episodeId: published.episodeId,
    startMs,
    durationMs: CLIP_MS,
  });
  const { key, versionId } = published.audio;
  const far = bucket.farClient();

  const encodeAnew = async (turn: number): Promise<void> => {
    const target = { Bucket: bucket.name, Key: `encoded/${turn}.mp3` };
    await far.send(new HeadObjectCommand(target)).catch(() => undefined);
    const { Body } = await far.send(
      new GetObjectCommand({ Bucket: bucket.name, Key: key, VersionId: versionId }),
    );
    const whole = join(folder, `whole-${turn}.mp3`);
    await pipeline(Body as Readable, createWriteStream(whole));
    const clip = join(folder, `clip-${turn}.mp3`);
    const stretch = ['-ss', String(600 + turn), '-i', whole, '-t', String(CLIP_MS / 1000)];
    const { status } = spawnSync(FFMPEG, ['-v', 'error', ...stretch, ...encode, clip]);
    if (status !== 0) throw new Error('ffmpeg failed.');
    await far.send(new PutObjectCommand({ ...target, Body: await readFile(clip) }));
    await rm(whole);
  };

  // The index of sound that came without one is built once, before anything is timed.
  const started = performance.now();
  await open()(ask(0));
  print(
    `building an index          ${(performance.now() - started).toFixed(0)} ms, once an episode`,
  );
  // A process has its connections, but has never heard of the episode.
  const connected = bucket.openStorage();
  await open(connected)(ask(1));
  const cut: number[] = [];
  const encoded: number[] = [];
  let mostRead = 0;
  let indexBytes = 0;
  for (let turn = 0; turn < CUTS; turn++) {
    const openClip = open(connected);
    bucket.passed.splice(0);
    const from = performance.now();
    const clip = clipOf(await openClip(ask(1_800_000 + 1000 * turn)));
    cut.push(performance.now() - from);
    const written = bucket.passed.find(({ method }) => method === 'PUT');
    const size = (await bucket.objects.find(clip.key))?.sizeBytes ?? 0;
    if (written?.status !== 200) throw new Error('The clip was not written.');
    const reads = bucket.passed.filter(({ method }) => method === 'GET');
    mostRead = Math.max(mostRead, sum(reads.filter(({ path }) => path.includes('/audio/'))) / size);
    indexBytes = sum(reads.filter(({ path }) => path.endsWith('frames.json')));
    if (turn % (CUTS / ENCODINGS) > 0) continue;
    const again = performance.now();
    await encodeAnew(turn);
    encoded.push(performance.now() - again);
  }
  // The best of each, so that a busy moment of the machine hits neither alone.
  const [cutMs, encodedMs] = [Math.min(...cut), Math.min(...encoded)];
  const ratio = encodedMs / cutMs;
  print(`a new clip                 ${cutMs.toFixed(0)} ms, median ${median(cut).toFixed(0)} ms`);
  print(
    `download all and re-encode ${encodedMs.toFixed(0)} ms, median ${median(encoded).toFixed(0)} ms`,
  );
  print(`ratio                      ${ratio.toFixed(1)} × (at least ${LEAST_RATIO} ×)`);
  print(
    `read of the sound          ${mostRead.toFixed(3)} × the clip (at most ${MOST_READ} ×), and an index of ${indexBytes} bytes`,
  );
  if (ratio < LEAST_RATIO) process.exitCode = 1;
  expectAtMost('Bytes read', mostRead, MOST_READ);

  bucket.passed.splice(0);
  const processes = Array.from({ length: PROCESSES }, () => open());
  const answers = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, n) => processes[n % PROCESSES]?.(ask(2_400_000))),
  );
  const keys = new Set(answers.map((answer) => answer && clipOf(answer).key));
  const puts = bucket.passed.filter(
    ({ method, path }) => method === 'PUT' && path.endsWith('.mp3'),
  );
  const writes = puts.filter(({ status }) => status === 200).length;
  const reads = bucket.passed.filter(({ path }) => path.includes('/audio/')).length;
  print(
    `${AT_ONCE} requests at once     ${keys.size} clip, ${writes} write, ${puts.length - writes} refused, ${reads} reads of ${PROCESSES} processes`,
  );
  if (keys.size !== 1 || writes !== 1 || reads > PROCESSES) process.exitCode = 1;

  bucket.passed.splice(0);
  const found = performance.now();
  const hit = clipOf(await open()(ask(2_400_000)));
  const hitMs = performance.now() - found;
  const heard = bucket.passed.filter(({ path }) => path.includes('/audio/')).length;
  print(`a clip that is there       ${hitMs.toFixed(0)} ms, ${heard} reads of the sound`);
  if (!hit.isKept || heard > 0) process.exitCode = 1;

  const place = { published, bucket: bucket.name, s3Endpoint: bucket.endpoint };
  for (const [what, startMs] of [
    ['a clip that is there', 2_400_000],
    ['a new clip', 2_700_000],
  ] as const) {
    const { importMs, answerMs } = await firstAnswer(place, startMs);
    print(
      `import, and first answer   ${importMs.toFixed(0)} ms and ${answerMs.toFixed(0)} ms of CPU: ${what}`,
    );
  }
} finally {
  await bucket.close();
  await rm(folder, { recursive: true });
}
