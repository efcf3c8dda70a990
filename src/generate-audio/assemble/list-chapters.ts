import { type Chapters, ChaptersSchema } from '../../episode/chapters.ts';
import type { Script } from '../../episode/script.ts';
import { framesToMs } from '../sound/mp3/frames.ts';
import type { Timeline } from './timeline.ts';

const seconds = (frames: number): number => Math.round(framesToMs(frames)) / 1000;

/**
 * The episode's chapters, each from its first word to the next one's, with a link to its first
 * source. An intro belongs to the first and an outro to the last.
 */
export const listChapters = (script: Script, { placements, totalFrames }: Timeline): Chapters => {
  const starts = script.chapters
    .map((chapter, index) => ({
      chapter,
      at: placements.find(({ segment }) => segment.chapter === index)?.startFrame,
    }))
    // A chapter of which nothing can be spoken has no place in time.
    .filter((start): start is typeof start & { at: number } => start.at !== undefined);
  return ChaptersSchema.parse({
    version: '1.2.0',
    title: script.title,
    chapters: starts.map(({ chapter, at }, i) => ({
      // Players leave what lies before the first chapter without one.
      startTime: i === 0 ? 0 : seconds(at),
      endTime: seconds(starts[i + 1]?.at ?? totalFrames),
      title: chapter.title,
      ...(chapter.sources[0] && { url: chapter.sources[0].url }),
    })),
  });
};
