import { borrowedBytes, mainDataOf, readHeader } from '../mp3/frame-header.ts';
import type { FrameMap } from '../mp3/frame-map.ts';
import { silentFrame } from '../mp3/silent-frame.ts';
import { FramesMisplaced } from './clip-errors.ts';
import type { CutPlan } from './plan-cut.ts';

/** Cuts a stream that begins at a place of the file into the frames of a map that it holds whole. */
async function* framesIn(
  chunks: AsyncIterable<Uint8Array>,
  { starts, sizes }: FrameMap,
  { range, readFrom, last }: CutPlan,
): AsyncGenerator<Uint8Array[]> {
  let pending: Uint8Array = new Uint8Array();
  let before = range.start;
  let next = readFrom;
  for await (const chunk of chunks) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
    const whole: Uint8Array[] = [];
    for (; next <= last; next++) {
      const at = (starts[next] ?? 0) - before;
      const end = at + (sizes[next] ?? 0);
      if (end > pending.length) break;
      const frame = pending.subarray(at, end);
      if (readHeader(frame, 0)?.sizeBytes !== frame.length) {
        throw new FramesMisplaced(
          `No frame of ${frame.length} bytes begins at byte ${before + at}, where the index of the audio has one.`,
        );
      }
      whole.push(frame);
    }
    const read = Math.min(pending.length, Math.max(0, (starts[next] ?? range.end) - before));
    pending = pending.subarray(read);
    before += read;
    if (whole.length > 0) yield whole;
  }
  if (next <= last) {
    throw new FramesMisplaced(
      `The audio ended at byte ${before + pending.length}, before frame ${next}.`,
    );
  }
}

/** The silence before the first copied frame, with what that frame borrows of those that are left behind. */
const carry = (lenders: readonly Uint8Array[], first: Uint8Array, map: FrameMap): Uint8Array => {
  const header = readHeader(first, 0);
  const lent = Buffer.concat(
    lenders.map((frame) => {
      const lender = readHeader(frame, 0);
      return lender ? mainDataOf(frame, lender) : frame;
    }),
  );
  const borrowed = header ? borrowedBytes(first, header) : 0;
  const carried = lent.subarray(Math.max(0, lent.length - borrowed));
  return silentFrame(map.header, { room: map.mostBorrowed, carried });
};

/**
 * The bytes of a planned clip, as its part of the file (`plan.range`) comes in. Nothing is decoded:
 * frames are copied, and the silence before them carries what the first one borrows.
 * @throws FramesMisplaced
 */
export async function* cutClip(
  plan: CutPlan,
  map: FrameMap,
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.concat(plan.head);
  const lenders: Uint8Array[] = [];
  let isCarried = plan.carrier === undefined;
  let number = plan.readFrom;
  for await (const frames of framesIn(chunks, map, plan)) {
    const left = Math.min(frames.length, Math.max(0, plan.first - number));
    number += frames.length;
    lenders.push(...frames.slice(0, left));
    const copied = frames.slice(left);
    const [head] = copied;
    if (head === undefined) continue;
    if (!isCarried) copied.unshift(carry(lenders, head, map));
    isCarried = true;
    yield Buffer.concat(copied);
  }
}
