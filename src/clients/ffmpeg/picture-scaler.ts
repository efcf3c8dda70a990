import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ffmpeg from 'fluent-ffmpeg';
import { runFfmpeg } from './run-ffmpeg.ts';
import { pictureOf } from './untrusted-input.ts';

const TIMEOUT_MS = 30_000;

/** Makes of a PNG or JPEG a JPEG that fits into a square of so many pixels. @throws AudioToolFailed */
export const createPictureScaler =
  (ffmpegPath: string, sidePixels: number) =>
  async (picture: Uint8Array): Promise<Uint8Array> => {
    const folder = await mkdtemp(join(tmpdir(), 'picture-'));
    try {
      const isPng = picture[0] === 0x89;
      const [whole, scaled] = [join(folder, 'whole'), join(folder, 'scaled.jpg')];
      await writeFile(whole, picture);
      const command = ffmpeg(whole)
        .inputOptions(pictureOf(isPng ? 'png_pipe' : 'jpeg_pipe'))
        .outputOptions([
          `-vf scale=${sidePixels}:${sidePixels}:force_original_aspect_ratio=decrease`,
          ...[
            '-frames:v 1',
            '-map_metadata -1',
            '-q:v 4',
            '-pix_fmt yuvj420p',
            '-f image2',
            '-update 1',
          ],
        ])
        .output(scaled);
      const doing = 'Scaling a picture';
      await runFfmpeg(ffmpegPath, command, { doing, timeoutMs: TIMEOUT_MS, isUntrusted: true });
      return await readFile(scaled);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
