import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';
import { listLayerFiles } from './ffmpeg-binaries.ts';
import { type ZipEntry, zip } from './zip.ts';

/** Where serverless.yml expects the layer, absolute. */
export const FFMPEG_LAYER = join(projectRoot, 'dist', 'layers', 'ffmpeg.zip');

/**
 * Writes the layer with /opt/bin/ffmpeg and /opt/bin/ffprobe, unless it is there in these versions
 * already: compressing 147 MB takes some seconds.
 */
export const buildFfmpegLayer = async (): Promise<void> => {
  const files = await listLayerFiles();
  const contents = files.map(({ source }) => source).join('\n');
  const contentsFile = `${FFMPEG_LAYER}.contents`;
  const present =
    existsSync(FFMPEG_LAYER) && (await readFile(contentsFile, 'utf8').catch(() => ''));
  if (present === contents) return;

  const entries: ZipEntry[] = [];
  for (const { path, executable, read } of files) {
    entries.push({ path, bytes: await read(), executable });
  }
  await mkdir(dirname(FFMPEG_LAYER), { recursive: true });
  const part = `${FFMPEG_LAYER}.${process.pid}.part`;
  await writeFile(part, await zip(entries));
  await rename(part, FFMPEG_LAYER);
  await writeFile(contentsFile, contents);
};
