import { describe, expect, it } from 'vitest';
import { type Script, ScriptSchema } from '../../../src/episode/script.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { NothingToTell } from '../../../src/write-script/script-writer.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const GATE = `A new gate

The harbour board has bought a new gate for the mill pond. It weighs 3 tonnes and costs $40k. The old one was built in 1949 and has leaked for twenty years. The work starts on 12 October because the tides are lowest then. However, the footpath will be closed for a week.`;
const BAKERY = `Bread again

Oswin the baker has lit his oven for the first time since spring. He bakes rye on Tuesdays and wheat on Fridays. The first loaves were gone within an hour.`;
const FERRY = `Ferry times

The ferry runs every half hour from Monday. The last boat leaves at 19:30. A bell rings five minutes before.`;

const text = ({ chapters }: Script): string =>
  chapters.flatMap(({ utterances }) => utterances.map((each) => each.text)).join('\n');

const write = (...args: Parameters<typeof writeBuiltIn>): Script =>
  ScriptSchema.parse(writeBuiltIn(...args).script);

describe('a script of one speaker', () => {
  const content = aContent({ harbour: [aPost(1, GATE), aPost(2, BAKERY), aPost(3, FERRY)] });

  it('opens with the show and closes with it, without sources', () => {
    const { chapters } = write(content, aConfig());
    expect(chapters[0]).toMatchObject({ title: 'Headlines', sources: [] });
    expect(chapters[0]?.utterances[0]?.text).toContain('Harbour Hour');
    expect(chapters.at(-1)).toMatchObject({ title: 'Closing', sources: [] });
  });

  it('names each chapter after its post and says where it comes from', () => {
    const { chapters } = write(content, aConfig());
    expect(chapters.find(({ title }) => title === 'A new gate')?.sources).toEqual([
      { channel: 'harbour', messageId: 1, url: 'https://t.me/harbour/1', title: 'A new gate' },
    ]);
    expect(chapters.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['A new gate', 'Bread again', 'Ferry times']),
    );
  });

  it('tells everything where there is time for it', () => {
    expect(text(write(content, aConfig()))).toContain(
      'It weighs 3 tonnes and costs 40 thousand dollars.',
    );
  });

  it("speaks the show's own intro and outro, made for speech", () => {
    const config = aConfig({
      introText: '**Good morning**, harbour! 🌊 https://harbour.example',
      outroText: 'Fair winds to all of you.',
    });
    const { chapters } = write(content, config);
    expect(chapters[0]?.utterances[0]?.text).toBe('Good morning, harbour!');
    expect(chapters.at(-1)?.utterances[0]?.text).toBe('Fair winds to all of you.');
  });

  it('has a title and a summary of its material', () => {
    const { title, summary } = write(content, aConfig());
    expect(title).toBe('Ferry times');
    expect(summary).toContain('From Harbour, October 1 to October 28, 2026');
  });

  it('is the same for the same content and config', () => {
    expect(JSON.stringify(write(content, aConfig()))).toBe(
      JSON.stringify(write(content, aConfig())),
    );
  });

  it('reports instructions that it cannot follow', () => {
    const config = aConfig({ additionalInstructions: 'Sing it.' });
    expect(writeBuiltIn(content, config).report.ignoredInstructions).toBe(true);
  });
});

describe('the style of a show', () => {
  const content = aContent({ harbour: [aPost(1, GATE), aPost(2, BAKERY), aPost(3, FERRY)] });
  const told = (style?: 'newscast' | 'in-depth' | 'digest' | null) =>
    writeBuiltIn(content, aDialogueConfig({ style }));

  it.each(['newscast', 'in-depth', 'digest'] as const)('may be %s, whatever the posts', (style) => {
    const { script, report } = told(style);
    expect(report).toMatchObject({ style });
    const inDepth = style === 'in-depth';
    expect(ScriptSchema.parse(script).speakers).toHaveLength(inDepth ? 1 : 2);
  });

  it('is heard', () => {
    const texts = [told('newscast'), told('in-depth'), told('digest')].map(({ script }) =>
      text(script),
    );
    expect(new Set(texts).size).toBe(3);
  });

  it('is chosen by the posts where the show names none, as in older snapshots', () => {
    expect(told(null)).toEqual(told('newscast'));
    expect(told()).toEqual(told('newscast'));
  });
});

describe('a script of two speakers', () => {
  const content = aContent({ harbour: [aPost(1, GATE), aPost(2, BAKERY), aPost(3, FERRY)] });
  const { chapters } = write(content, aDialogueConfig());

  it('is shared by item: each reader tells a post, and nobody asks', () => {
    const told = chapters.filter(({ sources }) => sources.length > 0);
    expect(told).toHaveLength(3);
    const speakers = told.map(({ utterances }) => utterances.map(({ speaker }) => speaker));
    expect(new Set(speakers.flat())).toEqual(new Set(['host', 'expert']));
    for (const each of speakers) expect(each).toHaveLength(1);
    expect(text(write(content, aDialogueConfig()))).not.toContain('?');
  });

  it("keeps a post's own question with its answer", () => {
    const post =
      'The wheel\n\nThe wheel turns twice a day. Why not use a motor? The sea comes up the river anyway.';
    const said = text(write(aContent({ harbour: [aPost(1, post)] }), aDialogueConfig()));
    expect(said).toContain('Why not use a motor? The sea comes up the river anyway.');
  });
});

