/** A title in lines that fit, as large as they can be. */
export interface TitleLines {
  readonly lines: readonly string[];
  /** Of the letters, in the measure's own unit. */
  readonly fontSize: number;
}

interface Room {
  readonly width: number;
  readonly height: number;
  readonly largest: number;
  readonly smallest: number;
}

/** How wide a text is in letters of a size. */
export type Measure = (text: string, fontSize: number) => number;

export const LINE_HEIGHT = 1.12;
const STEP = 0.94;

/** The parts between which a line may end: words with what stands behind them, and single signs where words have no spaces. */
const partsOf = (title: string): string[] => {
  const segments = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(title)];
  return segments.reduce<string[]>((parts, { segment, isWordLike }) => {
    const last = parts.at(-1);
    const endsOpen = last !== undefined && /[\p{Ps}\p{Pi}\-–/@#]$/u.test(last);
    const isClosing = !isWordLike && !/^[\p{Ps}\p{Pi}]/u.test(segment);
    if (last !== undefined && (isClosing || endsOpen)) parts[parts.length - 1] = last + segment;
    else parts.push(segment);
    return parts;
  }, []);
};

const fill = (parts: readonly string[], width: number, widthOf: (text: string) => number) =>
  parts.reduce<string[]>((lines, part) => {
    const last = lines.at(-1);
    if (last !== undefined && widthOf((last + part).trimEnd()) <= width) {
      lines[lines.length - 1] = last + part;
    } else lines.push(part);
    return lines;
  }, []);

/** Breaks a title into lines within a room, its letters as large as that allows; the smallest may not fit. */
export const layOutTitle = (title: string, room: Room, measure: Measure): TitleLines => {
  const parts = partsOf(title.trim().replace(/\s+/g, ' '));
  for (let fontSize = room.largest; ; fontSize *= STEP) {
    const widthOf = (text: string) => measure(text, fontSize);
    const lines = fill(parts, room.width, widthOf).map((line) => line.trimEnd());
    const fits =
      lines.length * fontSize * LINE_HEIGHT <= room.height &&
      lines.every((line) => widthOf(line) <= room.width);
    if (fits || fontSize * STEP < room.smallest) return { lines, fontSize };
  }
};
