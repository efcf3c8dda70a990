import { stat } from 'node:fs/promises';
import type { SavedFiles } from './save-files.ts';

const NEXT_STEP = `
Open the audio with any player. Then try your own posts: in Telegram Desktop, export a
channel as machine-readable JSON, and run

  npm run demo -- --export result.json`;

/** 83,400 ms as 1:23. */
const minutes = (ms: number): string => {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

/** What a finished episode is called, how long it is, and where its files are. */
export const describeCompleted = async (
  { title, durationMs }: { readonly title: string | null; readonly durationMs: number },
  files: SavedFiles,
  elapsed: string,
): Promise<string[]> => {
  const lines = await Promise.all(
    Object.entries(files).map(async ([what, path]) => {
      const { size } = await stat(path);
      return `  ${what.padEnd(11)} ${path}  (${Math.ceil(size / 1024)} KB)`;
    }),
  );
  const heading = `“${title}”, ${minutes(durationMs)} minutes, made in ${elapsed}.`;
  return [heading, '', ...lines, ...NEXT_STEP.split('\n')];
};

/** Why there is nothing to hear. */
export const describeSkipped = (reason: string | undefined): string[] => [
  `Skipped: ${reason ?? 'no usable post'}`,
  'Widen the window with --from and --until, or give another export.',
];
