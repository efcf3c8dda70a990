import type { EpisodeWarning } from '../../episode/episode-store.ts';
import type { Script, Utterance } from '../../episode/script.ts';
import { spokenWeight } from '../../speech-text/spoken-weight.ts';
import type { SpeechRefused } from '../provider/speech-synthesizer.ts';
import type { Segment } from './plan-segments.ts';
import type { SegmentRejected } from './segment-rejected.ts';

/** A segment that the provider doesn't speak, and why. */
export interface RefusedSegment {
  readonly segment: Segment;
  readonly error: SegmentRejected | SpeechRefused;
}

/** What an episode is without what can't be spoken. */
interface LeftOut {
  readonly segments: readonly Segment[];
  readonly warnings: readonly EpisodeWarning[];
}

/** More than this share of an episode isn't left out of it. */
export const MOST_LEFT_OUT = 0.1;

const weightOf = (segments: readonly Segment[]): number =>
  segments.reduce((sum, { text }) => sum + spokenWeight(text), 0);

/** The share of what is to be said that some segments are. */
export const shareOf = (some: readonly Segment[], all: readonly Segment[]): number =>
  weightOf(some) / weightOf(all);

const asks = ({ text }: Utterance): boolean => /[?？؟]["'»”)]*$/u.test(text.trim());

/** The utterance, and the question before it that nobody would answer. */
const withItsQuestion = (script: Script, { chapter, utterance }: Segment): ReadonlySet<number> => {
  const { utterances } = script.chapters[chapter] ?? { utterances: [] };
  const [before, refused] = [utterances[utterance - 1], utterances[utterance]];
  const answers = before && refused && before.speaker !== refused.speaker && asks(before);
  return new Set(answers ? [utterance - 1, utterance] : [utterance]);
};

const wordsIn = (text: string, language: string): number =>
  Array.from(new Intl.Segmenter(language, { granularity: 'word' }).segment(text)).filter(
    ({ isWordLike }) => isWordLike,
  ).length;

/** Where a segment stands, in words for people: chapter, post and how many words. */
export const placeOf = (script: Script, { chapter, utterance, written }: Segment): string => {
  const { title = '', sources = [] } = script.chapters[chapter] ?? {};
  const posts = sources.map(({ url }) => url).join(', ');
  return `chapter ${chapter + 1} ("${title}")${posts && `, post ${posts}`}, utterance ${utterance + 1}, ${wordsIn(written, script.language)} words`;
};

/**
 * Leaves out the posts of segments that can't be spoken: the chapter, if it tells one post and is
 * no more than a tenth of the episode, else the utterance with the question that it answers.
 * Answers undefined when more than a tenth would go.
 */
export const leaveOut = (
  script: Script,
  segments: readonly Segment[],
  refused: readonly RefusedSegment[],
): LeftOut | undefined => {
  const gone = new Set<Segment>();
  const keys = new Set(refused.map(({ segment }) => segment.key));
  for (const segment of segments.filter(({ key }) => keys.has(key))) {
    const inChapter = segments.filter(({ chapter }) => chapter === segment.chapter);
    const utterances = withItsQuestion(script, segment);
    const alone = inChapter.filter(({ utterance }) => utterances.has(utterance));
    const isOnePost = script.chapters[segment.chapter]?.sources.length === 1;
    const whole = isOnePost && shareOf(inChapter, segments) <= MOST_LEFT_OUT;
    for (const each of whole ? inChapter : alone) gone.add(each);
  }
  if (shareOf([...gone], segments) > MOST_LEFT_OUT) return undefined;
  return {
    segments: segments.filter((segment) => !gone.has(segment)),
    warnings: refused.map(({ segment, error }) => ({
      name: error.name,
      message: `Left out, since the speech provider doesn't speak it: ${placeOf(script, segment)}. ${error.message}`,
    })),
  };
};
