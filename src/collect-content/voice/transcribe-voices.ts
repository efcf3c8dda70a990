import type { Post } from '../../episode/content.ts';
import type { HeardVoice } from './download-voices.ts';
import type { Transcriber } from './transcriber.ts';

/** What the voice messages of a window say. */
export interface Transcripts {
  /** By post. */
  readonly texts: ReadonlyMap<Post, string>;
  /** Why others have none, each once. */
  readonly problems: readonly string[];
  readonly failed: number;
  /** Of sound that was paid for. */
  readonly seconds: number;
}

interface Options {
  readonly languageCode: string;
  /** How many milliseconds are left for all of them. */
  timeLeftMs(): number;
}

const AT_ONCE = 3;
const CALL_TIMEOUT_MS = 60_000;
const LEAST_TIME_MS = 5_000;

/** Turns voice messages into text, a few at a time. None that fails throws: an episode is made without it. */
export const transcribeVoices = async (
  transcriber: Transcriber,
  voices: readonly HeardVoice[],
  { languageCode, timeLeftMs }: Options,
): Promise<Transcripts> => {
  const texts = new Map<Post, string>();
  const problems = new Set<string>();
  let [failed, seconds] = [0, 0];
  const fail = (problem: string) => {
    failed += 1;
    problems.add(problem);
  };
  const one = async ({ post, file, bytes, problem }: HeardVoice): Promise<void> => {
    if (!bytes) return fail(problem ?? 'it has no sound');
    const timeoutMs = Math.min(CALL_TIMEOUT_MS, timeLeftMs());
    if (timeoutMs < LEAST_TIME_MS) return fail('there was no time left');
    try {
      const sound = { bytes, mimeType: file.mimeType };
      const text = await transcriber.transcribe(sound, { languageCode, timeoutMs });
      seconds += file.seconds;
      if (text === '') fail('nobody speaks in it');
      else texts.set(post, text);
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  };
  const waiting = [...voices];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await one(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { texts, problems: [...problems], failed, seconds };
};
