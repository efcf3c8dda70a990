import type { Script } from '../../episode/script.ts';

/** Where a line stands: the chapter's and the utterance's index. */
export interface LinePlace {
  readonly chapter: number;
  readonly utterance: number;
}

/** The script with another text in one line. */
export const withLine = (script: Script, place: LinePlace, text: string): Script => ({
  ...script,
  chapters: script.chapters.map((chapter, c) =>
    c === place.chapter
      ? {
          ...chapter,
          utterances: chapter.utterances.map((line, u) =>
            u === place.utterance ? { ...line, text } : line,
          ),
        }
      : chapter,
  ),
});

/** How many lines will be spoken again. */
export const changedLines = (before: Script, after: Script): number =>
  after.chapters.reduce(
    (total, chapter, c) =>
      total +
      chapter.utterances.filter(({ text }, u) => text !== before.chapters[c]?.utterances[u]?.text)
        .length,
    0,
  );

/** A script as the API takes it: lines that were emptied are left out, and chapters without one. */
export const toBeSpoken = (script: Script): Script => ({
  ...script,
  title: script.title.trim(),
  chapters: script.chapters
    .map((chapter) => ({
      ...chapter,
      utterances: chapter.utterances.filter(({ text }) => text.trim() !== ''),
    }))
    .filter(({ utterances }) => utterances.length > 0),
});
