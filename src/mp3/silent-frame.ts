import { type FrameHeader, readHeader } from './frame-header.ts';

const WITHOUT_CRC = 0x01;

/** The same header at another bit rate (its four-bit index), without CRC and padding. */
const headerAt = (like: Uint8Array, bitRateIndex: number): Uint8Array =>
  Uint8Array.of(
    like[0] ?? 0,
    (like[1] ?? 0) | WITHOUT_CRC,
    (bitRateIndex << 4) | ((like[2] ?? 0) & 0x0d),
    like[3] ?? 0,
  );

/**
 * A frame of silence like another one, with room for at least so many bytes after its side
 * information: at the other's bit rate if that is enough, else at the next that is. At its end it
 * holds `carried`, which decodes to nothing, and which the frame after it may borrow.
 */
export const silentFrame = (
  like: Uint8Array,
  { room = 0, carried = new Uint8Array() }: { room?: number; carried?: Uint8Array },
): Uint8Array => {
  const wanted = Math.max(room, carried.length);
  for (let index = (like[2] ?? 0) >> 4; index <= 14; index++) {
    const head = headerAt(like, index);
    const header: FrameHeader | undefined = readHeader(head, 0);
    if (header === undefined) break;
    if (header.sizeBytes - header.sideInfoAt - header.sideInfoBytes < wanted) continue;
    const frame = new Uint8Array(header.sizeBytes);
    frame.set(head);
    frame.set(carried, frame.length - carried.length);
    return frame;
  }
  throw new TypeError(`No frame of Layer III has room for ${wanted} bytes.`);
};
