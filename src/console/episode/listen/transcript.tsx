import { useMemo, useRef } from 'preact/hooks';
import type { Cue } from '../../../episode/transcript/cues.ts';
import { turnsOf } from '../../../episode/transcript/turns.ts';
import { directionOf } from '../../../speech-text/right-to-left.ts';
import { isMarked, type MarkedStretch } from '../../clip/mark-stretch.ts';
import { t } from '../../language/translate.ts';
import { LinePosts } from './posts/line-posts.tsx';
import type { ToldPosts } from './posts/told-posts.ts';
import { useFollowing } from './use-following.ts';

interface TranscriptProps {
  readonly cues: readonly Cue[];
  /** BCP 47; empty where nobody says. */
  readonly language: string;
  /** The line that is spoken. */
  readonly spoken: Cue | undefined;
  readonly playFrom: (ms: number) => void;
  /** What is marked for a clip, and what choosing a line does then; null while nothing is being marked. */
  readonly marking: {
    readonly marked: MarkedStretch | null;
    readonly mark: (cue: Cue) => void;
  } | null;
  /** The posts that the lines tell, where that is known. */
  readonly told: ToldPosts | undefined;
}

/** Lines of one utterance, with the posts that it tells. */
const utterancesOf = (cues: readonly Cue[], all: ReadonlyMap<Cue, number>, told?: ToldPosts) => {
  const utterances: { cues: Cue[]; index: number }[] = [];
  const placeOf = (index: number) => told?.places[index];
  for (const cue of cues) {
    const index = all.get(cue) ?? -1;
    const last = utterances.at(-1);
    if (last && placeOf(last.index) === placeOf(index)) last.cues.push(cue);
    else utterances.push({ cues: [cue], index });
  }
  return utterances.map(({ cues: its, index }) => {
    const place = placeOf(index);
    return { cues: its, posts: place && told ? told.postsOf(place) : [] };
  });
};

/** Every word of an episode by speaker; the line that is spoken is marked and kept in sight. While a clip is being marked, lines are chosen instead of played. */
export const Transcript = (props: TranscriptProps) => {
  const { cues, language, spoken, playFrom, marking, told } = props;
  const turns = useMemo(() => {
    const all = new Map(cues.map((cue, index) => [cue, index]));
    return turnsOf(cues).map((turn) => ({
      ...turn,
      utterances: utterancesOf(turn.cues, all, told),
    }));
  }, [cues, told]);
  const box = useRef<HTMLDetailsElement>(null);
  useFollowing(box, spoken?.startMs);
  if (turns.length === 0) return null;
  return (
    <details ref={box} class="transcript" open>
      <summary>
        <h2>{t('Transcript')}</h2>
      </summary>
      <div lang={language || undefined} dir={directionOf(language)}>
        {turns.map((turn) => (
          <div class="turn" key={turn.cues[0]?.startMs}>
            {turn.speaker !== '' && (
              <p class="speaker">
                <bdi>{turn.speaker}</bdi>
              </p>
            )}
            {turn.utterances.map((utterance) => (
              <div key={utterance.cues[0]?.startMs}>
                <p class="words">
                  {utterance.cues.map((cue) => [
                    <button
                      key={cue.startMs}
                      type="button"
                      class={marking && isMarked(marking.marked, cue) ? 'cue marked' : 'cue'}
                      aria-pressed={marking ? isMarked(marking.marked, cue) : undefined}
                      aria-current={cue === spoken ? 'true' : undefined}
                      onClick={() => (marking ? marking.mark(cue) : playFrom(cue.startMs))}
                    >
                      {cue.text}
                    </button>,
                    // Outside the button: a space at its edge is not shown.
                    ' ',
                  ])}
                </p>
                <LinePosts posts={utterance.posts} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </details>
  );
};
