import { useMemo, useRef } from 'preact/hooks';
import type { Cue } from '../../../episode/transcript/cues.ts';
import { turnsOf } from '../../../episode/transcript/turns.ts';
import { isMarked, type MarkedStretch } from '../../clip/mark-stretch.ts';
import { useFollowing } from './use-following.ts';

interface TranscriptProps {
  readonly cues: readonly Cue[];
  readonly positionMs: number;
  readonly playFrom: (ms: number) => void;
  /** What is marked for a clip, and what choosing a line does then; null while nothing is being marked. */
  readonly marking: {
    readonly marked: MarkedStretch | null;
    readonly mark: (cue: Cue) => void;
  } | null;
}

/** Every word of an episode by speaker; the line that is spoken is marked and kept in sight. While a clip is being marked, lines are chosen instead of played. */
export const Transcript = ({ cues, positionMs, playFrom, marking }: TranscriptProps) => {
  const turns = useMemo(() => turnsOf(cues), [cues]);
  const box = useRef<HTMLDetailsElement>(null);
  const spoken = cues.find(
    ({ startMs, endMs }) => positionMs > 0 && startMs <= positionMs && positionMs < endMs,
  );
  useFollowing(box, spoken?.startMs);
  if (turns.length === 0) return null;
  return (
    <details ref={box} class="transcript" open>
      <summary>
        <h2>Transcript</h2>
      </summary>
      {turns.map((turn) => (
        <div class="turn" key={turn.cues[0]?.startMs}>
          {turn.speaker !== '' && <p class="speaker">{turn.speaker}</p>}
          <p class="words" dir="auto">
            {turn.cues.map((cue) => [
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
        </div>
      ))}
    </details>
  );
};
