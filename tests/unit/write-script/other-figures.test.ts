import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { signsOf } from '../../../src/write-script/posts/post-signs.ts';
import { aContent, aPost } from '../../support/a-content.ts';

const correctsFigure = (tag: string, text: string): boolean | undefined => {
  const language = chooseLanguage(tag);
  const [post] = gatherPosts(aContent({ quay: [aPost(1, text)] }), language).usable;
  return post && signsOf(post, language).correctsFigure;
};

describe('a figure in place of another', () => {
  it.each([
    ['ar-EG', 'المياه تعود ليس الساعة 12 بل الساعة 17.'],
    ['de-DE', 'Das Wasser läuft nicht um 12 Uhr, sondern erst um 17 Uhr wieder.'],
    ['en-GB', 'The water comes back not at 12 but after 17 today.'],
    ['es-ES', 'El agua no vuelve a las 12, sino a las 17.'],
    ['fr-FR', 'L’eau revient non pas à 12 heures, mais à 17 heures.'],
    ['he-IL', 'המים יחזרו לא ב-12 אלא ב-17.'],
    ['it-IT', 'L’acqua torna non alle 12, ma alle 17.'],
    ['nl-NL', 'Het water komt niet om 12 uur, maar om 17 uur terug.'],
    ['pl-PL', 'Woda wróci nie o 12, tylko po 17.'],
    ['pt-BR', 'A água volta não às 12, mas às 17.'],
    ['ru-RU', 'Воду дадут не в 12:00, а после 17:00.'],
    ['tr-TR', 'Su saat 12 değil, saat 17 gibi gelecek.'],
    ['uk-UA', 'Воду дадуть не о 12:00, а після 17:00.'],
  ])('is a correction, whichever comes first (%s): %s', (tag, text) => {
    expect(correctsFigure(tag, text)).toBe(true);
  });

  it.each([
    ['en-GB', 'Not one of the 12 boats sailed, but the harbour is open.'],
    ['de-DE', 'Nicht vor 12 Uhr klingeln, aber gern danach.'],
    ['ru-RU', 'Не забудьте: 12 октября едут автобусы, а трамваи стоят.'],
  ])('is none where there is one alone (%s): %s', (tag, text) => {
    expect(correctsFigure(tag, text)).toBe(false);
  });
});
