import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Content, Post } from '../../../src/episode/content.ts';
import { type Script, ScriptSchema } from '../../../src/episode/script.ts';
import { spokenSeconds } from '../../../src/speech-text/speaking-time.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const SENTENCES = [
  'The harbour board has bought a new gate for the pond.',
  'It weighs 3 tonnes and costs $40k, because iron is dear.',
  'However, nobody knows who will carry it.',
  'Did anybody ask the eels? They were here first.',
  'Why tallow?',
  'THE GATE IS OPEN AGAIN!!!',
  'На мельнице открыли 21 станцию за 1,2 млн руб. в 2026 г.',
  "הגשר נפתח מחדש ב-5% פחות כסף וכו' אתמול.",
  'A list follows:\n• boots\n• a lamp\n• patience',
  'As shown below:',
  'x = sorted(ys)',
];
const NOISE = [
  'ᴛʜᴇ ᴅᴀᴍ ʜᴀs ʙᴜʀsᴛ',
  'o\u0336l\u0336d\u0336',
  'T\u0337h\u0335e',
  '1️⃣2️⃣',
  '██░░ 60%',
  '🆃🅷🅴 ©️ Mill',
  '‼️❗️',
  'T | P\nR | 1',
  'https://example.com/a_b?c=*d*',
  'www.example.org',
  '@some_handle',
  '#hash_tag',
  '**bold**',
  '[a link](https://e.com)',
  '`code()`',
  '```js\nlet x = 1;\n```',
  '🎉👨‍👩‍👧',
  '1️⃣',
  '<speak>',
  '&lt;b&gt;',
  '\u202E\u200B\u0000',
  '\uD800',
  '...!!!???',
  '((((',
  '——',
];

const aText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...SENTENCES),
      fc.constantFrom(...NOISE),
      fc.string({ unit: 'binary', maxLength: 12 }),
    ),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .chain((parts) =>
    fc
      .array(fc.constantFrom(' ', '\n', '\n\n', ', '), {
        minLength: parts.length,
        maxLength: parts.length,
      })
      .map((gaps) => parts.map((part, index) => part + gaps[index]).join('')),
  );

const posts = fc
  .array(fc.tuple(aText, fc.boolean()), { minLength: 1, maxLength: 12 })
  .map((texts) =>
    texts.map(
      ([text, hasCode], index): Post =>
        aPost(
          index + 1,
          text,
          hasCode && text.length > 4 ? { code: [{ offset: 1, length: 3, block: false }] } : {},
        ),
    ),
  );

/** Hundreds of scripts, on a machine that has other things to do. */
const LONG_MS = 120_000;

const PLAIN = aPost(90, 'The mill\n\nThe mill turns again on Sunday. Everybody is invited.');
const contents = fc
  .tuple(posts, posts)
  .map(([a, b]) => aContent({ harbour: [...a, PLAIN], mill_news: b }));
const configs = fc
  .record({
    languageCode: fc.constantFrom('en-US', 'ru-RU', 'he-IL', 'pt-BR'),
    targetDurationMinutes: fc.constantFrom(1, 2, 5),
    isDialogue: fc.boolean(),
  })
  .map(({ isDialogue, ...config }) => (isDialogue ? aDialogueConfig(config) : aConfig(config)));

const utterances = ({ chapters }: Script) => chapters.flatMap((chapter) => chapter.utterances);
const idsOf = ({ results }: Content) =>
  new Set(
    Object.entries(results).flatMap(([channel, its]) => its.map(({ id }) => `${channel}/${id}`)),
  );

