import {
  areAlike,
  borrowedBytes,
  type FrameHeader,
  MAX_FRAME_BYTES,
  mainDataOf,
  readHeader,
} from './frame-header.ts';
import type { FrameMap } from './frame-map.ts';
import { type InfoTag, readInfoFrame } from './read-info-frame.ts';
import { tagBytesAt } from './tag-bytes.ts';

/** So many frames in a row make bytes a sound; noise that looks like a header is seldom followed by another. */
const CHAIN = 3;
const LOOK_AHEAD = (CHAIN + 1) * MAX_FRAME_BYTES;
const NO_TAG: InfoTag = { delaySamples: 0, paddingSamples: 0 };

/** Whether frames follow one another from here on, as far as can be seen. */
const isChain = (bytes: Uint8Array, at: number, like: FrameHeader | undefined): boolean => {
  const first = readHeader(bytes, at);
  if (first === undefined || (like && !areAlike(like, first))) return false;
  let next = at + first.sizeBytes;
  for (let n = 1; n < CHAIN && next < bytes.length; n++) {
    const header = readHeader(bytes, next);
    if (header === undefined || !areAlike(first, header)) return tagBytesAt(bytes, next) > 0;
    next += header.sizeBytes;
  }
  return next <= bytes.length;
};

/**
 * Finds the frames of an MP3 file by their headers, whatever stands before, between and after them:
 * tags with pictures, a Xing or VBRI header, damaged bytes. A last frame that is cut off isn't
 * counted. Answers undefined when the file holds no Layer III frames.
 */
export const scanFrames = async (
  file: AsyncIterable<Uint8Array>,
): Promise<FrameMap | undefined> => {
  const starts: number[] = [];
  const sizes: number[] = [];
  let like: FrameHeader | undefined;
  let tag: InfoTag | undefined;
  let head: Uint8Array | undefined;
  let mostBorrowed = 0;
  let firstWhole = 0;
  /** What frames so far could lend. */
  let lent = 0;
  let pending: Uint8Array = new Uint8Array();
  /** Bytes before `pending`, and of those at its start how many are of no interest. */
  let before = 0;
  let skip = 0;
  let isInSync = false;

  const takeFrame = (at: number, header: FrameHeader): void => {
    const frame = pending.subarray(at, at + header.sizeBytes);
    const info = like === undefined ? readInfoFrame(frame, header) : undefined;
    like ??= header;
    if (info) {
      tag = info;
      return;
    }
    head ??= frame.slice(0, 4);
    starts.push(before + at);
    sizes.push(header.sizeBytes);
    const borrowed = borrowedBytes(frame, header);
    mostBorrowed = Math.max(mostBorrowed, borrowed);
    // Only what a file was cut from has more: at its start the last frames refer to what is gone.
    if (borrowed > lent) firstWhole = starts.length;
    lent += mainDataOf(frame, header).length;
  };
  /** Reads what can be told by now; at the end of the file all of it. */
  const read = (isEnd: boolean): void => {
    let at = 0;
    while (at < pending.length && (isEnd || pending.length - at > LOOK_AHEAD)) {
      const tagged = tagBytesAt(pending, at);
      const header = readHeader(pending, at);
      const isFrame =
        header !== undefined &&
        at + header.sizeBytes <= pending.length &&
        (isInSync && like ? areAlike(like, header) : isChain(pending, at, like));
      if (tagged > 0) at += tagged;
      else if (isFrame) {
        takeFrame(at, header);
        at += header.sizeBytes;
      } else at += 1;
      isInSync = isFrame;
      if (at > pending.length) break;
    }
    skip = Math.max(0, at - pending.length);
    const read = Math.min(at, pending.length);
    before += read;
    pending = pending.subarray(read);
  };

  for await (const chunk of file) {
    const skipped = Math.min(skip, chunk.length);
    skip -= skipped;
    before += skipped;
    pending = Buffer.concat([pending, chunk.subarray(skipped)]);
    if (skip === 0) read(false);
  }
  read(true);
  if (like === undefined || head === undefined) return undefined;
  const { sampleRateHertz, samplesPerFrame } = like;
  const { delaySamples, paddingSamples } = tag ?? NO_TAG;
  const decoded = starts.length * samplesPerFrame;
  return {
    ...{ sampleRateHertz, samplesPerFrame, delaySamples },
    lengthSamples: Math.max(0, decoded - delaySamples - paddingSamples),
    ...{ mostBorrowed, firstWhole, header: head, starts, sizes },
    sizeBytes: before,
  };
};
