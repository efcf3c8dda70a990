import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { FolderInUse } from '../../../../local/journal/index.ts';
import {
  BackupUnusable,
  backUp,
  FolderNotEmpty,
  type Manifest,
  NotBackedUp,
  restore,
} from '../../../../local/stack/backup/index.ts';
import { RestoreUnfinished } from '../../../../local/stack/index.ts';
import { DEFAULT_DATA_DIR } from '../../../command-line/data-dir.ts';
import { adoptExportCopies, exportCopies } from '../../../start/export-copies.ts';
import type { LiveLine } from '../../../terminal/live-line.ts';
import { progressBar } from '../../../terminal/progress-bar.ts';
import { sizeInWords } from '../../../terminal/size.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer, Context } from '../../context.ts';
import { noteBackup } from '../../last-backup.ts';

const TOLD = [BackupUnusable, FolderInUse, FolderNotEmpty, NotBackedUp, RestoreUnfinished];

/** What says itself all that a person needs, and what the file system refuses, as a sentence. */
const explained = (error: unknown): unknown => {
  if (!(error instanceof Error)) return error;
  if (TOLD.some((kind) => error instanceof kind)) {
    return new CommandFailed(error.message, { cause: error });
  }
  if (!('syscall' in error)) return error;
  return new CommandFailed(`${error.message}. Mend that and try again.`, { cause: error });
};

const shown = (view: LiveLine, doing: string) => ({
  onProgress: (what: string) => view.update(`  ${what} …`),
  onBytes: (done: number, all: number) =>
    view.update(
      `  ${doing}  ${progressBar(all === 0 ? 1 : done / all)} ${sizeInWords(done)} of ${sizeInWords(all)}`,
    ),
});

/** A name in a folder that is there, else what was given. @throws CommandFailed when something has it, or its folder is missing */
const fileFor = (given: string, now: Date): string => {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '');
  const file =
    existsSync(given) && statSync(given).isDirectory()
      ? join(resolve(given), `stepcast-${stamp}.zip`)
      : resolve(given);
  if (!existsSync(dirname(file))) {
    throw new CommandFailed(`There is no folder ${dirname(file)}. Make it, or give another one.`);
  }
  if (!existsSync(file)) return file;
  throw new CommandFailed(`${file} is there already. Give another name, or a folder.`);
};

const contents = ({ bucket, database }: Manifest): string =>
  `${bucket.objects} objects (${sizeInWords(bucket.sizeBytes)}) and ${database.tables.length} tables`;

/** `backup`: everything of a data folder in one file, while its stack runs. */
export const makeBackup = async (
  { view }: Pick<Context, 'view'>,
  given: string,
  { dataDir = DEFAULT_DATA_DIR, withSecrets = false }: { dataDir?: string; withSecrets?: boolean },
): Promise<Answer> => {
  const folder = resolve(dataDir);
  const file = fileFor(given, new Date());
  try {
    const manifest = await backUp({
      dataDir: folder,
      file,
      withSecrets,
      extras: await exportCopies(folder),
      ...shown(view, 'Packing'),
    });
    const { createdAt, bucket } = manifest;
    await noteBackup(folder, { file, createdAt });
    const sizeBytes = statSync(file).size;
    return {
      json: { file, sizeBytes, createdAt, withSecrets, removed: bucket.removed },
      lines: [
        `Backed up to ${file}: ${contents(manifest)}, ${sizeInWords(sizeBytes)} in all.`,
        ...bucket.removed.map((key) => `  ! ${key} was removed meanwhile, and isn't in it.`),
        withSecrets
          ? 'It holds keys, accounts and what webhooks are signed with: keep it as you keep those.'
          : 'Keys, accounts and what webhooks are signed with are not in it: --with-secrets takes them along.',
        `Restore it with: npx stepcast restore ${file}`,
      ],
      ok: true,
    };
  } catch (error) {
    throw explained(error);
  } finally {
    view.clear();
  }
};

/** `restore`: makes an empty data folder what a backup says. */
export const restoreBackup = async (
  { view }: Pick<Context, 'view'>,
  source: string,
  dataDir: string = DEFAULT_DATA_DIR,
): Promise<Answer> => {
  const folder = resolve(dataDir);
  try {
    const manifest = await restore({
      source: resolve(source),
      dataDir: folder,
      adapt: (room) => adoptExportCopies(room, folder),
      ...shown(view, 'Unpacking'),
    });
    const { createdAt, version, withSecrets } = manifest;
    const start = folder === DEFAULT_DATA_DIR ? 'npm start' : `npm start -- --data-dir ${folder}`;
    return {
      json: { dataDir: folder, createdAt, version, withSecrets },
      lines: [
        `Restored into ${folder}, as it was on ${createdAt} (Stepcast ${version}): ${contents(manifest)}.`,
        ...(withSecrets
          ? []
          : [
              'The backup has no secrets: the next start makes new keys, and shows a new password.',
              "Give each webhook a new secret on the console's page Webhooks.",
            ]),
        `Go on with: ${start}`,
      ],
      ok: true,
    };
  } catch (error) {
    throw explained(error);
  } finally {
    view.clear();
  }
};
