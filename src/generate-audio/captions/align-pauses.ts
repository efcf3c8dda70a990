import type { Silence } from '../audio-tools.ts';

/** A sound of speech, in milliseconds of the episode, and the pauses in it. */
export interface SpokenStretch {
  readonly startMs: number;
  readonly endMs: number;
  readonly silences: readonly Silence[];
}

/** A piece of text that ends in a stretch. */
export interface Piece {
  /** How much there is to say. */
  readonly weight: number;
  /** How sure it is that a voice pauses behind it: 1 behind a sentence, 0 within a clause. */
  readonly pause: number;
}

/** How far speaking strays from an even pace: by this in the first second, and by its square root after. */
const STRAY_MS = 130;
/** From about so many times its straying on, a place costs more than its distance. */
const FAR_OFF = 3;
/** What a pause is worth that a piece ends with, by its length up to here. */
const WORTH_OF_A_PAUSE = 5;
const LONGEST_COUNTED_MS = 400;
/** What it costs that no pause is heard where one is sure. */
const COST_OF_NONE = 9;

/** A piece's end that was found: the pause behind it. */
interface Anchor {
  readonly piece: number;
  readonly silence: number;
  readonly cost: number;
  readonly before: Anchor | undefined;
}

/** For each moment that a pause begins, how much of the stretch was spoken by then, pauses left out. */
const spokenBefore = ({ startMs, silences }: SpokenStretch): number[] => {
  let paused = 0;
  return silences.map((silence) => {
    const spoken = silence.startMs - startMs - paused;
    paused += silence.endMs - silence.startMs;
    return spoken;
  });
};

/**
 * Finds the pauses at which pieces of text end: for each piece but the last the pause behind it, in
 * order, or undefined where none is heard near where it is expected. Between two pauses speech is
 * taken to run evenly; the pauses chosen are those that fit the text best as a whole.
 */
export const alignPauses = (
  pieces: readonly Piece[],
  stretch: SpokenStretch,
): readonly (Silence | undefined)[] => {
  const { silences, startMs, endMs } = stretch;
  const pausedMs = silences.reduce((sum, each) => sum + each.endMs - each.startMs, 0);
  const spoken = [...spokenBefore(stretch), endMs - startMs - pausedMs];
  const weightBefore = [0];
  for (const { weight } of pieces) weightBefore.push((weightBefore.at(-1) ?? 0) + weight);
  const msOfWeight = (spoken.at(-1) ?? 0) / (weightBefore.at(-1) || 1);

  const costBetween = (before: Anchor | undefined, piece: number, silence: number): number => {
    const from = before ? before.piece + 1 : 0;
    const expected = ((weightBefore[piece + 1] ?? 0) - (weightBefore[from] ?? 0)) * msOfWeight;
    const actual = (spoken[silence] ?? 0) - (before ? (spoken[before.silence] ?? 0) : 0);
    const skipped = pieces
      .slice(from, piece)
      .reduce((sum, { pause }) => sum + pause * COST_OF_NONE, 0);
    const stray = STRAY_MS * Math.sqrt(Math.max(expected, 300) / 1000);
    const off = Math.abs(actual - expected) / stray;
    // Far off is no pace at all: better no pause than one from elsewhere.
    return (before?.cost ?? 0) + off + (off / FAR_OFF) ** 2 + skipped;
  };
  const cheapest = (anchors: readonly Anchor[], piece: number, silence: number) => {
    let best: { cost: number; before: Anchor | undefined } = {
      cost: costBetween(undefined, piece, silence),
      before: undefined,
    };
    for (const before of anchors) {
      if (before.piece >= piece || before.silence >= silence) continue;
      const cost = costBetween(before, piece, silence);
      if (cost < best.cost) best = { cost, before };
    }
    return best;
  };

  const anchors: Anchor[] = [];
  for (let piece = 0; piece < pieces.length - 1; piece += 1) {
    const worth = WORTH_OF_A_PAUSE * (0.3 + (pieces[piece]?.pause ?? 0));
    const found = silences.map((each, silence) => {
      const length = Math.min(each.endMs - each.startMs, LONGEST_COUNTED_MS) / LONGEST_COUNTED_MS;
      const { cost, before } = cheapest(anchors, piece, silence);
      return { piece, silence, cost: cost - worth * length, before };
    });
    anchors.push(...found);
  }
  const placed: (Silence | undefined)[] = pieces.slice(1).map(() => undefined);
  let anchor = cheapest(anchors, pieces.length - 1, silences.length).before;
  for (; anchor; anchor = anchor.before) placed[anchor.piece] = silences[anchor.silence];
  return placed;
};
