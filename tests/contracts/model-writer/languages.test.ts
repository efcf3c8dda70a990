import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recogniseLanguage } from '../../../src/speech-text/recognise-language.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';
import type { ModelLine } from '../../support/honest-model.ts';
import { startWriting, stepsIn } from '../../support/model-writing.ts';

let writing: Awaited<ReturnType<typeof startWriting>>;
beforeAll(async () => {
  writing = await startWriting();
});
afterAll(() => writing.close());

/** A line that an honest writer makes of a sentence, and what would be a lie of it. */
interface Told {
  readonly quote: string;
  readonly honest: string;
  readonly lie: string;
  /** What tells the lie: a rule without any model, or the second call. */
  readonly by: 'rule' | 'judge';
}

/** What a window says, and what is told of it, in the posts' language or another. */
const WINDOWS: readonly {
  readonly name: string;
  readonly show: string;
  readonly told: readonly Told[];
}[] = [
  {
    name: 'an English show over an English channel',
    show: 'en-US',
    told: [
      {
        quote:
          'A coal barge rammed the lock at Fennel Weir at 07:40; 2,340 households have no power.',
        honest:
          'A barge with coal has run into the lock at Fennel Weir, and more than two thousand households are without power.',
        lie: 'A barge with coal has run into the lock at Fennel Weir, and more than three thousand households are without power.',
        by: 'rule',
      },
      {
        quote: 'The lock keeper denies that anybody was drunk.',
        honest: 'That anybody had been drinking is denied by the keeper of the lock.',
        lie: 'Somebody had been drinking, the keeper of the lock admits.',
        by: 'judge',
      },
    ],
  },
  {
    name: 'a Russian show over a Russian channel',
    show: 'ru-RU',
    told: [
      {
        quote: 'Без отопления 118 домов на Гончарной, а не 318, сообщил диспетчер.',
        honest:
          'Диспетчер поправился: холодно в ста восемнадцати домах, а не в трёхстах восемнадцати.',
        lie: 'Диспетчер поправился: холодно в двухстах восемнадцати домах, а не в трёхстах.',
        by: 'rule',
      },
      {
        quote: 'Занятия отменены только в двух школах района, сказали в управлении образования.',
        honest: 'По словам управления образования, не учатся лишь в двух школах.',
        lie: 'По словам управления образования, не учатся во всех школах района.',
        by: 'judge',
      },
    ],
  },
  {
    name: 'a Hebrew show over an English channel',
    show: 'he-IL',
    told: [
      {
        quote:
          'The crane leaned at 38 metres above Thrush Street, and 64 families had to leave their homes.',
        honest: 'העגורן נטה בגובה של כמעט ארבעים מטר, ושישים וארבע משפחות עזבו את הבתים שלהן.',
        lie: 'העגורן נטה בגובה של כמעט ארבעים מטר, ומאה שישים וארבע משפחות עזבו את הבתים שלהן.',
        by: 'rule',
      },
      {
        quote: 'The worker climbed down by himself and was not hurt at all.',
        honest: 'הפועל ירד בכוחות עצמו ולא נפגע כלל.',
        lie: 'הפועל הורד על ידי הכבאים ונפגע קשה.',
        by: 'judge',
      },
    ],
  },
  {
    name: 'an English show over a Russian channel',
    show: 'en-US',
    told: [
      {
        quote:
          'Президент Южной Кореи объявил военное положение, парламент отменил его через 6 часов.',
        honest:
          'The president of South Korea declared martial law, and parliament lifted it six hours later.',
        lie: 'The president of South Korea declared martial law, and parliament lifted it 16 hours later.',
        by: 'rule',
      },
      {
        quote: 'Министр обороны подал в отставку утром во вторник.',
        honest: 'The minister of defence has resigned.',
        lie: 'The minister of defence refuses to resign.',
        by: 'judge',
      },
    ],
  },
];

