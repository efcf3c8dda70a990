import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import {
  ADVERTISING,
  advertisingScore,
} from '../../../src/write-script/posts/advertising-score.ts';
import { gatherPosts } from '../../../src/write-script/posts/gather-posts.ts';
import { aContent, aPost } from '../../support/a-content.ts';

const gather = (tag: string, text: string) => {
  const language = chooseLanguage(tag);
  const { usable, unusable } = gatherPosts(aContent({ quay: [aPost(1, text)] }), language);
  return { language, usable, why: [...unusable.values()][0] };
};

describe('a post that only asks readers for comments', () => {
  it.each([
    ['ar-EG', 'ما رأيكم في الميناء الجديد؟ شاركونا آراءكم في التعليقات 👇'],
    ['de-DE', 'Wie gefällt euch die Brücke? Schreibt es uns in die Kommentare!'],
    ['en-GB', 'What do you make of the new pier? Tell us in the comments!'],
    ['es-ES', '¿Qué puente os gusta más? Contadnos 👇'],
    ['fr-FR', 'Que pensez-vous du nouveau quai ? Dites-nous tout en commentaire !'],
    ['he-IL', 'מה דעתכם על הגשר החדש? כתבו לנו בתגובות!'],
    ['hi-IN', 'नया पुल आपको कैसा लगा? कमेंट में बताएं!'],
    ['it-IT', 'Vi piace il nuovo molo? Scriveteci nei commenti!'],
    ['ja-JP', '新しい橋はどうですか？コメント欄で教えてください！'],
    ['nl-NL', 'Wat vind je van de brug? Laat het ons weten in de reacties!'],
    ['pl-PL', 'Jak wam się podoba most? Piszcie w komentarzach!'],
    ['pt-BR', 'O que acharam da ponte? Contem nos comentários!'],
    ['ru-RU', 'Как вам новый мост? Пишите в комментариях!'],
    ['tr-TR', 'Yeni köprüyü nasıl buldunuz? Yorumlara yazın!'],
    ['uk-UA', 'Скільки ви платите за воду? Голосуйте в коментарях.'],
    ['zh-CN', '你喜欢新桥吗？欢迎留言！'],
  ])('tells nothing (%s): %s', (tag, text) => {
    expect(gather(tag, text).why).toBe('call');
  });

  it.each([
    [
      'en-GB',
      'The council reads what people write in the comments, says the mayor. It has opened a page for the new pier, and the first plans are on show from Monday.',
    ],
    [
      'ru-RU',
      'Мэрия ответит на вопросы о новом мосте в четверг в шесть вечера. Движение по мосту откроют 12 ноября, сначала только для автобусов.',
    ],
  ])('is none that tells more (%s): %s', (tag, text) => {
    expect(gather(tag, text).usable).toHaveLength(1);
  });
});

describe('a post that only says where pictures are', () => {
  it.each([
    ['de-DE', 'Alle Fotos gibt es hier 👉 https://quay.example/f'],
    ['en-GB', 'All the photos are here 👉 https://quay.example/f'],
    ['es-ES', 'Todas las fotos aquí 👉 https://quay.example/f'],
    ['fr-FR', 'Toutes les photos sont ici 👉 https://quay.example/f'],
    ['it-IT', 'Tutte le foto qui 👉 https://quay.example/f'],
    ['it-IT', "Tutte le foto dell'incendio qui 👉 https://quay.example/f"],
    ['pt-BR', 'Todas as fotos aqui 👉 https://quay.example/f'],
    ['ru-RU', 'Все фотографии здесь 👉 https://quay.example/f'],
    ['uk-UA', 'Усі світлини тут 👉 https://quay.example/f'],
  ])('tells nothing (%s): %s', (tag, text) => {
    expect(gather(tag, text).why).toBe('links');
  });
});

describe('what is drawn among those who bring others', () => {
  const scored = (tag: string, text: string): number => {
    const { usable, language } = gather(tag, text);
    return Math.max(0, ...usable.map((post) => advertisingScore(post, language)));
  };

  it.each([
    [
      'de-DE',
      'Gewinnspiel: Wir verlosen drei Torten der Bäckerei Moll. Markiert zwei Freunde, am Sonntag wird gezogen.',
    ],
    [
      'en-GB',
      'Giveaway: three cakes from Moll’s bakery. Tag two friends, the draw is on Sunday evening at eight.',
    ],
    [
      'es-ES',
      'Sorteo: tres tartas de la panadería Moll. Etiqueta a dos amigos; el domingo sabremos quién las come.',
    ],
    [
      'fr-FR',
      'Concours : trois gâteaux de la boulangerie Moll. Identifiez deux amis, tirage dimanche soir à huit heures.',
    ],
    [
      'pl-PL',
      'Konkurs: trzy torty z piekarni Moll. Oznaczcie dwoje znajomych, wyniki w niedzielę wieczorem o ósmej.',
    ],
    [
      'pt-BR',
      'Sorteio: três bolos da padaria Moll. Marque dois amigos ou mencione a padaria até o próximo domingo.',
    ],
    [
      'ru-RU',
      'Розыгрыш: три торта от пекарни «Молль». Отметьте двух друзей, итоги в воскресенье вечером в восемь.',
    ],
    [
      'tr-TR',
      'Çekiliş: Moll fırınından üç pasta. İki arkadaşını etiketle, sonuçlar pazar akşamı sekizde açıklanacak.',
    ],
    [
      'uk-UA',
      'Розіграш! Даруємо три піци від «Молль». Умови: підписка, вподобайка, позначити двох друзів.',
    ],
  ])('is advertising (%s): %s', (tag, text) => {
    expect(scored(tag, text)).toBeGreaterThanOrEqual(ADVERTISING);
  });

  it.each([
    [
      'en-GB',
      'The draw for the cup: Marrow Town meet Selby away in the third round on 14 November.',
    ],
    [
      'es-ES',
      'El sorteo de la Copa empareja al Almira con el Ribalta. La ida se juega el 14 de noviembre.',
    ],
    [
      'ru-RU',
      'Розыгрыш Кубка: «Балка» встретится со «Степью» 14 ноября. Билеты поступят в продажу в понедельник.',
    ],
  ])('is none where a cup is drawn (%s): %s', (tag, text) => {
    expect(scored(tag, text)).toBeLessThan(ADVERTISING - 1);
  });
});
