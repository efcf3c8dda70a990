import { ModelUnavailable } from '../../language-model/language-model.ts';
import type { Material } from '../material.ts';
import type { Brief } from './chapter/check-chapter.ts';
import { numberPosts } from './chapter/number-posts.ts';
import type { PlannedChapter } from './outline/plan.ts';
import { tellBuiltIn } from './tell-built-in.ts';
import { type ChapterOptions, writeChapter } from './write-chapter.ts';
import type { WrittenChapter } from './written-chapter.ts';

/** So much of a chapter is shown to the one that goes on with its matter. */
const LINES_SHOWN = 6;

interface EpisodeOptions extends ChapterOptions {
  readonly material: Material;
  readonly brief: Omit<Brief, 'plan' | 'posts'>;
  readonly recalled: ReadonlyMap<string, readonly string[]>;
  /** Whether the built-in writer can tell these posts: not those in another language. */
  readonly canTell: boolean;
}

/** Whether a chapter is written after the one before it. One behind another that waits doesn't. */
const waitingOf = (plan: readonly PlannedChapter[]): boolean[] => {
  const waits: boolean[] = [];
  plan.forEach(({ link }, at) => {
    waits.push(at > 0 && link !== '' && waits[at - 1] === false);
  });
  return waits;
};

/**
 * Writes the chapters of a plan side by side; one that goes on with the matter of the one before it
 * is written after that, with its last lines. What the language model can't write is told in the
 * built-in writer's words, or left out. While models are away, the calls under way come to their end,
 * so that their answers are kept.
 * @throws ModelUnavailable where waiting may help
 */
export const writeChapters = async (
  plan: readonly PlannedChapter[],
  options: EpisodeOptions,
): Promise<{
  readonly chapters: readonly WrittenChapter[];
  readonly problems: readonly string[];
}> => {
  const { material, brief, recalled, canTell, mayWait } = options;
  const problems: string[] = [];

  const standIn = (planned: PlannedChapter, why: readonly string[]): WrittenChapter | undefined => {
    problems.push(...why.map((each) => `${planned.title}: ${each}`));
    return canTell ? tellBuiltIn(planned, material, why) : undefined;
  };
  const writeOne = async (
    planned: PlannedChapter,
    at: number,
    linesBefore: WrittenChapter['utterances'],
  ): Promise<WrittenChapter | undefined> => {
    const posts = numberPosts(
      planned.stories.flatMap(({ posts: its }) => its),
      recalled,
    );
    const around = { before: plan[at - 1], after: plan[at + 1], linesBefore };
    try {
      const written = await writeChapter({ ...brief, plan: planned, posts }, around, options);
      return 'chapter' in written ? written.chapter : standIn(planned, written.problems);
    } catch (error) {
      if (mayWait || !(error instanceof ModelUnavailable)) throw error;
      return standIn(planned, [error.message]);
    }
  };
  const waits = waitingOf(plan);
  const begun: Promise<WrittenChapter | undefined>[] = [];
  plan.forEach((planned, at) => {
    const before = waits[at] ? begun[at - 1] : undefined;
    const write = async () =>
      writeOne(planned, at, (await before)?.utterances.slice(-LINES_SHOWN) ?? []);
    begun.push(write());
  });
  const settled = await Promise.allSettled(begun);
  const failed = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  // What no waiting mends is said first.
  const [worst] = failed.toSorted(
    (a, b) => Number(a instanceof ModelUnavailable) - Number(b instanceof ModelUnavailable),
  );
  if (failed.length > 0) throw worst;
  return {
    chapters: settled.flatMap((each) =>
      each.status === 'fulfilled' && each.value ? [each.value] : [],
    ),
    problems,
  };
};
