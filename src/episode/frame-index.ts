import { z } from 'zod';

/**
 * The file `frames/{sha256}.json`: where the frames of an episode's MP3 begin, so that a piece of it
 * can be cut by copying a range of bytes. Frame n sounds from n × samplesPerFrame on.
 */
export const FrameIndexSchema = z.strictObject({
  version: z.literal('1.0'),
  sampleRateHertz: z.number().int().positive(),
  samplesPerFrame: z.number().int().positive(),
  /** Frames of sound; the header frame before them isn't counted. */
  frames: z.number().int().positive(),
  /** Each so many frames has an offset. */
  step: z.number().int().positive(),
  /** Bytes from the file's start to the frames 0, step, 2 × step … */
  offsets: z.array(z.number().int().nonnegative()),
  sizeBytes: z.number().int().positive(),
});
export type FrameIndex = z.infer<typeof FrameIndexSchema>;
