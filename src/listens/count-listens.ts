import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { tagBytesAt } from '../mp3/tag-bytes.ts';
import { readAccessLog } from './access-log.ts';
import { createDayCount, type DayCount } from './count-day.ts';
import type { AccessLogs, ListenStore, LogFile, Sound, SoundHeads } from './ports.ts';
import type { CountListensOutputSchema } from './task.ts';

const DAY_MS = 24 * 3_600_000;

/**
 * How many days are looked at, today included. A log file is late by a day at most, and a laptop may have
 * slept for some. The logs are kept for longer (resources/access-logs.yml): a day is never counted from what
 * is left of its files.
 */
export const COUNTED_DAYS = 5;

interface CountDeps {
  readonly logs: AccessLogs;
  readonly listens: ListenStore;
  readonly heads: SoundHeads;
  /** Milliseconds since 1970. */
  now(): number;
  /** Of nobody else's knowledge, new at each call. */
  createSalt(): Uint8Array;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Tells one set of files from another, so that a day is counted anew when a late one has come. */
const filesOf = (files: readonly LogFile[]): string =>
  createHash('sha256')
    .update(files.map(({ key, sizeBytes }) => `${key} ${sizeBytes}`).join('\n'))
    .digest('hex');

const soundsOf = async (
  { listens, heads }: CountDeps,
  count: DayCount,
): Promise<ReadonlyMap<string, Sound>> => {
  const sounds = new Map<string, Sound>();
  for (const { episodeId, durationMs, audio } of await listens.episodes(count.episodes())) {
    // Of sound that was withdrawn since, nobody can say how long its tag was: it is taken for sound.
    const head = await heads.read(audio);
    const tagBytes = head ? Math.min(tagBytesAt(head, 0), audio.sizeBytes) : 0;
    sounds.set(episodeId, { sizeBytes: audio.sizeBytes, tagBytes, durationMs });
  }
  return sounds;
};

const countDay = async (deps: CountDeps, day: string, files: readonly LogFile[]) => {
  const count = createDayCount(day, deps.createSalt());
  for (const file of files) {
    for await (const request of readAccessLog(deps.logs.read(file))) count.add(request);
  }
  return count.listens(await soundsOf(deps, count));
};

/**
 * Counts the downloads of the last days whose logs have changed since they were counted. A day that is
 * counted twice has the same numbers, and one that a late file belongs to has those of all its files.
 */
export const countListens = async (
  deps: CountDeps,
): Promise<z.infer<typeof CountListensOutputSchema>> => {
  const today = deps.now();
  const days = Array.from({ length: COUNTED_DAYS }, (_, n) =>
    dayOf(today - (COUNTED_DAYS - 1 - n) * DAY_MS),
  );
  const [logged, known] = await Promise.all([
    deps.logs.list(),
    deps.listens.counted(days[0] ?? dayOf(today)),
  ]);
  const counted: { day: string; downloads: number }[] = [];
  for (const day of days) {
    const files = logged.get(day);
    if (files === undefined) continue;
    const token = filesOf(files);
    if (known.get(day) === token) continue;
    const listens = await countDay(deps, day, files);
    await deps.listens.record(day, token, listens);
    counted.push({
      day,
      downloads: listens.reduce((total, { downloads }) => total + downloads, 0),
    });
  }
  return { days: counted };
};