describe('a post that there is not time enough for', () => {
  const filler = 'The tide came in and the tide went out, as it does on every day of the year.';
  const quotation = '"The first loaf was a brick. The second one was better. I shall bake again."';
  const posts = Array.from({ length: 30 }, (_, index) =>
    aPost(
      index + 1,
      `Day ${index + 1} of bread\n\nOswin wrote to us again. ${quotation.replace('first', `${index}th`)} ${filler} However, nobody minded.`,
    ),
  );
  const config = aConfig({ targetDurationMinutes: 1.5 });
  const said = text(write(aContent({ harbour: posts }), config));

  it('keeps its quotations whole', () => {
    expect(said).toContain('The second one was better.');
    expect(said.match(/The second one/g)).toHaveLength(
      said.match(/I shall bake again\."/g)?.length ?? 0,
    );
  });

  it('never keeps a sentence without the one that it leans on', () => {
    for (const [before] of said.matchAll(/(\S+ \S+) However, nobody minded/g)) {
      expect(before).toContain('the year.');
    }
  });
});

describe('the same story in several channels', () => {
  const again = GATE.replace('A new gate\n\n', '').replace('has bought', 'bought');
  const content = aContent({
    harbour: [aPost(1, GATE)],
    mill: [aPost(7, again), aPost(8, BAKERY)],
  });

  it('is told once, with the sources of all', () => {
    const { script, report } = writeBuiltIn(content, aConfig());
    expect(text(script).match(/3 tonnes/g)).toHaveLength(1);
    expect(script.chapters.find(({ title }) => title === 'A new gate')?.sources).toEqual([
      { channel: 'harbour', messageId: 1, url: 'https://t.me/harbour/1', title: 'A new gate' },
      {
        channel: 'mill',
        messageId: 7,
        url: 'https://t.me/mill/7',
        title: 'The harbour board bought a new gate for the mill pond',
      },
    ]);
    expect(report).toMatchObject({ told: 2, merged: 1 });
  });
});

describe('a refrain under every post', () => {
  it('is not told', () => {
    const posts = [GATE, BAKERY, FERRY].map((post, index) =>
      aPost(index + 1, `${post}\n\nTell your friends about this channel!`),
    );
    expect(text(write(aContent({ harbour: posts }), aConfig()))).not.toContain('Tell your friends');
  });
});

describe('what has no words', () => {
  it('is left out: a photo without a caption', () => {
    const content = aContent({
      harbour: [aPost(1, GATE), aPost(2, '', { media: [{ type: 'photo' }] })],
    });
    const { script, report } = writeBuiltIn(content, aConfig());
    expect(script.chapters.flatMap(({ sources }) => sources)).toHaveLength(1);
    expect(report.silent).toBe(1);
  });

  it('is mentioned: a post of code alone', () => {
    const code = 'x = sorted(ys)\nprint(x)';
    const posts = [
      aPost(1, GATE),
      aPost(2, code, { code: [{ offset: 0, length: code.length, block: true }] }),
    ];
    const { script, report } = writeBuiltIn(aContent({ harbour: posts }), aConfig());
    expect(text(script)).toContain('Voice messages, pictures and links that we could not tell: 1.');
    expect(report.unspeakable).toBe(1);
  });

  it('makes no episode alone', () => {
    const content = aContent({ harbour: [aPost(1, '', { media: [{ type: 'photo' }] })] });
    expect(() => writeBuiltIn(content, aConfig())).toThrow(NothingToTell);
  });
});

describe('a poll', () => {
  it('is told as a question with its options', () => {
    const media = [
      {
        type: 'poll' as const,
        caption: 'Should we grind rye?\nYes, at once\nOnly in winter\nNever',
      },
    ];
    const content = aContent({ harbour: [aPost(1, GATE), aPost(2, '', { media })] });
    expect(text(write(content, aConfig()))).toMatch(
      /Harbour asked: Should we grind rye\? The answers: Yes, at once, Only in winter, and Never\./,
    );
  });
});

describe('an episode in another language', () => {
  it.each([
    [
      'ru-RU',
      'Новые ворота\n\nПорт купил новые ворота для пруда. Они весят 3 тонны.',
      'Главное',
      'Завершение',
    ],
    ['he-IL', 'שער חדש\n\nהנמל קנה שער חדש לבריכה. הוא שוקל שלושה טונות.', 'הכותרות', 'סיום'],
  ])('is whole in %s', (languageCode, post, opening, closing) => {
    const { chapters, language } = write(
      aContent({ harbour: [aPost(1, post)] }),
      aConfig({ languageCode }),
    );
    expect(language).toBe(languageCode);
    expect(chapters[0]?.title).toBe(opening);
    expect(chapters.at(-1)?.title).toBe(closing);
  });

  it('invents no grammar where it knows none: names, dates and the posts alone', () => {
    const post = 'Uus lüüs\n\nSadam ostis uue lüüsi. See kaalub kolm tonni.';
    const config = aConfig({ languageCode: 'et-EE' });
    expect(text(write(aContent({ harbour: [aPost(1, post)] }), config)).split('\n')).toEqual([
      'Harbour Hour. 1. oktoober, 28. oktoober 2026.',
      'Sadam ostis uue lüüsi. See kaalub kolm tonni.',
      'Harbour Hour.',
    ]);
  });
});
