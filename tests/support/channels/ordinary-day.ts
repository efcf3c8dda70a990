import type { Post } from '../../../src/episode/content.ts';

const at = (hour: number, minute = 0): string =>
  `2026-10-07T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;

const post = (id: number, date: string, text: string, more: Partial<Post> = {}): Post => ({
  id,
  date,
  text,
  urls: [],
  media: [],
  ...more,
});

const FOOTER = '\n\nTarnside Today. Write to us at any hour.';

/**
 * A day as days are: three channels, views and reactions, a footer, rubrics, a roundup, advertising
 * without a code or a link, and no big story but one that is short and widely read.
 */
export const ORDINARY_DAY: Readonly<Record<string, readonly Post[]>> = {
  tarnside_today: [
    post(1, at(6), `Weather today: 9 degrees and rain until noon.${FOOTER}`, { views: 900 }),
    post(2, at(7), `The lift bridge at Osier Lock is stuck open; cars turn back.${FOOTER}`, {
      views: 2600,
      reactions: 90,
    }),
    post(
      3,
      at(9),
      `The garden club has chosen the seeds for next spring. There will be marigolds, tall beans, two kinds of lettuce and a bed of herbs that the school looks after. The members discussed it for three hours and drank eleven pots of tea, and the minutes fill four pages, which can be read in the shed by anybody who asks the chairman for the key.${FOOTER}`,
      { views: 700 },
    ),
    post(
      4,
      at(10),
      `We have all stood in the kitchen at six and not known what to cook. My sister found Pantrybox, and since then dinner is the best hour of our day. Pantrybox brings everything you need to your door, weighed and washed, and you choose from twelve recipes every week. Our children love it, and you save an hour each evening! Pantrybox is cheaper than the shop, and satisfied customers all over the county recommend it to their friends.${FOOTER}`,
      { views: 950 },
    ),
    post(
      5,
      at(12),
      `The lift bridge at Osier Lock works again since half past eleven. A swan's nest had blocked the gear.${FOOTER}`,
      { views: 2900, reactions: 140 },
    ),
    post(
      6,
      at(18),
      `What happened today:\n• the bridge: https://tarnside.example/1\n• the seeds: https://tarnside.example/2\n• the clinic: https://tarnside.example/3\n• the choir: https://tarnside.example/4`,
      {
        views: 800,
        urls: [1, 2, 3, 4].map((n) => `https://tarnside.example/${n}`),
      },
    ),
  ],
  osier_wire: [
    post(11, at(7, 20), 'Lift bridge stuck at Osier Lock – river authority.', { views: 400 }),
    post(12, at(11, 40), 'Osier Lock: lift bridge in service again.', { views: 420 }),
    post(13, at(14), 'The clinic in Mill Street takes no new patients until March.', {
      views: 380,
    }),
    post(
      14,
      at(15),
      'Correction: the clinic in Mill Street takes new patients from January, not March.',
      { views: 390 },
    ),
  ],
  yard_talk: [
    post(21, at(8), 'Weather today: take an umbrella.', { views: 90 }),
    post(22, at(13), 'I have lost a blue glove by the pump.', { views: 80, author: 'Nell' }),
    post(23, at(19), 'Good night, yard.', { views: 95 }),
  ],
};
