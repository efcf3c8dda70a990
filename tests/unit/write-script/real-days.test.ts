import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const write = (posts: readonly Post[], config = aDialogueConfig({ targetDurationMinutes: 2 })) => {
  const { script } = writeBuiltIn(aContent({ puerto: posts }), config);
  const said = script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text));
  return { said: said.join(' ') };
};

const inSpanish = aDialogueConfig({
  languageCode: 'es-ES',
  targetDurationMinutes: 2,
  speakers: [
    { role: 'host', voice: 'es-ES-Chirp3-HD-Kore' },
    { role: 'expert', voice: 'es-ES-Chirp3-HD-Puck' },
  ],
});

describe('a line that a channel puts under its posts', () => {
  const REPORTS = [
    'Una avería deja sin agua el barrio de la Ribera.',
    'La lonja subasta un atún de 212 kilos.',
    'Abre la biblioteca de la calle Faro tras seis meses.',
  ];
  const posts = REPORTS.map((text, n) => aPost(n + 1, `${text}\n\n📍 Puerto al día | Síguenos`));

  it('makes no post a call to follow, and is not said', () => {
    const { said } = write(posts, inSpanish);
    for (const report of REPORTS) expect(said).toContain(report);
    expect(said).not.toContain('Síguenos');
  });

  it('leaves a post alone that calls by itself', () => {
    const { said } = write(
      [...posts, aPost(9, '¡Síguenos y comparte el canal con tus amigos!')],
      inSpanish,
    );
    expect(said).not.toContain('comparte');
  });
});

describe('advertising without a code or a link', () => {
  it('is known by the name that a story keeps praising', () => {
    const { said } = write(
      [
        aPost(
          1,
          'Lo que nadie te cuenta de las camas: casi nunca pensamos en el colchón. En casa llevábamos diez años con el mismo, hasta que probamos Nubelia. Nubelia te deja probarlo cien noches gratis, te lo lleva a casa y retira el viejo. Mi madre ya no se levanta con dolor de espalda, y los clientes lo recomiendan con cinco estrellas a cualquiera que pregunte por él en la plaza.',
        ),
        ...Array.from({ length: 12 }, (_, n) =>
          aPost(
            n + 2,
            `El taller número ${n + 3} de la calle ${'ABCDEFGHIJKL'[n]}lmendro arregla ${n + 20} relojes de torre. El maestro ${'ABCDEFGHIJKL'[n]}ndrés enseña el oficio a tres vecinos del barrio cada tarde de invierno.`,
          ),
        ),
      ],
      inSpanish,
    );
    expect(said).not.toContain('Nubelia');
  });

  it('is no post about code, whatever its variables are called', () => {
    const code = 'offers = get_sale(deal)\nprint(free(offers))';
    const text = `Do you want to know whether something is free? You can call it, and your program gets the offer:\n\n${code}\n\nCustomers of this function never buy anything.`;
    const { said } = write(
      [
        aPost(1, text, {
          code: [{ offset: text.indexOf(code), length: code.length, block: true }],
        }),
        aPost(2, 'The swimming bath opens again on Monday at nine.'),
      ],
      aConfig(),
    );
    expect(said).toMatch(/^(?!.*advertisement).*whether something is free/iu);
  });
});

it('one signature under all posts of a channel is its own voice', () => {
  const { said } = write(
    [
      aPost(1, 'The lock opens at six from Monday, and at five in June.', { author: 'ornella' }),
      aPost(2, 'The heron has come back to the weir with two others.', { author: 'ornella' }),
    ],
    aConfig(),
  );
  expect(said).not.toContain('ornella');
});

it('a correction that counts people is no call to subscribe', () => {
  const { said } = write([
    aPost(1, '43 passengers are on board the Dunlin, the ferry office says.'),
    aPost(2, 'Correction: there are 23 passengers on the Dunlin, not 43.'),
  ]);
  expect(said).toContain('23 passengers');
});

describe('an author with little to tell and much time', () => {
  it('is told whole', () => {
    const text =
      'Chapter IV covers Henry VIII. Vitamin C and Plan I remain. The rest is for Monday.';
    const { said } = write([aPost(1, text)], aConfig());
    expect(said).toContain('Vitamin C and Plan I remain. The rest is for Monday.');
  });

  it('speaks of itself by no ordinal', () => {
    const russian = aDialogueConfig({ languageCode: 'ru-RU' });
    const posts = [
      aPost(1, '9-я школа и 40-летие клуба отметили вместе.'),
      aPost(2, 'Паром снова ходит до острова каждый час.'),
    ];
    expect(write(posts, russian).said).not.toContain('пишет');
  });
});

it('a word that led to a name that is gone goes with it', () => {
  const { said } = write([
    aPost(1, 'The berth fee rises to 45 dollars, the winter fee to 20 dollars, says @quayside.'),
  ]);
  expect(said).toContain('the winter fee to 20 dollars.');
});

it.each([
  ['de-DE', 'Gestohlen wurden drei Gänse und das Schild »Bitte klingeln« vom Hoftor.'],
  ['de-DE', 'Auf dem Zettel stand „Rest folgt“ und sonst gar nichts.'],
  ['fr-FR', 'Le maire a dit « jamais » devant toute la salle.'],
  ['pl-PL', 'Na tablicy napisano „Wstęp wzbroniony” i nic więcej.'],
  ['sv-SE', 'På skylten står ”Öppet” varje dag utom söndag.'],
])('a quotation in %s stands apart from the words beside it: %s', (languageCode, text) => {
  const speakers = [{ role: 'host', voice: `${languageCode}-Chirp3-HD-Kore` }];
  const { said } = write([aPost(1, text)], aConfig({ languageCode, speakers }));
  expect(said).toContain(text.replace(/« (?=jamais)|(?<=jamais) »|[„“”»«]/g, '"'));
});

describe('a greeting', () => {
  const GREETED =
    'Good morning, neighbours! The lock at Osier Weir has been stuck since five, and nine barges wait below it for the engineer, who comes from Tarnholm at noon.';

  it('is left out where there is news behind it', () => {
    const { said } = write([aPost(1, GREETED)], aConfig());
    expect(said).toContain('The lock at Osier Weir has been stuck');
    expect(said).not.toContain('Good morning');
  });

  it('is all of a post that says nothing else', () => {
    const { said } = write([
      aPost(1, 'Good morning, neighbours! A busy week lies ahead.'),
      aPost(2, GREETED),
    ]);
    expect(said).not.toContain('busy week');
  });
});
