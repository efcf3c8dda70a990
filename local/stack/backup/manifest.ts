import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../../build/project-root.ts';

/** The file that says what a backup holds. */
export const MANIFEST = 'backup.json';

/** What a file of an archive has to be. */
const FileSchema = z.object({ sizeBytes: z.int(), sha256: z.string() });

export const ManifestSchema = z.object({
  format: z.literal(1),
  /** Of Stepcast. */
  version: z.string(),
  createdAt: z.iso.datetime(),
  /** Whether keys, accounts and what signs webhooks are in it. */
  withSecrets: z.boolean(),
  database: z.object({
    migrations: z.array(z.string()),
    tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
    sequences: z.record(z.string(), z.string()),
  }),
  bucket: z.object({
    objects: z.int(),
    sizeBytes: z.int(),
    removed: z.array(z.string()),
  }),
  /** By path; of an archive alone. */
  files: z.record(z.string(), FileSchema).optional(),
});
export type Manifest = z.infer<typeof ManifestSchema>;

/** Thrown when a file or folder is no backup that can be restored; says why and what to do. */
export class BackupUnusable extends Error {
  override readonly name = 'BackupUnusable';
}

/** Reads a manifest. @throws BackupUnusable for one of another format, or none */
export const parseManifest = (text: string, source: string): Manifest => {
  try {
    return ManifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupUnusable(
      `${source} is no backup that this version of Stepcast can read: its ${MANIFEST} isn't in the form that is known here. Restore it with the version that made it.`,
      { cause },
    );
  }
};

/** The version of this checkout. */
export const readVersion = async (): Promise<string> => {
  const text = await readFile(join(projectRoot, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
};
