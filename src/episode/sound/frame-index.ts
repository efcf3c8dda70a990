import { z } from 'zod';

const count = z.number().int().nonnegative();

/**
 * The file `frames/{sha256}.json`: where each frame of an episode's MP3 lies, so that a piece of it
 * can be cut by copying a range of bytes. Frames of sound alone are counted, not the header frame
 * before them. Frame n sounds from n × samplesPerFrame on in a decoder's output.
 */
export const FrameIndexSchema = z.strictObject({
  version: z.literal('1.1'),
  sampleRateHertz: z.number().int().positive(),
  samplesPerFrame: z.number().int().positive(),
  frames: z.number().int().positive(),
  /** Samples of a decoder's output before the first that is meant to be heard, and how many are heard. */
  delaySamples: count,
  lengthSamples: count,
  /** The header of the first frame, in hexadecimal. */
  header: z.string().regex(/^[0-9a-f]{8}$/),
  /** The most bytes that any frame borrows of those before it. */
  mostBorrowed: count,
  /** The first frame that has all that it borrows, as any after it. */
  firstWhole: count,
  /** Bytes from the file's start to the first frame. */
  startsAt: count,
  /** Where the next frame doesn't follow at once: before which frame how many bytes lie that are none. */
  gaps: z.array(z.tuple([count, count])),
  /** The sizes that frames have, in bytes. */
  sizes: z.array(z.number().int().positive()).max(256),
  /** For each frame the place of its size in `sizes`, as a byte; deflated (RFC 1951), in Base64. */
  sizeOfFrame: z.base64(),
  sizeBytes: z.number().int().positive(),
});
export type FrameIndex = z.infer<typeof FrameIndexSchema>;
