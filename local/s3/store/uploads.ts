import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChecksumAlgorithm, Checksums } from '../body/checksums.ts';
import { S3Error } from '../s3-error.ts';

/** A multipart upload that was begun and neither completed nor aborted. */
export interface Upload {
  readonly uploadId: string;
  readonly bucket: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly checksumAlgorithm?: ChecksumAlgorithm;
  readonly checksumType: 'FULL_OBJECT' | 'COMPOSITE';
}

export interface Part {
  readonly partNumber: number;
  readonly etag: string;
  readonly sizeBytes: number;
  readonly checksums: Checksums;
  readonly lastModified: number;
  /** The file with its bytes, below the upload's folder. */
  readonly fileName: string;
}

const noSuchUpload = (uploadId: string): S3Error =>
  new S3Error(
    404,
    'NoSuchUpload',
    'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
    { details: { UploadId: uploadId } },
  );

/** Uploads under way, one folder each; a part counts once its description is renamed into place. */
export class Uploads {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(uploadId: string, ...names: string[]): string {
    return join(this.#folder, uploadId, ...names);
  }

  async begin(upload: Omit<Upload, 'uploadId'>): Promise<Upload> {
    const begun: Upload = { ...upload, uploadId: randomUUID().replaceAll('-', '') };
    await mkdir(this.#path(begun.uploadId), { mode: 0o700 });
    await writeFile(this.#path(begun.uploadId, 'upload.json'), JSON.stringify(begun));
    return begun;
  }

  /** @throws S3Error NoSuchUpload when there is none of that id for that object. */
  async find(uploadId: string, bucket: string, key: string): Promise<Upload> {
    if (!/^[0-9a-f]{32}$/.test(uploadId)) throw noSuchUpload(uploadId);
    const text = await readFile(this.#path(uploadId, 'upload.json'), 'utf8').catch(() => {
      throw noSuchUpload(uploadId);
    });
    const upload = JSON.parse(text) as Upload;
    if (upload.bucket !== bucket || upload.key !== key) throw noSuchUpload(uploadId);
    return upload;
  }

  /** Drops those of a bucket, of keys that begin so, that were begun before a moment. */
  async dropOlder(bucket: string, prefix: string, before: number): Promise<void> {
    for (const uploadId of await readdir(this.#folder)) {
      const file = this.#path(uploadId, 'upload.json');
      // One that ends meanwhile is gone by itself.
      const known = await Promise.all([readFile(file, 'utf8'), stat(file)]).catch(() => undefined);
      if (known === undefined) continue;
      const [text, { mtimeMs }] = known;
      const upload = JSON.parse(text) as Upload;
      if (upload.bucket !== bucket || !upload.key.startsWith(prefix) || mtimeMs >= before) continue;
      await rm(this.#path(uploadId), { recursive: true, force: true });
    }
  }

  partPath({ uploadId }: Upload, { fileName }: Pick<Part, 'fileName'>): string {
    return this.#path(uploadId, fileName);
  }

  /** Keeps a part; an earlier one of the same number is replaced. */
  async addPart(
    upload: Upload,
    part: Omit<Part, 'fileName'>,
    temporaryPath: string,
  ): Promise<void> {
    const fileName = `${randomUUID()}.bytes`;
    const description = this.#path(upload.uploadId, `${part.partNumber}.part.json`);
    const unfinished = `${temporaryPath}.json`;
    await rename(temporaryPath, this.partPath(upload, { fileName }));
    await writeFile(unfinished, JSON.stringify({ ...part, fileName }));
    await rename(unfinished, description);
  }

  /** The parts so far, by number. */
  async parts({ uploadId }: Upload): Promise<Part[]> {
    const names = (await readdir(this.#path(uploadId))).filter((name) =>
      name.endsWith('.part.json'),
    );
    const parts = await Promise.all(
      names.map(
        async (name) => JSON.parse(await readFile(this.#path(uploadId, name), 'utf8')) as Part,
      ),
    );
    return parts.sort((a, b) => a.partNumber - b.partNumber);
  }

  async remove({ uploadId }: Upload): Promise<void> {
    await rm(this.#path(uploadId), { recursive: true, force: true });
  }
}
