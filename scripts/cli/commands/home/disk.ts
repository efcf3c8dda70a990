import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { DEFAULT_DATA_DIR } from '../../../command-line/data-dir.ts';
import { type DiskPart, type DiskUse, measureDisk } from '../../../disk/disk-use.ts';
import { sizeInWords } from '../../../terminal/size.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { listShows } from '../../find-show.ts';
import { columns } from '../../words/columns.ts';
import { countEpisodes } from '../../words/count-episodes.ts';

const PARTS: Readonly<Record<DiskPart, string>> = {
  bucket: 'audio, feeds and all else that episodes are made of',
  database: 'shows, episodes, search',
  executions: 'how episodes were made',
  logs: 'what functions wrote',
  exports: 'Telegram exports that were brought in',
  upgrades: 'what was kept before upgrades; remove the older by hand',
  samples: 'voices that were listened to; may be removed',
  other: 'settings, queues',
};

/** Titles of shows by id; none of a stack that doesn't run. */
type Titles = ReadonlyMap<string, string>;

const linesOf = (use: DiskUse, titles: Titles | undefined): string[] => [
  `${sizeInWords(use.usedBytes)} are used, ${sizeInWords(use.freeBytes)} are free.`,
  '',
  ...columns(use.parts.map(({ part, bytes }) => [part, sizeInWords(bytes), PARTS[part]])),
  ...(use.kinds.length === 0
    ? []
    : [
        '',
        'In the bucket, by kind',
        ...columns(use.kinds.map(({ kind, bytes }) => [`  ${kind}`, sizeInWords(bytes)])),
        `  Of that, ${sizeInWords(use.oldBytes)} are old versions.`,
      ]),
  ...(use.shows.length === 0
    ? []
    : [
        '',
        titles === undefined
          ? 'By show (the stack doesn’t answer, so they are told by id)'
          : 'By show',
        ...columns(
          use.shows.map(({ podcastId, episodes, bytes }) => [
            `  ${titles?.get(podcastId) ?? podcastId}`,
            sizeInWords(bytes),
            countEpisodes(episodes),
          ]),
        ),
      ]),
];

/** The titles that the stack's API tells; undefined where it doesn't answer. */
export const titlesOf = async (context: Context): Promise<Titles | undefined> => {
  try {
    return new Map((await listShows(context.api)).map(({ id, title }) => [id, title]));
  } catch {
    return undefined;
  }
};

/** `disk`: what the data folder takes, and for what. `readTitles` answers undefined where no stack runs. */
export const showDisk = async (
  dataDir: string | undefined,
  readTitles: () => Promise<Titles | undefined>,
): Promise<Answer> => {
  const folder = resolve(dataDir ?? DEFAULT_DATA_DIR);
  if (!existsSync(folder)) {
    throw new CommandFailed(`There is no data folder ${folder}: npm start makes it.`);
  }
  const use = await measureDisk(folder);
  const lines = linesOf(use, use.shows.length === 0 ? undefined : await readTitles());
  return { json: { dataDir: folder, ...use }, lines, ok: true };
};
