import { describe, expect, it } from 'vitest';
import type { Script } from '../../../src/episode/script.ts';
import { spokenSeconds } from '../../../src/speech-text/speaking-time.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';
import { ORDINARY_DAY } from '../../support/channels/ordinary-day.ts';

const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-08T00:00:00.000Z' };
const wordsOf = ({ chapters }: Script) =>
  chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text)).join(' ');
const toldIn = ({ chapters }: Script) => chapters.filter(({ sources }) => sources.length > 0);

describe('an ordinary day of three channels', () => {
  const content = aContent(ORDINARY_DAY, { window: WINDOW });
  const config = aDialogueConfig({ targetDurationMinutes: 1 });
  const { script } = writeBuiltIn(content, config);
  const said = wordsOf(script);

  it('leads with what was read and reported most, and with how it stands now', () => {
    const [lead] = toldIn(script);
    expect(lead?.sources.map(({ messageId }) => messageId)).toContain(5);
    expect(lead?.utterances[0]?.text).toMatch(/^The lift bridge at Osier Lock works again/);
    expect(script.title).toMatch(/lift bridge/);
  });

  it('never tells a report without the one that corrects it', () => {
    const ids = toldIn(script).map(({ sources }) => sources.map(({ messageId }) => messageId));
    for (const each of ids) if (each.includes(13)) expect(each).toContain(14);
    expect(said).toContain('from January, not March');
  });

  it('has no advertising, no greeting, no footer and no rubric ahead of the news', () => {
    for (const words of ['Pantrybox', 'Good night', 'Write to us', 'What happened today']) {
      expect(said).not.toContain(words);
    }
    expect(script.chapters.map(({ title }) => title).join()).not.toMatch(/Weather|Tarnside Today,/);
  });

  it('lets nobody speak longer than 40 seconds at a stretch', () => {
    for (const { utterances } of script.chapters) {
      for (const { text } of utterances) expect(spokenSeconds(text)).toBeLessThan(40);
    }
  });

  it('tells what is only in the notes', () => {
    expect(said).toMatch(/Posts that are only in the show notes: \d+\./);
  });
});

describe('a story of short reports', () => {
  const long = (id: number, text: string) => aPost(id, `${text} `.repeat(9));
  const content = aContent(
    {
      harbour: [
        aPost(1, 'A dredger has rammed the Sluice Gate at Eel Street.'),
        long(
          2,
          'The museum shows ropes from nine seas, and a guide explains each knot to visitors.',
        ),
        aPost(3, 'The Sluice Gate is shut; water rises in Eel Street.'),
        long(4, 'Librarians have dried forty charts that a leaking roof had soaked in winter.'),
        aPost(5, 'The Sluice Gate holds again, and the water in Eel Street falls.'),
        long(6, 'Pupils baked for the whole afternoon and sold their cakes at the station.'),
      ].map((post, index) => ({ ...post, date: `2026-10-07T1${index}:00:00.000Z` })),
    },
    { window: WINDOW },
  );

  it('leads before longer posts, its newest report first', () => {
    const { script } = writeBuiltIn(content, aConfig({ targetDurationMinutes: 1 }));
    const [lead] = toldIn(script);
    expect(lead?.title).toBe('The Sluice Gate holds again, and the water in Eel Street falls');
    expect(wordsOf(script)).toMatch(/holds again.*first report: A dredger has rammed/);
  });

  it('names the day of the first report where it was another one', () => {
    const [posts = []] = Object.values(content.results);
    const [first, ...others] = posts;
    const earlier = first ? [{ ...first, date: '2026-10-06T22:00:00.000Z' }] : [];
    const { script } = writeBuiltIn(
      {
        ...content,
        window: { ...content.window, from: '2026-10-06T12:00:00.000Z' },
        results: { harbour: [...earlier, ...others] },
      },
      aConfig({ targetDurationMinutes: 1 }),
    );
    expect(wordsOf(script)).toMatch(/first report, Tuesday: A dredger has rammed/);
  });
});

describe('whose words they are', () => {
  const write = (posts: Parameters<typeof aContent>[0]) =>
    wordsOf(writeBuiltIn(aContent(posts), aDialogueConfig()).script);

  it('is said of what was passed on, of a member of a group and of a quotation', () => {
    expect(
      write({ harbour: [aPost(1, 'I was born on this bridge.', { forwardedFrom: 'Old Sailor' })] }),
    ).toContain('Old Sailor, passed on by Harbour: I was born on this bridge.');
    expect(
      write({ yard: [aPost(1, 'I need the bridge for my bakery.', { author: 'Bob' })] }),
    ).toContain('Bob, in Yard: I need the bridge for my bakery.');
    const text = 'We will not pay for it, and that is final.\nSo says the board in its letter.';
    const quotations = [{ offset: 0, length: text.indexOf('\n') }];
    expect(write({ harbour: [aPost(1, text, { quotations })] })).toContain(
      'Harbour quotes: "We will',
    );
  });

  it('is a denial behind what it denies, where the reply itself is lost', () => {
    const said = write({
      harbour: [
        aPost(1, 'The north bridge is closed from Monday on, says the office.'),
        {
          ...aPost(2, 'This is not true, the north bridge stays open.', { replyTo: 99 }),
          date: '2026-10-01T15:00:00.000Z',
        },
      ],
    });
    expect(said.indexOf('closed from Monday')).toBeLessThan(said.indexOf('This is not true'));
  });

  it('is a poll with what most chose', () => {
    const poll = {
      question: 'Which ferry?',
      answers: [
        { text: 'The early one', votes: 90 },
        { text: 'The late one', votes: 30 },
      ],
      isClosed: true,
      voters: 120,
    };
    expect(
      write({ harbour: [aPost(1, '', { poll, media: [{ type: 'poll', caption: 'x' }] })] }),
    ).toContain('Harbour asked: Which ferry? Most chose: The early one, 75 percent.');
  });
});

