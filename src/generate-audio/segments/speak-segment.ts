import type { LimitFunction } from 'p-limit';
import type { Logger } from '../../runtime/logger.ts';
import { Metrics } from '../../runtime/metrics.ts';
import type { SpeechEncoder } from '../audio-tools.ts';
import { type CallDeps, callSynthesizer, type Endings } from '../provider/call-synthesizer.ts';
import { SentenceTooLong } from '../provider/speech-synthesizer.ts';
import { finishSegment } from './finish-segment.ts';
import type { Segment } from './plan-segments.ts';
import { SegmentRejected } from './segment-rejected.ts';
import { splitText } from './split-text.ts';

/** What speaking a segment takes. */
export interface SpeakDeps extends CallDeps {
  readonly encoder: SpeechEncoder;
  /** Limits how many answers become segments at once; the others wait as they came. */
  readonly finishing: LimitFunction;
  readonly logger: Logger;
}

const MAX_ASKED = 2;
/** What spoils one answer, an overloaded server, often spoils the next one too. */
const SECOND_TRY_MS = 2_000;
/** A piece below this is no sentence that could be too long. */
const LEAST_CHARACTERS = 20;

const askTwice = async (
  deps: SpeakDeps,
  segment: Segment,
  endings: Endings,
): Promise<Uint8Array> => {
  const { key, voice } = segment;
  const flaws: string[] = [];
  for (;;) {
    const wav = await callSynthesizer(deps, segment, endings);
    const { bytes, flaw } = await deps.finishing(() => finishSegment(deps.encoder, wav, segment));
    if (bytes) return bytes;
    flaws.push(flaw);
    const metrics = new Metrics({ SegmentsRejected: [1, 'Count'] });
    deps.logger.warn('A segment is not usable', { key, voice, flaw, metrics });
    if (flaws.length === MAX_ASKED) throw new SegmentRejected(segment, flaws);
    await deps.clock.sleep(SECOND_TRY_MS * (1 + deps.random()), endings.ended);
  }
};

/** About half of a segment each, cut between sentences or else at clauses; one where it can't be cut. */
const inHalves = ({ marked: _, ...segment }: Segment): Segment[] => {
  const maxCharacters = Math.max(LEAST_CHARACTERS, Math.ceil(segment.text.length / 2));
  const limits = { maxCharacters, maxBytes: Number.POSITIVE_INFINITY };
  return splitText(segment.text, limits, segment.languageCode).map((text) => ({
    ...segment,
    text,
    pauseSeconds: 0,
  }));
};

/**
 * Has a segment spoken and makes of the answer what is stored. Unusable sound is asked for once
 * more, after a while. A sentence that is too long for the provider is spoken in parts, which are
 * joined.
 * @throws SegmentRejected when the second sound is no better, and whatever callSynthesizer throws.
 */
export const speakSegment = async (
  deps: SpeakDeps,
  segment: Segment,
  endings: Endings,
): Promise<Uint8Array> => {
  try {
    return await askTwice(deps, segment, endings);
  } catch (error) {
    if (!(error instanceof SentenceTooLong)) throw error;
    const parts = inHalves(segment);
    if (parts.length < 2) throw error;
    deps.logger.info('A sentence is too long for the provider', { key: segment.key });
    const sounds: Uint8Array[] = [];
    for (const part of parts) sounds.push(await speakSegment(deps, part, endings));
    return Buffer.concat(sounds);
  }
};
