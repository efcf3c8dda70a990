import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { projectRoot } from '../../build/project-root.ts';
import { type PackedFfmpeg, readFfmpeg } from './ffmpeg-binaries.ts';
import { type ZipEntry, zip } from './zip.ts';

/** Where serverless.yml expects the layer, absolute; beside it ffmpeg.json, which says what is in it. */
export const FFMPEG_LAYER = join(projectRoot, 'dist', 'layers', 'ffmpeg.zip');
const DESCRIPTION = join(projectRoot, 'dist', 'layers', 'ffmpeg.json');

/**
 * Writes the layer with /opt/bin/ffmpeg and /opt/bin/ffprobe, unless it is there in these versions
 * already: compressing npm's 147 MB takes some seconds. serverless.yml reads the architecture of the
 * layer and its functions in ffmpeg.json.
 */
export const buildFfmpegLayer = async (): Promise<PackedFfmpeg> => {
  const ffmpeg = await readFfmpeg();
  const { architecture, files } = ffmpeg;
  const description = JSON.stringify({ architecture, files: files.map(({ source }) => source) });
  const present = existsSync(FFMPEG_LAYER) && (await readFile(DESCRIPTION, 'utf8').catch(() => ''));
  if (present === description) return ffmpeg;

  const entries: ZipEntry[] = [];
  for (const { path, executable, read } of files) {
    entries.push({ path, bytes: await read(), executable });
  }
  await mkdir(dirname(FFMPEG_LAYER), { recursive: true });
  const part = `${FFMPEG_LAYER}.${process.pid}.part`;
  await writeFile(part, await zip(entries));
  await rename(part, FFMPEG_LAYER);
  await writeFile(DESCRIPTION, description);
  return ffmpeg;
};
