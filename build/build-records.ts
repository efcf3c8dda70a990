import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { createFingerprints } from './fingerprints.ts';
import { writeWhenChanged } from './write-when-changed.ts';

const FilesSchema = z.record(z.string(), z.string());
const RecordSchema = z.object({ inputs: FilesSchema, outputs: FilesSchema });

/** A build that was done before. */
export interface EarlierBuild {
  /** Whether all that went into it and all that came out of it is as it was. */
  readonly isFresh: boolean;
  /** Paths below the root. */
  readonly outputs: readonly string[];
}

/** What was built before, so that the same is not built again. */
export interface BuildRecords {
  find(name: string): Promise<EarlierBuild>;
  /** Notes a build whose outputs are written. */
  note(name: string, build: FinishedBuild): Promise<void>;
}

interface FinishedBuild {
  /** Milliseconds since 1970. What has changed since may or may not be part of the build. */
  readonly startedAt: number;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

interface RecordsOptions {
  /** The folder that paths are relative to. */
  readonly root: string;
  /** Where the records lie, below the root. */
  readonly folder: string;
  /** Folders whose every file decides each build, such as that of the code that builds. */
  readonly basis: readonly string[];
}

/** Which packages there are; npm writes it anew whenever it changes one. */
const INSTALLED = join('node_modules', '.package-lock.json');

const filesOf = async (root: string, folder: string): Promise<string[]> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
};

/** The record in a file; undefined for one that another version of this project wrote. */
const readRecord = async (path: string) => {
  const text = await readFile(path, 'utf8').catch(() => 'null');
  return RecordSchema.safeParse(JSON.parse(text)).data;
};

/** Keeps the records of builds as files. Every file is looked at once while these records are in use. */
export const createBuildRecords = ({ root, folder, basis }: RecordsOptions): BuildRecords => {
  const fingerprints = createFingerprints(root);
  const decisive = async (): Promise<string[]> => {
    const own = await Promise.all(basis.map((path) => filesOf(root, path)));
    return [INSTALLED, ...own.flat().sort()];
  };
  const pathOf = (name: string): string => join(root, folder, `${name}.json`);

  return {
    async find(name) {
      const record = await readRecord(pathOf(name));
      if (!record) return { isFresh: false, outputs: [] };
      const { inputs, outputs } = record;
      const isComplete = (await decisive()).every((path) => path in inputs);
      return {
        isFresh: isComplete && fingerprints.areSame({ ...inputs, ...outputs }),
        outputs: Object.keys(outputs),
      };
    },
    async note(name, { startedAt, inputs, outputs }) {
      const files = [...new Set([...inputs, ...(await decisive())])];
      const changed = await Promise.all(
        files.map((path) =>
          stat(join(root, path)).then(
            ({ mtimeMs }) => mtimeMs >= startedAt,
            () => true,
          ),
        ),
      );
      if (changed.includes(true)) return;
      const after = createFingerprints(root);
      const record = { inputs: after.all(files), outputs: after.all(outputs) };
      await writeWhenChanged(pathOf(name), Buffer.from(JSON.stringify(record)));
    },
  };
};
