import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { prepareMaterial } from '../../../src/write-script/material.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { isRumour } from '../../../src/write-script/posts/is-rumour.ts';
import { firstReport } from '../../../src/write-script/stories/first-report.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';
import { postsOf } from '../../support/days/day.ts';

describe('what is only rumoured', () => {
  it.each([
    ['ar-EG', 'يتردد أن السوق سيغلق', 'السوق يغلق في فبراير للتجديد'],
    ['de-DE', 'Man munkelt, dass der Markt schließt.', 'Der Markt schließt am 1. Februar.'],
    ['en-GB', 'Rumour has it that the market will close.', 'The market closes on 1 February.'],
    ['es-ES', 'Circula el rumor de que cierra el mercado.', 'El mercado cierra el 1 de febrero.'],
    ['fr-FR', 'On dit que le marché va fermer.', 'Le marché ferme le 1er février.'],
    ['he-IL', 'תושבים שואלים על שמועה שהשוק ייסגר.', 'השוק ייסגר ב-1 בפברואר.'],
    ['it-IT', 'Si dice che il mercato chiuderà.', 'Il mercato chiude il primo febbraio.'],
    ['nl-NL', 'Het gerucht gaat dat de markt sluit.', 'De markt sluit op 1 februari.'],
    ['pl-PL', 'Podobno targ ma zostać zamknięty.', 'Targ zostanie zamknięty 1 lutego.'],
    ['pt-BR', 'Dizem que o mercado vai fechar.', 'O mercado fecha em 1 de fevereiro.'],
    ['ru-RU', 'Говорят, что рынок закроют.', 'Рынок закроют 1 февраля.'],
    ['tr-TR', 'Pazarın kapanacağı söylentisi dolaşıyor.', 'Pazar 1 Şubat’ta kapanıyor.'],
    ['uk-UA', 'Кажуть, що ринок закриють.', 'Ринок закриють 1 лютого.'],
  ])('is known in %s', (tag, rumoured, certain) => {
    const language = chooseLanguage(tag);
    const rumour = (text: string) => {
      const [post] = gatherPosts(aContent({ quay: [aPost(1, text)] }), language).usable;
      return post && isRumour(post, language);
    };
    expect(rumour(rumoured)).toBe(true);
    expect(rumour(certain)).toBe(false);
  });

  it('begins no story that was announced', () => {
    const lines = `1 08:00 Rumour has it that the Corn Market in Selby will be closed.
2 11:00 The Corn Market in Selby closes on 1 February, the council confirms. Its 240 traders move to Union Square.
3 15:00 Traders of the Corn Market in Selby want to stay until Easter.`;
    const { stories, language } = prepareMaterial(
      aContent({ quay: postsOf(lines) }, { version: '1.1' }),
      aConfig({ languageCode: 'en-GB' }),
    );
    const [story] = stories;
    expect(story?.posts).toHaveLength(3);
    expect(story && firstReport(story, language)?.key).toBe('quay/2');
  });
});

describe('what neighbours pass on and nobody answers', () => {
  const news = `31 09:00 The bakery on Eel Street sells its last rye loaf on Friday. The owner is going to live with her son.
32 10:00 Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote it on the door.
33 11:00 The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.
34 12:00 A grand piano was left at the tip. It is in tune, the keeper says, and has asked whose it is.
35 13:00 Herring cost 4.10 crowns a kilo at the auction. That is less than in any October since the ice year.
36 14:00 Two goats walked through the savings bank at noon. They were led out by a customer with an apple.
37 15:00 Mill Lane gets eleven new lamps before winter. The old ones hummed, and several people will miss them.`;

  it('isn’t told where there is news', () => {
    const hearsay =
      '1 14:30 author=Nell Neighbours in the yard say it was the fish that made the pupils ill yesterday.';
    const { script } = writeBuiltIn(
      aContent({ quay: postsOf(news), yard: postsOf(hearsay) }, { version: '1.1' }),
      aConfig({ languageCode: 'en-GB', targetDurationMinutes: 1 }),
    );
    expect(JSON.stringify(script.chapters)).not.toContain('it was the fish');
    expect(JSON.stringify(script.chapters)).toContain('eleven new lamps');
  });
});

describe('a newest report that is too long for a headline', () => {
  it('leaves it to what happened, not to a rumour or to what somebody says of it', () => {
    const lines = `1 09:30 Circula el rumor de que Nora Vidal no cantará esta noche.
2 12:30 Nora Vidal no actuará esta noche por una laringitis.
3 12:50 «Me duele más a mí que a nadie», escribe Nora Vidal a sus seguidores.
4 14:30 Quien haya comprado la entrada de esta noche solo por Nora Vidal puede pedir su dinero hasta el viernes en la taquilla del recinto o por correo electrónico.`;
    const { script } = writeBuiltIn(
      aContent({ quay: postsOf(lines) }, { version: '1.1' }),
      aConfig({ languageCode: 'es-ES', targetDurationMinutes: 1 }),
    );
    expect(script.title).toBe('Nora Vidal no actuará esta noche por una laringitis');
  });
});

describe('what becomes of one person', () => {
  const lines = (
    name: string,
    before: string,
  ) => `1 09:30 Circula el rumor de que ${before}${name} no cantará esta noche.
2 10:00 Precios: agua 2 euros, cerveza 4 euros, pizza 11 euros.
3 12:30 Confirmado: ${before}${name} no actuará esta noche por una laringitis.
4 12:50 «Me duele más a mí que a nadie», escribe ${before}${name} a sus seguidores.
5 13:45 La banda municipal sustituirá a ${before}${name} a las once.
6 15:40 El taller de máscaras pasa a la biblioteca.`;
  const stories = (text: string) =>
    prepareMaterial(
      aContent({ quay: postsOf(text) }, { version: '1.1' }),
      aConfig({ languageCode: 'es-ES' }),
    ).stories.map(({ posts }) => posts.map(({ key }) => Number(key.split('/')[1])));

  it('is one matter, though nothing but the name is shared', () => {
    expect(stories(lines('Nora Vidal', ''))).toContainEqual([1, 3, 4, 5]);
  });

  it('is none of what only happens in one place', () => {
    const place = `1 09:30 Dos heridos en Puente Viejo tras un choque de motos.
2 10:00 El choque de motos en Puente Viejo fue por el hielo.
3 12:30 Una panadería en Puente Viejo gana un premio nacional.
4 13:00 El coro de Puente Viejo ensaya los lunes.`;
    expect(stories(place)).not.toContainEqual(expect.arrayContaining([1, 3]));
  });
});

describe('a correction of a figure', () => {
  it('neither leads a larger story nor leaves it the headline that it corrects', () => {
    const { script } = writeBuiltIn(
      aContent(
        {
          quay: postsOf(`1 08:00 The council meets at five on the tram to Hobber Cross.
2 09:00 The line to Hobber Cross leaves Cooper Street, 4.2 kilometers in 11 minutes.
3 17:00 The council has voted for the tram to Hobber Cross: 19 for, 14 against.
4 17:30 The tram to Hobber Cross will cost 48 million crowns.
5 19:00 Correction: the tram to Hobber Cross will cost 84 million crowns, not 48 million.`),
        },
        { version: '1.1' },
      ),
      aConfig({ languageCode: 'en-GB', targetDurationMinutes: 1 }),
    );
    expect(script.title).toMatch(/council has voted/);
  });
});
