import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { speak } from '../../../src/write-script/language/speak.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const write = (lines: string, languageCode = 'en-GB') => {
  const speakers = ['Kore', 'Puck'].map((name, index) => ({
    role: index === 0 ? 'host' : 'expert',
    voice: `${languageCode}-Chirp3-HD-${name}`,
  }));
  const { script } = writeBuiltIn(
    aContent({ board: postsOf(lines) }, { version: '1.1' }),
    aDialogueConfig({ languageCode, speakers }),
  );
  return script.chapters.map(({ title, utterances }) => ({
    title,
    said: utterances.map(({ text }) => text).join(' '),
  }));
};

describe('a short window, told whole', () => {
  it('tells a correction in the chapter of what it corrects', () => {
    const said = write(
      `
      1 09:00 El telescopio Atalaya ha medido agua en la atmósfera de un planeta a 124 años luz.
      2 10:00 Una vacuna contra la malaria protege al 77 % de los niños durante un año entero.
      3 18:00 Errata: en la noticia del planeta escribimos 124 años luz; son 142.
    `,
      'es-ES',
    );
    expect(said.some((each) => /Atalaya/.test(each.said) && /142/.test(each.said))).toBe(true);
  });

  it('calls a post an advertisement that says so in brackets', () => {
    const chapters = write(`
      1 09:00 [Sponsored] Ship faster with Deployly, and sleep at night.
      2 10:00 The mobile library comes on the first Tuesday of each month.
    `);
    expect(chapters.map(({ said }) => said).join(' ')).toMatch(/An advertisement: Ship faster/);
  });
});

it.each([
  ['$NRVA rises after the deal.', 'NRVA rises after the deal.'],
  ['EUR/USD 1.0840 at noon.', 'EUR USD 1.0840 at noon.'],
  ['It costs USD 20.', 'It costs 20 dollars.'],
  ['A deal of $11.4 bln is near.', 'A deal of 11.4 billion dollars is near.'],
  [
    'Prices rise by 0.2% m/m and 2.6% y/y.',
    'Prices rise by 0.2 percent month on month and 2.6 percent year on year.',
  ],
  ['A speed of 3 m/s is usual.', 'A speed of 3 meters per second is usual.'],
])('figures of a market: %s', (written, spoken) => {
  expect(speak(written, chooseLanguage('en-US'))).toBe(spoken);
});
