import { z } from 'zod';
import type { Chapters } from '../../src/episode/chapters.ts';
import { oneLine } from './plain-text.ts';

/** Seconds of a normal play time (RFC 2326, 3.6): `75.5`, `1:15.5` or `0:01:15.5`; NaN for what is none. */
const timeOf = (time: string): number =>
  /^(?:\d+:){0,2}\d+(?:\.\d+)?$/.test(time.trim())
    ? time
        .trim()
        .split(':')
        .reduce((sum, part) => sum * 60 + Number(part), 0)
    : Number.NaN;

/**
 * JSON Chapters of any version, as far as they are told: times in seconds, or as Podlove's Simple
 * Chapters write them. What isn't to stand in a table of contents is no chapter.
 */
const MarkSchema = z.object({
  startTime: z.union([z.number(), z.string().transform(timeOf)]),
  title: z.string().optional(),
  url: z
    .url({ protocol: /^https?$/ })
    .optional()
    .catch(undefined),
  toc: z.boolean().optional(),
});
const MarksSchema = z.union([
  z.object({ chapters: z.array(MarkSchema) }).transform(({ chapters }) => chapters),
  z.array(MarkSchema),
]);

/**
 * An episode's chapters, each up to the next one, the last one to the end; undefined where none has
 * a title and a time within the episode.
 * @throws SyntaxError, ZodError for what are no chapters
 */
export const readChapters = (
  bytes: Uint8Array,
  { title, durationMs }: { readonly title: string; readonly durationMs: number },
): Chapters | undefined => {
  const end = durationMs / 1000;
  const marks = MarksSchema.parse(JSON.parse(new TextDecoder().decode(bytes)))
    .map((mark) => ({ ...mark, title: oneLine(mark.title ?? '', 500) }))
    .filter((mark) => mark.title !== '' && mark.toc !== false)
    .filter(({ startTime }) => startTime >= 0 && startTime < end)
    .toSorted((a, b) => a.startTime - b.startTime)
    // Of two that begin at once, only the second is ever heard.
    .filter(({ startTime }, at, all) => all[at + 1]?.startTime !== startTime);
  if (marks.length === 0) return undefined;
  const chapters = marks.map(({ startTime, title: name, url }, at) => ({
    ...{ startTime, endTime: marks[at + 1]?.startTime ?? end, title: name },
    ...(url && { url }),
  }));
  return { version: '1.2.0', title, chapters };
};
