import { z } from 'zod';
import { type Read, readAnswer } from '../../../language-model/read-answer.ts';
import type { Material } from '../../material.ts';
import type { Story } from '../../stories/story.ts';
import { fillable, type PlannedChapter } from './plan.ts';

const OutlineSchema = z.object({
  chapters: z
    .array(
      z.object({
        title: z.string().trim().min(1).max(200),
        stories: z.array(z.coerce.number().int()).max(60),
        seconds: z.coerce.number().positive(),
        angle: z.string().trim().max(600).catch(''),
        link: z.string().trim().max(400).catch(''),
      }),
    )
    .min(1)
    .max(100),
});
/** An outline as the language model writes it; stories by the numbers that the prompt gave them. */
export type Outline = z.infer<typeof OutlineSchema>;

export const OUTLINE_JSON_SCHEMA = {
  type: 'object',
  properties: {
    chapters: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          title: { type: 'string', description: 'At most 80 characters.' },
          stories: {
            type: 'array',
            items: { type: 'integer' },
            description: 'Numbers of the stories that it tells, each in one chapter at most.',
          },
          seconds: { type: 'integer', description: 'How long it takes to be said.' },
          angle: {
            type: 'string',
            description: 'What it leads with and what makes it worth listening to, in a sentence.',
          },
          link: {
            type: 'string',
            description: 'What ties it to the chapter before it, if its matter does; else empty.',
          },
        },
        required: ['title', 'stories', 'seconds', 'angle', 'link'],
      },
    },
  },
  required: ['chapters'],
} as const;

export const readOutline = (text: string): Read<Outline> => readAnswer(text, OutlineSchema);

/** Less than this share of the episode is no plan of it, where there is more to tell. */
const LEAST_SHARE = 0.6;

/** What is wrong with an outline, in words for whoever wrote it. */
export const checkOutline = (
  { chapters }: Outline,
  stories: readonly Story[],
  shallSeconds: number,
): string[] => {
  const numbers = chapters.flatMap((chapter) => chapter.stories);
  const unknown = [...new Set(numbers.filter((number) => !stories[number - 1]))];
  const seconds = chapters.reduce((sum, chapter) => sum + chapter.seconds, 0);
  return [
    ...unknown.map((number) => `There is no story ${number}.`),
    ...(numbers.length === 0 ? ['No chapter tells a story.'] : []),
    ...(seconds < LEAST_SHARE * shallSeconds
      ? [`The chapters take ${seconds} seconds together; they have to take ${shallSeconds}.`]
      : []),
  ];
};

/** The plan that an outline makes: each story once, lengths that fit the episode and what there is to say. */
export const toPlan = (
  { chapters }: Outline,
  stories: readonly Story[],
  material: Material,
): PlannedChapter[] => {
  const targetSeconds = material.config.targetDurationMinutes * 60;
  const planned = chapters.reduce((sum, { seconds }) => sum + seconds, 0);
  // Models add up badly: what they give is each chapter's share.
  const scale = targetSeconds / planned;
  const used = new Set<Story>();
  return chapters.flatMap(({ title, stories: numbers, seconds, angle, link }): PlannedChapter[] => {
    const its = numbers.flatMap((number) => {
      const story = stories[number - 1];
      if (!story || used.has(story)) return [];
      used.add(story);
      return [story];
    });
    if (its.length === 0) return [];
    return [
      { title, stories: its, seconds: fillable(seconds * scale, its, material), angle, link },
    ];
  });
};
