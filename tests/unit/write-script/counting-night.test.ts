import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { wordsOf } from '../../../src/write-script/posts/words-of.ts';
import { aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

const POSTS = `
100 17:05 900/4 Cierran los colegios en Valdorra en tres horas. La participación a las 17:00 es del 48,2 %, dos puntos menos que en 2021.
102 20:01 900/4 🔴 Cierran las urnas en Valdorra. El sondeo de Canal Sur Norte da la victoria al Partido del Valle, de Irene Castañeda, con 34 escaños de 67.
103 20:40 900/4 Al 10 % escrutado, Unión Costera, de Mateo Brizuela, va por delante: 29 escaños frente a 27 del Partido del Valle.
104 21:15 900/4 Al 45 % escrutado: Partido del Valle 31, Unión Costera 28, Verdes de Aldamar 8.
105 21:30 900/4 Cortado el puente de Aldamar por un camión volcado. El conductor está ileso y el desvío va por la N-212.
106 21:52 900/4 Mateo Brizuela: «Esperaré hasta el último voto. No voy a reconocer nada esta noche».
107 22:20 900/4 Al 88 % escrutado: Partido del Valle 33, Unión Costera 26, Verdes de Aldamar 8. La mayoría absoluta está en 34.
110 23:05 900/4 El hospital de Santa Brea reabre mañana sus urgencias tras las obras, que han durado cinco meses.
111 23:20 900/4 Con el 99 % escrutado, el Partido del Valle logra 34 escaños y la mayoría absoluta por 212 votos en la comarca de Aldamar.
112 23:41 900/4 Brizuela reconoce la derrota: «He llamado a Irene Castañeda para felicitarla». Pide, no obstante, el recuento en Aldamar.
113 23:55 900/4 Castañeda, ante sus seguidores: «Gobernaré también para quienes no me han votado». Anuncia que llamará a los Verdes.
`;

describe('a night on which votes are counted', () => {
  const { script } = writeBuiltIn(
    aContent({ valdorra: postsOf(POSTS) }),
    aDialogueConfig({ title: 'Valdorra Noche', languageCode: 'es-ES', targetDurationMinutes: 5 }),
  );
  const said = script.chapters
    .flatMap(({ utterances }) => utterances.map(({ text }) => text))
    .join(' ');

  it('is called by the newest count, and by nothing that happened in the same place', () =>
    expect(script.title).toMatch(/^Con el 99 % escrutado/));

  it('tells what somebody said in front of what they said later', () =>
    expect(said).toMatch(/No voy a reconocer nada.*Brizuela reconoce la derrota/));
});

it.each([
  ['es-ES', 'El desvío va por la N-212.', 'n212'],
  ['de-DE', 'Stau auf der A-96 bei Landsberg.', 'a96'],
  ['en-GB', 'The B-4012 is closed.', 'b4012'],
])('the number of a road is no number of anything: %s', (tag, text, road) => {
  const stems = wordsOf(text, chooseLanguage(tag)).map(({ stem }) => stem);
  expect(stems).toContain(road);
  expect(stems.filter((stem) => /^\p{N}+$/u.test(stem))).toEqual([]);
});
