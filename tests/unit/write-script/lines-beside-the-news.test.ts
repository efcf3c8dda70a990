import { describe, expect, it } from 'vitest';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const told = (language: string, text: string): string => {
  const voices = ['Kore', 'Puck'].map((name) => `${language}-Chirp3-HD-${name}`);
  const { script } = writeBuiltIn(
    aContent({ quay: [aPost(1, text)] }),
    aDialogueConfig({
      languageCode: language,
      targetDurationMinutes: 3,
      speakers: voices.map((voice, index) => ({ role: index === 0 ? 'host' : 'expert', voice })),
    }),
  );
  const chapters = script.chapters.slice(1, -1);
  return chapters.flatMap(({ utterances }) => utterances.map(({ text: said }) => said)).join(' ');
};

describe('a line that is no part of the news', () => {
  it.each([
    [
      'en-US',
      'The warden retires after 31 years.',
      'Read more: https://quay.example/7\nPhoto: Ann Bell',
    ],
    [
      'en-US',
      'The warden retires after 31 years.',
      'Full story on our website.\nFollow us: t.me/quay | @quay',
    ],
    [
      'de-DE',
      'Die Wärterin geht nach 31 Jahren in Rente.',
      'Mehr dazu hier: https://quay.example/7\nFoto: A. Bell',
    ],
    [
      'nl-NL',
      'De wachter stopt na 31 jaar op de vuurtoren.',
      'Lees verder: https://quay.example/7\nFoto: A. Bell',
    ],
    [
      'fr-FR',
      'La gardienne prend sa retraite après 31 ans.',
      'Lire la suite 👉 https://quay.example/7\n📸 Photo : Ann Bell / Le Quai',
    ],
    [
      'es-ES',
      'La farera se jubila tras 31 años de servicio.',
      'Más información aquí 👇\nhttps://quay.example/7\nÚnete al canal: @muelle',
    ],
    [
      'pt-BR',
      'A faroleira se aposenta depois de 31 anos.',
      'Saiba mais: https://quay.example/7\nFoto: Ana Bell',
    ],
    [
      'it-IT',
      'La guardiana va in pensione dopo 31 anni.',
      'Leggi tutto su https://quay.example/7\nFoto: A. Bell',
    ],
    [
      'pl-PL',
      'Latarniczka odchodzi na emeryturę po 31 latach.',
      'Czytaj więcej: https://quay.example/7\nFot. A. Bell',
    ],
    [
      'ru-RU',
      'Смотрительница уходит на пенсию после 31 года на маяке.',
      'Читать полностью: https://quay.example/7\n📷 Фото: Анна Белл\n\n👉 Подписаться | Прислать новость',
    ],
    [
      'uk-UA',
      'Доглядачка йде на пенсію після 31 року на маяку.',
      'Детальніше: https://quay.example/7\nФото: А. Белл\nПідписатися | Надіслати новину',
    ],
    [
      'tr-TR',
      'Fener bekçisi 31 yıl sonra emekli oluyor.',
      'Devamı için tıklayın: https://quay.example/7\nFotoğraf: A. Bell',
    ],
    [
      'he-IL',
      'שומרת המגדלור פורשת אחרי 31 שנים.',
      'להמשך קריאה: https://quay.example/7\nצילום: חנה בל\nהצטרפו לערוץ',
    ],
    [
      'ar-XA',
      'حارسة المنارة تتقاعد بعد 31 عاما من الخدمة.',
      'اقرأ المزيد: https://quay.example/7\nتصوير: آن بل',
    ],
    [
      'fa-IR',
      'نگهبان فانوس دریایی پس از ۳۱ سال بازنشسته شد.',
      'ادامه مطلب: https://quay.example/7\nعکس: آن بل',
    ],
    [
      'hi-IN',
      'दीपस्तंभ की रखवाली 31 साल बाद सेवानिवृत्त हुईं।',
      'और पढ़ें: https://quay.example/7\nफोटो: ऐन बेल',
    ],
    ['zh-CN', '灯塔管理员在工作了31年之后退休。', '阅读全文：https://quay.example/7\n图片：安贝尔'],
    [
      'ja-JP',
      '灯台守が31年の勤務を終えて退職する。',
      '続きはこちら：https://quay.example/7\n写真：アン・ベル',
    ],
  ])('is left out in %s, and the news stays: %s', (language, news, aside) => {
    expect(told(language, `${news}\n${aside}`)).toBe(news);
  });

  it.each([
    ['en-US', 'Photos of the storm of 1911 have been found in the attic of the lighthouse.'],
    [
      'en-US',
      'The exhibition opens on Friday.\nPhoto: the storm of 1911, as nobody had seen it before that night.',
    ],
    ['de-DE', 'Der Markt fällt aus.\nDie Straße bleibt gesperrt bis morgen Abend um sechs.'],
    ['ru-RU', 'Источник воды в парке снова открыт для всех жителей.'],
  ])('is none that tells something, in %s: %s', (language, text) => {
    expect(told(language, text).replaceAll('\n', ' ')).toBe(text.replaceAll('\n', ' '));
  });
});

describe('marks around a post', () => {
  it.each([
    ['ru-RU', '#новости #город Мэр открыл школу на 800 мест.', 'Мэр открыл школу на 800 мест.'],
    [
      'en-US',
      '#local The mayor opened a school for 800 pupils.',
      'The mayor opened a school for 800 pupils.',
    ],
    [
      'en-US',
      '#OpenSource Week begins on Monday at the library.',
      'Open Source Week begins on Monday at the library.',
    ],
    [
      'en-US',
      '(UPDATED) Snow closes the pass. [Photo: J. Lund] Drivers need chains.',
      'Snow closes the pass. Drivers need chains.',
    ],
    ['en-US', 'The pass is closed because of snow. 🧵 1/4', 'The pass is closed because of snow.'],
    [
      'en-US',
      'The pass (the higher one) is closed [by the council].',
      'The pass (the higher one) is closed by the council.',
    ],
  ])('are left out in %s: %s', (language, text, words) => {
    expect(told(language, text)).toBe(words);
  });
});

describe('a sentence above a link', () => {
  it.each([
    ['fr-FR', "L'iPhone 17 baisse de 100 € : 869 € en 256 Go"],
    ['fr-FR', 'Le bal des marins est dans la rue'],
    ['de-DE', 'Der neue Bildschirm lädt mit 65 W'],
    ['es-ES', 'El barco más viejo es del rey'],
  ])('is told in %s, however short its last word is: %s', (language, text) => {
    const words = text.split(' ');
    expect(told(language, `${text}\nhttps://quay.example/7`)).toContain(words.slice(-3).join(' '));
  });

  it('is left out where its last word leads to the link', () => {
    const text =
      'Le port ouvre demain matin.\n\nLes photos du bal ont été prises par\nhttps://quay.example/7';
    expect(told('fr-FR', text)).toBe('Le port ouvre demain matin.');
  });
});

it('a label in front of a bar is no sentence', () => {
  expect(told('ar-XA', 'عاجل | سيول جارفة تقطع طريق الوادي')).not.toContain('عاجل');
});
