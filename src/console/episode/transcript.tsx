import { useMemo } from 'preact/hooks';
import { type Cue, turnsOf } from './cues.ts';

interface TranscriptProps {
  readonly cues: readonly Cue[];
  readonly positionMs: number;
  readonly playFrom: (ms: number) => void;
}

/** Every word of an episode by speaker; the line that is spoken is marked. */
export const Transcript = ({ cues, positionMs, playFrom }: TranscriptProps) => {
  const turns = useMemo(() => turnsOf(cues), [cues]);
  if (turns.length === 0) return null;
  return (
    <details class="transcript" open>
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
                aria-current={
                  positionMs > 0 && cue.startMs <= positionMs && positionMs < cue.endMs
                    ? 'true'
                    : undefined
                }
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
