import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { path as ffmpegPath } from '@ffmpeg-installer/ffmpeg';

const run = promisify(execFile);
const RECOGNISER = 'pocketsphinx_continuous';

/** Whether the speech recogniser of Debian's package pocketsphinx is installed. */
export const canRecognise = async (): Promise<boolean> => {
  try {
    await run('sh', ['-c', `command -v ${RECOGNISER}`]);
    return true;
  } catch {
    return false;
  }
};

/** The English words that a recogniser hears in a stretch of an audio file, in lower case. */
export const recognise = async (audio: string, startSeconds: number, seconds: number) => {
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-listen-'));
  try {
    const wav = join(folder, 'speech.wav');
    const cut = ['-ss', String(startSeconds), '-t', String(seconds)];
    await run(ffmpegPath, ['-v', 'error', ...cut, '-i', audio, '-ar', '16000', '-ac', '1', wav]);
    const { stdout } = await run(RECOGNISER, ['-infile', wav, '-logfn', '/dev/null'], {
      maxBuffer: 1 << 24,
    });
    return wordsOf(stdout);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The words of a text, in lower case, without punctuation. */
export const wordsOf = (text: string): string[] =>
  text.toLowerCase().match(/[a-z]+(?:'[a-z]+)?/g) ?? [];

/** The share of `said` that was heard wrong, missed or added: the word error rate, 0 for a perfect ear. */
export const wordErrorRate = (said: readonly string[], heard: readonly string[]): number => {
  let row = Array.from({ length: heard.length + 1 }, (_, i) => i);
  said.forEach((word, i) => {
    const next = [i + 1];
    heard.forEach((other, j) => {
      const [diagonal = 0, above = 0, left = 0] = [row[j], row[j + 1], next[j]];
      next.push(Math.min(diagonal + (word === other ? 0 : 1), above + 1, left + 1));
    });
    row = next;
  });
  return (row.at(-1) ?? 0) / Math.max(1, said.length);
};
