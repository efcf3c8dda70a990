import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Content } from '../../../src/episode/content.ts';
import { aDialogueConfig } from '../../support/a-content.ts';
import { collectExports } from '../../support/collect-exports.ts';
import { contentOf, type Day } from '../../support/days/day.ts';
import { RESERVOIR } from '../../support/days/reservoir.ts';
import { ROWING_CLUB } from '../../support/days/rowing-club.ts';
import { TRAM_DRIVER } from '../../support/days/tram-driver.ts';
import { startWriting, stepsIn } from '../../support/model-writing.ts';

let writing: Awaited<ReturnType<typeof startWriting>>;
beforeAll(async () => {
  writing = await startWriting();
});
afterAll(() => writing.close());

/** A sentence of a post, how an honest writer says it, and what would be a lie of it. */
interface Telling {
  readonly quote: string;
  readonly honest: string;
  readonly lie: string;
  /** What tells the lie: a rule without any model, or the second call. */
  readonly by: 'rule' | 'judge';
}

const rule = (quote: string, honest: string, lie: string): Telling => ({
  ...{ quote, honest, lie, by: 'rule' },
});
const judge = (quote: string, honest: string, lie: string): Telling => ({
  ...{ quote, honest, lie, by: 'judge' },
});

/** What is told of three days otherwise than in the words of their posts. */
const WINDOWS: readonly { readonly day: Day; readonly tellings: readonly Telling[] }[] = [
  {
    day: ROWING_CLUB,
    tellings: [
      judge(
        'The boil-water notice is lifted.',
        'Nobody has to boil the water any more: the notice is lifted.',
        'The notice stays: everybody still has to boil the water.',
      ),
      judge(
        'For those who read no minutes: the committee has voted 6 to 1 to sell the wooden eight.',
        'With six votes to one the committee has decided to sell the wooden eight.',
        'With nine votes to one the committee has decided to sell the wooden eight.',
      ),
      rule(
        'We have an offer of 1,800 dollars from a restaurant in Ely that wants to hang her from the ceiling.',
        'A restaurant in Ely offers almost two thousand dollars, to hang her from its ceiling.',
        'A restaurant in Ely offers almost nine thousand dollars, to hang her from its ceiling.',
      ),
      judge(
        'The reason given is the narrow bridge.',
        'The bridge is too narrow for it, that is the reason.',
        'The houses are too dear, that is the reason.',
      ),
      judge(
        'It was not the lads.',
        'The boys did not do it, says another.',
        'The boys did it, says another.',
      ),
    ],
  },
  {
    day: RESERVOIR,
    tellings: [
      judge(
        'La Confederación desmiente al alcalde: la presa de Arcos Altos no va a romper.',
        'La presa no se va a romper, dice la Confederación, y desmiente así al alcalde.',
        'La presa se va a romper, dice la Confederación, y da la razón al alcalde.',
      ),
      rule(
        'El embalse de Arcos Altos está al 83 % y desagua 60 metros cúbicos por segundo para bajar el nivel.',
        'El embalse está lleno al 83 por ciento y suelta 60 metros cúbicos cada segundo.',
        'El embalse está lleno al 93 por ciento y suelta 60 metros cúbicos cada segundo.',
      ),
      rule(
        'Un hospital de campaña en el polideportivo Santa Ana atiende a 35 mayores de La Vega.',
        'En el polideportivo hay un hospital de campaña para 35 personas mayores.',
        'En el polideportivo hay un hospital de campaña para 350 personas mayores.',
      ),
      judge(
        'Los demás abren con normalidad.',
        'Los otros colegios abren como siempre.',
        'Los otros colegios cierran también.',
      ),
      judge(
        'Ya no faltan mantas: han traído 300 del cuartel.',
        'Mantas hay de sobra: del cuartel han traído 300.',
        'Mantas no hay: al cuartel se han llevado 300.',
      ),
    ],
  },
  {
    day: TRAM_DRIVER,
    tellings: [
      rule(
        'За прошлый год только в нашем депо набралось 214 зонтов.',
        'Одних зонтов в её депо собралось больше двухсот за год.',
        'Одних зонтов в её депо собралось больше трёхсот за год.',
      ),
      judge(
        'Торт мы хранили в холодном вагоне два часа.',
        'Торт два часа простоял в холодном вагоне.',
        'Торт девять часов простоял в холодном вагоне.',
      ),
      judge(
        'Свадьба всё-таки была, нам прислали фотографию.',
        'Свадьбу всё же сыграли, прислали фотографию.',
        'Свадьбу так и не сыграли, фотографий не прислали.',
      ),
      judge(
        'С тех пор она каждый Новый год приносит мне пирог с капустой.',
        'И на каждый Новый год бабушка приносит ей пирог с капустой.',
        'И на каждый Новый год она приносит бабушке пирог с капустой.',
      ),
      judge(
        'Однажды я не подождала.',
        'Но один раз она не стала ждать.',
        'И ни разу она не уехала.',
      ),
    ],
  },
];

