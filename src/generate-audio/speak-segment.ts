import type { Logger } from '../runtime/logger.ts';
import { type CallDeps, callSynthesizer } from './call-synthesizer.ts';
import { findFlaw } from './inspect-speech.ts';
import { levelSpeech } from './level-speech.ts';
import type { Segment } from './plan-segments.ts';
import { SegmentRejected } from './segment-rejected.ts';
import { readWav, type Sound } from './wav.ts';

const MAX_ASKED = 2;

/**
 * Has a segment spoken, checks the sound and brings it to the episode's level. Unusable sound is
 * asked for once more.
 * @throws SegmentRejected when the second is no better, and whatever callSynthesizer throws.
 */
export const speakSegment = async (
  deps: CallDeps & { readonly logger: Logger },
  segment: Segment,
  stopped: AbortSignal,
): Promise<Sound> => {
  const { text, voice, languageCode } = segment;
  const flaws: string[] = [];
  while (flaws.length < MAX_ASKED) {
    const wav = await callSynthesizer(deps, { text, voice, languageCode }, stopped);
    const sound = readWav(wav);
    const flaw = 'problem' in sound ? sound.problem : findFlaw(sound, text);
    if (!('problem' in sound) && flaw === undefined) return levelSpeech(sound);
    flaws.push(flaw ?? '');
    deps.logger.log('warn', 'A segment is not usable', { key: segment.key, voice, flaw });
  }
  throw new SegmentRejected(segment, flaws);
};
