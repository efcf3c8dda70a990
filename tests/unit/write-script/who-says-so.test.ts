import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import { stems } from '../../../src/write-script/posts/words-of.ts';

describe('two reports by which somebody says so', () => {
  it.each([
    ['ar-EG', 'شركة نورس تعلن أرباحاً كبيرة', 'نقابة العمال تعلن إضراباً'],
    ['de-DE', 'Der Bäcker kündigt Kuchen an', 'Die Brauerei kündigt Schließung an'],
    ['en-GB', 'The baker announces cakes', 'The brewery announces its closure'],
    ['es-ES', 'El panadero anuncia tartas', 'La cervecera anuncia su cierre'],
    ['fr-FR', 'Le boulanger annonce des gâteaux', 'La brasserie annonce sa fermeture'],
    ['he-IL', 'האופה הודיע על עוגות', 'המבשלה הודיע על סגירה'],
    ['it-IT', 'Il fornaio annuncia torte', 'La birreria annuncia la chiusura'],
    ['nl-NL', 'De bakker kondigt taart aan', 'De brouwerij kondigt sluiting aan'],
    ['pl-PL', 'Piekarz ogłosił ciasta', 'Browar ogłosił zamknięcie'],
    ['pt-BR', 'O padeiro anuncia bolos', 'A cervejaria anuncia o fecho'],
    ['ru-RU', 'Пекарь сообщил о тортах', 'Завод сообщил о закрытии'],
    ['tr-TR', 'Fırıncı pasta duyurdu', 'Fabrika kapanış duyurdu'],
    ['uk-UA', 'Пекар повідомив про торти', 'Завод повідомив про закриття'],
  ])('share no word of their subjects (%s)', (tag, a, b) => {
    const language = chooseLanguage(tag);
    const others = new Set(stems(b, language));
    expect(stems(a, language).filter((word) => others.has(word))).toEqual([]);
  });
});
