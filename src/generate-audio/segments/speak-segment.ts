import type { LimitFunction } from 'p-limit';
import type { Logger } from '../../runtime/logger.ts';
import type { SpeechEncoder } from '../audio-tools.ts';
import { type CallDeps, callSynthesizer } from '../provider/call-synthesizer.ts';
import { finishSegment } from './finish-segment.ts';
import type { Segment } from './plan-segments.ts';
import { SegmentRejected } from './segment-rejected.ts';

/** What speaking a segment takes. */
export interface SpeakDeps extends CallDeps {
  readonly encoder: SpeechEncoder;
  /** Limits how many answers become segments at once; the others wait as they came. */
  readonly finishing: LimitFunction;
  readonly logger: Logger;
}

const MAX_ASKED = 2;

/**
 * Has a segment spoken and makes of the answer what is stored. Unusable sound is asked for once
 * more.
 * @throws SegmentRejected when the second is no better, and whatever callSynthesizer throws.
 */
export const speakSegment = async (
  deps: SpeakDeps,
  segment: Segment,
  stopped: AbortSignal,
): Promise<Uint8Array> => {
  const { key, voice } = segment;
  const flaws: string[] = [];
  while (flaws.length < MAX_ASKED) {
    const wav = await callSynthesizer(deps, segment, stopped);
    const { bytes, flaw } = await deps.finishing(() => finishSegment(deps.encoder, wav, segment));
    if (bytes) return bytes;
    flaws.push(flaw);
    deps.logger.warn('A segment is not usable', { key, voice, flaw });
  }
  throw new SegmentRejected(segment, flaws);
};