interface Draft {
  readonly content: Content;
  readonly language: string;
  readonly minutes: number;
  /** What is said instead of the sentences of posts. */
  readonly words: ReadonlyMap<string, string>;
  readonly isLie?: (text: string) => boolean;
}

/** Has the model tell a window in sentences of its posts, or in other words; what is at fault is mended into nothing. */
const write = ({ content, language, minutes, words, isLie = () => false }: Draft) =>
  writing.write(content, {
    config: aDialogueConfig({
      ...{ languageCode: language, writer: 'openai', targetDurationMinutes: minutes },
    }),
    isJudged: true,
    habits: {
      translate: (sentence) => words.get(sentence) ?? sentence,
      aside: '…',
      verdict: (text) => (isLie(text) ? 'contradicted' : 'supported'),
    },
    spoil: ({ step }) => (step === 'mending' ? { lines: [] } : undefined),
  });
type Written = Awaited<ReturnType<typeof write>>;

/** The lines that were given back, with what was said of them. */
const faultyIn = ({ asked }: Pick<Written, 'asked'>) =>
  asked.flatMap((each) =>
    each.step === 'mending' ? each.lines.filter(({ faults }) => faults !== undefined) : [],
  );

const passesAtOnce = (written: Written): void => {
  const { asked, report } = written;
  const { outline, chapter = 0, judgement, title, ...more } = stepsIn(asked);
  expect(faultyIn(written)).toEqual([]);
  expect(more).toEqual({});
  expect([outline, title]).toEqual([1, 1]);
  expect(judgement).toBe(chapter);
  expect(chapter).toBeGreaterThan(3);
  expect(asked.filter((each) => each.step === 'chapter' && each.isAgain)).toEqual([]);
  expect(report.writing.writer).toBe('openai');
  expect(report.writing.fallback).toBeUndefined();
  expect(report.writing.builtInChapters).toBeUndefined();
};

const textsOf = ({ lines }: Written): string[] => lines.map(({ text }) => text);

describe.each(WINDOWS)('a draft of the day of the $day.name', ({ day, tellings }) => {
  const { language, minutes } = day;
  const draft = { content: contentOf(day), language, minutes };
  const honest = new Map(tellings.map((each) => [each.quote, each.honest]));

  let written: Written;
  beforeAll(async () => {
    written = await write({ ...draft, words: honest });
  });

  it('passes on the first call where it is honest', () => {
    passesAtOnce(written);
    for (const each of tellings) expect(textsOf(written)).toContain(each.honest);
  });

  it.each(tellings)('fails on one line alone, by the $by, where it says: $lie', async (telling) => {
    const { quote, lie, by } = telling;
    const words = new Map([...honest, [quote, lie]]);
    const lying = await write({ ...draft, words, isLie: (text) => text === lie });
    const faulty = faultyIn(lying);
    expect(faulty.map(({ text }) => text)).toEqual([lie]);
    const isRule = faulty[0]?.faults?.join().includes('does not follow') ?? false;
    expect(isRule).toBe(by === 'rule');
    const others = textsOf(written).filter((text) => text !== telling.honest);
    expect(textsOf(lying)).toEqual(others);
  });
});

/** A case of EDITORIAL_CASES, as its `gold.json` describes it. */
interface EditorialCase {
  readonly language: string;
  readonly channels: readonly { readonly username: string; readonly file: string }[];
}

const folder = process.env['EDITORIAL_CASES'];

if (folder === undefined) {
  it.skip('drafts of recorded channels: EDITORIAL_CASES names no folder that holds them');
} else {
  if (!existsSync(folder)) throw new Error(`EDITORIAL_CASES names ${folder}, which doesn't exist.`);
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

  describe.each(names)('a draft of the recorded channels of %s', (name) => {
    let draft: Pick<Draft, 'content' | 'language' | 'minutes'>;
    beforeAll(async () => {
      const { language, channels } = JSON.parse(
        await readFile(join(folder, name, 'gold.json'), 'utf8'),
      ) as EditorialCase;
      const files = channels.map(({ username, file }) => ({
        ...{ username, file: join(folder, name, file) },
      }));
      draft = { content: await collectExports(files, language), language, minutes: 5 };
    });

    it('passes on the first call where it is honest, and fails on the line alone that says another figure', async () => {
      const written = await write({ ...draft, words: new Map() });
      passesAtOnce(written);
      const figure = /(?<![\p{L}\d.,:/-])[2-9]\d{1,2}(?![\p{L}\d.,:/-])/u;
      const said = textsOf(written).find((text) => figure.test(text));
      if (said === undefined) throw new Error('No line of the draft has a figure to lie about.');
      const lie = said.replace(figure, (number) => String(7 * Number(number) + 1));
      const lying = await write({ ...draft, words: new Map([[said, lie]]) });
      expect(new Set(faultyIn(lying).map(({ text }) => text))).toEqual(new Set([lie]));
      expect(textsOf(lying)).toEqual(textsOf(written).filter((text) => text !== said));
    });
  });
}