describe('what must not be said', () => {
  it('is a spoiler, what was struck out, and a table of contents', () => {
    const text = 'The race is over. The winner is Marta Quill. The fee rose from to 8 crowns.';
    const spoilers = [{ offset: text.indexOf('Marta'), length: 'Marta Quill'.length }];
    const omissions = [text.indexOf(' to 8') + 1];
    const talk =
      'The evening talk is online as a recording, and everybody may hear the keeper tell of his shelves.\n00:00 Who is who\n02:10 Shelves\n11:45 A song';
    const { script } = writeBuiltIn(
      aContent({ harbour: [aPost(1, text, { spoilers, omissions }), aPost(2, talk)] }),
      aConfig(),
    );
    const said = wordsOf(script);
    expect(said).not.toMatch(/Marta|The winner|02:10|Shelves\b.*song/);
    expect(said).toContain('The fee rose to 8 crowns.');
  });
});

describe('a series', () => {
  it('is one chapter, its parts in order, whenever they were posted', () => {
    const part = (id: number, number: number, text: string) =>
      aPost(
        id,
        `The tide clock. Part ${number}: ${text}\n\nI built the ${text} with my own hands. It took me a week.`,
      );
    const { script } = writeBuiltIn(
      aContent({ ilse: [part(1, 1, 'wheel'), part(2, 3, 'dial'), part(5, 2, 'case')] }),
      aDialogueConfig(),
    );
    const [chapter] = toldIn(script);
    expect(chapter?.title).toBe('The tide clock');
    expect(chapter?.sources.map(({ messageId }) => messageId)).toEqual([1, 5, 2]);
    expect(script.format).toBe('single-speaker');
  });
});

describe('a headline beside a quotation', () => {
  it.each([
    [
      'es-ES',
      'El hospital ya no necesita más sangre: "Gracias a los 340 donantes", escribe la dirección.',
      'El hospital ya no necesita más sangre',
    ],
    [
      'en-GB',
      '"Nobody has ever warned us", answers the railway. The company denies that it knew of the letter.',
      'The company denies that it knew of the letter',
    ],
    [
      'fr-FR',
      '« Personne ne nous a prévenus », répond la compagnie. Elle nie. La préfecture ouvre une enquête sur le talus.',
      'La préfecture ouvre une enquête sur le talus',
    ],
    [
      'ru-RU',
      '«Зенит» выиграл у «Чайки» со счётом три два.',
      '«Зенит» выиграл у «Чайки» со счётом три два',
    ],
    [
      'de-DE',
      'Der Rat sagt zum Neubau: Der Turm wird im Mai eröffnet.',
      'Der Rat sagt zum Neubau: Der Turm wird im Mai eröffnet',
    ],
  ])('says what happened, in %s: %s', (languageCode, text, headline) => {
    const { script } = writeBuiltIn(
      aContent({ harbour: [aPost(1, text)] }),
      aDialogueConfig({ languageCode }),
    );
    expect(script.title).toBe(headline);
  });
});

describe('what two channels say one behind the other', () => {
  it('is said once', () => {
    const at = (hour: number) => ({ date: `2026-10-07T${hour}:00:00.000Z` });
    const { script } = writeBuiltIn(
      aContent(
        {
          harbour: [
            aPost(
              1,
              'A barge has hit the Tollhouse Bridge, and the bridge is closed to cars.',
              at(10),
            ),
            aPost(2, 'Police: no one is missing after the Tollhouse Bridge accident.', at(12)),
            aPost(4, 'The Tollhouse Bridge is open again to cars after the accident.', at(18)),
          ],
          quay: [
            aPost(
              3,
              'Nobody is missing. Both walkers looked for at the Tollhouse Bridge after the accident had gone home.',
              at(13),
            ),
          ],
        },
        { window: WINDOW },
      ),
      aDialogueConfig({ targetDurationMinutes: 2 }),
    );
    const said = wordsOf(script);
    expect(said).toContain('no one is missing');
    expect(said).toContain('Both walkers');
    expect(said).not.toContain('Nobody is missing');
  });
});
