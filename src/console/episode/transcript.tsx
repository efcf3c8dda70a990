import { useMemo, useRef } from 'preact/hooks';
import { type Cue, turnsOf } from './cues.ts';
import { useFollowing } from './use-following.ts';

interface TranscriptProps {
  readonly cues: readonly Cue[];
  readonly positionMs: number;
  readonly playFrom: (ms: number) => void;
}

/** Every word of an episode by speaker; the line that is spoken is marked and kept in sight. */
export const Transcript = ({ cues, positionMs, playFrom }: TranscriptProps) => {
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
        <div class="turn" key={turn.cues[0]?.startMs} dir="auto">
          {turn.speaker !== '' && <p class="speaker">{turn.speaker}</p>}
          <p class="words">
            {turn.cues.map((cue) => [
              <button
                key={cue.startMs}
                type="button"
                class="cue"
                aria-current={cue === spoken ? 'true' : undefined}
                onClick={() => playFrom(cue.startMs)}
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
