import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import type { Remembered } from '../../../src/write-script/memory/remembered.ts';
import { NothingToTell } from '../../../src/write-script/script-writer.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';

/** Sunday, 4 October 2026, in the evening. */
const UNTIL = new Date('2026-10-04T20:00:00.000Z');
const AFTER = { window: { from: UNTIL.toISOString(), until: '2026-10-06T20:00:00.000Z' } };

const CLOSED =
  'The Tollhouse Bridge in Pellwick is closed after a barge hit its second pier on Saturday night. The police are looking for the crew.';
const OPEN =
  'The Tollhouse Bridge in Pellwick, whose second pier a barge hit on Saturday night, is open again for cars.';
const BAKERY =
  'Oswin the baker has lit his oven again. He bakes rye on Tuesdays and wheat on Fridays.';
const FERRY =
  'The ferry to the islands runs every half hour from Monday, and the last boat leaves at 19:30.';

const on = (day: number, id: number, text: string, post: Partial<Post> = {}) =>
  aPost(id, text, { date: `2026-10-0${day}T12:00:00.000Z`, ...post });

const told = (posts: readonly Post[], config = aConfig(), until = UNTIL): Remembered[] =>
  writeBuiltIn(aContent({ harbour: posts }), config).coverage.stories.map((story) => ({
    ...story,
    until,
  }));

const tell = (posts: readonly Post[], memory: readonly Remembered[], config = aConfig()) => {
  const { script, coverage } = writeBuiltIn(aContent({ harbour: posts }, AFTER), config, memory);
  return {
    text: script.chapters.flatMap((each) => each.utterances.map((u) => u.text)).join('\n'),
    outcomes: coverage.posts.map((post) => ('why' in post ? post.why : post.outcome)),
  };
};

describe('a show that remembers what it told', () => {
  const memory = told([on(3, 1, CLOSED), on(3, 2, BAKERY)]);

  it('says of a development that it is one', () => {
    const { text, outcomes } = tell([on(5, 7, OPEN), on(5, 8, FERRY)], memory);
    expect(outcomes).toEqual(['told', 'told']);
    expect(text).toMatch(
      /As reported on Sunday: The Tollhouse Bridge in Pellwick is closed after a barge hit its second pier on Saturday night\. .*is open again for cars\./,
    );
    expect(text.match(/As reported/g)).toHaveLength(1);
  });

  it('names a day of more than a week ago by its date', () => {
    const old = told([on(3, 1, CLOSED)], aConfig(), new Date('2026-09-20T20:00:00.000Z'));
    expect(tell([on(5, 7, OPEN)], old).text).toContain('As reported on September 20:');
  });

  it('tells a story anew neither by the same post nor in the same words', () => {
    const again = tell([on(3, 1, CLOSED), on(5, 9, `${CLOSED} 🙏`), on(5, 8, FERRY)], memory);
    expect(again.outcomes).toEqual(['told-before', 'told-before', 'told']);
    expect(again.text).not.toContain('Tollhouse');
  });

  it('tells the same words with another figure', () => {
    const before = told([
      on(
        3,
        1,
        'Two people were hurt at the mill on Mill Road, 14 windows broke and the road is shut.',
      ),
    ]);
    const { outcomes } = tell(
      [
        on(
          5,
          7,
          'Two people were hurt at the mill on Mill Road, 31 windows broke and the road is shut.',
        ),
      ],
      before,
    );
    expect(outcomes).toEqual(['told']);
  });

  it('tells what denies it, by its answer, and says so', () => {
    const others = Array.from({ length: 40 }, (_, index) =>
      on(
        5,
        20 + index,
        `Number ${index} of Tor${index}mund street sells Quo${index}zel lamps and Vel${index}dor chairs to whoever walks by.`,
      ),
    );
    const { text } = tell(
      [
        ...others,
        on(6, 90, 'Not true, says the harbour office. Nobody has seen a barge there.', {
          replyTo: 1,
        }),
      ],
      memory,
      aConfig({ targetDurationMinutes: 1 }),
    );
    expect(text).toMatch(
      /As reported on Sunday: The Tollhouse Bridge .*\. The answer to that: Not true, says the harbour office\./,
    );
  });

  it('takes nothing for a development that only shares its place, or comes every day', () => {
    const weather = (id: number, day: number, degrees: number) =>
      on(
        day,
        id,
        `Weather for Pellwick today: ${degrees} degrees, wind from the west, rain in the evening, sea calm.`,
      );
    const before = told([weather(1, 3, 14), on(3, 2, CLOSED)]);
    const { text } = tell(
      [
        weather(7, 5, 9),
        on(5, 8, 'The school in Pellwick has a new roof and will be painted in spring.'),
      ],
      before,
    );
    expect(text).not.toContain('As reported');
  });

  it('repeats no headline that says "I"', () => {
    const invited =
      'I have been invited to speak at the makers fair in Tarnholm on Saturday in the small hall.';
    const moved = 'The makers fair in Tarnholm has moved my talk in the small hall to Sunday.';
    const { text } = tell([on(5, 7, moved)], told([on(3, 1, invited)]));
    expect(text).toContain('has moved my talk');
    expect(text).not.toContain('As reported');
  });

  it('says so in other languages', () => {
    const russian = aConfig({ languageCode: 'ru-RU' });
    const before = told(
      [
        on(
          3,
          1,
          'Мост через Листву закрыли после удара баржи о вторую опору. Полиция ищет экипаж.',
        ),
      ],
      russian,
    );
    const { text } = tell(
      [on(5, 7, 'Мост через Листву, в опору которого ударила баржа, открыли для машин.')],
      before,
      russian,
    );
    expect(text).toContain('Как мы сообщали в воскресенье: Мост через Листву закрыли');
  });

  it('is not made up where all has been told', () => {
    expect(() => tell([on(3, 1, CLOSED)], memory)).toThrow(NothingToTell);
    expect(() => tell([on(3, 1, CLOSED)], memory)).toThrow(
      'Earlier episodes have told all of this period: 1 found, 1 told before.',
    );
  });
});