const UNSPEAKABLE: readonly (readonly [string, RegExp])[] = [
  ['an address', /https?:|www\.|:\/\//i],
  ['a handle', /@/],
  ['a hashtag', /#\p{L}/u],
  // A star in front of a word or a figure is one of code, or is dialled.
  ['Markdown', /\*(?![*\p{L}\p{N}_])|`|\]\(/u],
  ['a tag', /<|>/],
  ['a stroke through a letter', /[\u0334-\u0338]/u],
  ['a drawn bar', /[\u2500-\u259F]/u],
  ['an emoji', /(?![©®™↔-↪→←↑↓✓\d#*])\p{Extended_Pictographic}/u],
  [
    'a control or direction mark',
    /\p{Cc}|[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\uFFFC]/u,
  ],
];

describe('whatever the posts hold, a script', () => {
  it(
    'says nothing that is not speech, in turns that say something',
    () => {
      fc.assert(
        fc.property(contents, configs, (content, config) => {
          const { script } = writeBuiltIn(content, config);
          expect(ScriptSchema.safeParse(script).success).toBe(true);
          for (const { text } of utterances(script)) {
            expect(text).toMatch(/[\p{L}\p{N}]/u);
            expect(text.isWellFormed()).toBe(true);
            for (const [what, sign] of UNSPEAKABLE)
              expect(sign.test(text), `${what} in: ${text}`).toBe(false);
          }
          expect(script.title.length).toBeLessThanOrEqual(200);
          expect(script.summary.length).toBeLessThanOrEqual(1000);
        }),
        { numRuns: 150 },
      );
    },
    LONG_MS,
  );

  it(
    'cites only posts that exist',
    () => {
      fc.assert(
        fc.property(contents, configs, (content, config) => {
          const ids = idsOf(content);
          for (const { channel, messageId, url } of writeBuiltIn(
            content,
            config,
          ).script.chapters.flatMap(({ sources }) => sources)) {
            expect(ids.has(`${channel}/${messageId}`)).toBe(true);
            expect(url).toBe(`https://t.me/${channel}/${messageId}`);
          }
        }),
        { numRuns: 60 },
      );
    },
    LONG_MS,
  );

  it(
    'is never longer than its target and a fifth',
    () => {
      fc.assert(
        fc.property(contents, configs, (content, config) => {
          const { script } = writeBuiltIn(content, config);
          const seconds = utterances(script).reduce(
            (sum, { text }) => sum + spokenSeconds(text),
            0,
          );
          expect(seconds).toBeLessThanOrEqual(config.targetDurationMinutes * 60 * 1.2);
        }),
        { numRuns: 60 },
      );
    },
    LONG_MS,
  );
});

describe('where there is material enough', () => {
  const texts = Array.from({ length: 60 }, (_, index) => {
    const name = `Thing${index} of class${index % 9}`;
    return `Report on ${name}\n\nThe ${name} was seen in the harbour at dawn. It measured ${index + 2} metres and moved slowly towards the mill. Somebody painted the ${name} green because the light was good. However, the rain washed it off by noon.`;
  });
  const content = aContent({ harbour: texts.map((text, index) => aPost(index + 1, text)) });

  it.each([1, 2, 5, 10])(
    'an episode of %i minutes is within a fifth of it',
    (targetDurationMinutes) => {
      for (const config of [
        aConfig({ targetDurationMinutes }),
        aDialogueConfig({ targetDurationMinutes }),
      ]) {
        const { seconds } = writeBuiltIn(content, config).report;
        expect(seconds).toBeGreaterThan(targetDurationMinutes * 60 * 0.8);
        expect(seconds).toBeLessThan(targetDurationMinutes * 60 * 1.2);
      }
    },
  );

  it.each([0.5, 1.5])('so is one at %f times the usual pace', (speakingRate) => {
    const config = aDialogueConfig({ targetDurationMinutes: 5 });
    const speakers = config.speakers.map((speaker) => ({ ...speaker, speakingRate }));
    const { script, report } = writeBuiltIn(content, { ...config, speakers });
    expect(report.seconds).toBeGreaterThan(5 * 60 * 0.8);
    expect(report.seconds).toBeLessThan(5 * 60 * 1.2);
    const usual = utterances(writeBuiltIn(content, config).script).length;
    expect(utterances(script).length > usual).toBe(speakingRate > 1);
  });

  it('no turn of speech comes back word for word', () => {
    const { script } = writeBuiltIn(content, aDialogueConfig({ targetDurationMinutes: 10 }));
    const said = utterances(script).map(({ text }) => text);
    const counts = said.map((text) => said.filter((other) => other === text).length);
    expect(Math.max(...counts)).toBeLessThanOrEqual(4);
  });
});