describe.each(WINDOWS)('$name', ({ show, told }) => {
  const content = aContent({
    harbour: [aPost(6, told.map(({ quote }) => quote).join(' '))],
  });
  const config = aDialogueConfig({
    languageCode: show,
    speakers: [
      { role: 'host', voice: `${show}-Chirp3-HD-Kore` },
      { role: 'expert', voice: `${show}-Chirp3-HD-Puck` },
    ],
    ...{ writer: 'openai', targetDurationMinutes: 0.5 },
  });
  const lineOf = ({ quote }: Told, text: string, at: number): ModelLine => ({
    ...{ speaker: at % 2 === 0 ? 'host' : 'expert', text },
    evidence: [{ post: 1, quote }],
  });
  const lies = new Set(told.map(({ lie }) => lie));
  const write = (lines: readonly ModelLine[]) =>
    writing.write(content, {
      config,
      isJudged: true,
      habits: { verdict: (text) => (lies.has(text) ? 'contradicted' : 'supported') },
      spoil: ({ step }) => {
        if (step === 'chapter') return { title: config.title, utterances: lines };
        if (step === 'title') return { title: config.title, summary: told[0]?.honest };
        return step === 'mending' ? { lines: [] } : undefined;
      },
    });
  const honest = () => told.map((each, at) => lineOf(each, each.honest, at));

  it('an honest draft passes on the first call, in the language and the voices of the show', async () => {
    const { asked, script, lines, text } = await write(honest());
    expect(stepsIn(asked)).toEqual({ chapter: 1, judgement: 1, title: 1 });
    expect(lines.map((line) => line.text)).toEqual(told.map((each) => each.honest));
    const spoken = await recogniseLanguage([text, script.summary]);
    expect(spoken?.language).toBe(show.slice(0, 2));
    expect(script.language).toBe(show);
    for (const { voice } of script.speakers) expect(voice.startsWith(show)).toBe(true);
  });

  it.each(told)('one lie fails on its line alone, by the $by: $lie', async ({ lie, by }) => {
    const at = told.findIndex((each) => each.lie === lie);
    const draft = honest().map((line, index) => (index === at ? { ...line, text: lie } : line));
    const { asked, text } = await write(draft);
    const [mending] = asked.flatMap((each) => (each.step === 'mending' ? [each.lines] : []));
    const faulty = mending?.filter(({ faults }) => faults) ?? [];
    expect(faulty.map(({ line }) => line)).toEqual([at + 1]);
    const isRule = /does not follow|day of the week/.test(faulty[0]?.faults?.join() ?? '');
    expect(isRule).toBe(by === 'rule');
    expect(text).not.toContain(lie);
    expect(text).toContain(told[1 - at]?.honest);
  });
});

describe('posts in another language than the show', () => {
  const RUSSIAN =
    'Управление порта вчера вечером открыло новый мост, и он будет открыт до полуночи.';
  const content = aContent({ harbour: [aPost(1, RUSSIAN), aPost(2, `${RUSSIAN} Ура.`)] });
  const config = aDialogueConfig({ writer: 'openai', targetDurationMinutes: 0.5 });

  it('are never told by rule: an episode that no model has written says why', async () => {
    const failed = writing.write(content, { config, failure: 'It answered 503.' });
    await expect(failed).rejects.toMatchObject({
      name: 'PostsInOtherLanguage',
      message: expect.stringMatching(/It answered 503.*in Russian.*kept; retry/s),
    });
    const refused = writing.write(content, { config, spoil: () => 'no' });
    await expect(refused).rejects.toMatchObject({ name: 'PostsInOtherLanguage' });
  });

  it('are given to the model with the language to write in, by name', async () => {
    const { chats } = await writing.write(content, {
      config,
      habits: {
        translate: () => 'The port has opened a new bridge, and it stays open until midnight.',
      },
    });
    expect(chats[0]?.instructions).toContain('everything you write: English (en-US)');
  });
});
