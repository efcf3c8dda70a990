import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const write = (language: string, texts: readonly (string | readonly [string, Partial<Post>])[]) => {
  const posts = texts.map((each, index) => {
    const [text, more] = typeof each === 'string' ? [each, {}] : each;
    const date = new Date(Date.UTC(2026, 9, 7, 8 + index)).toISOString();
    return aPost(index + 1, text, { date, ...more });
  });
  const { script } = writeBuiltIn(
    aContent({ quay: posts }, { version: '1.1' }),
    aDialogueConfig({
      languageCode: language,
      targetDurationMinutes: 3,
      speakers: ['Kore', 'Puck'].map((name, index) => ({
        role: index === 0 ? 'host' : 'expert',
        voice: `${language}-Chirp3-HD-${name}`,
      })),
    }),
  );
  const chapters = script.chapters.slice(1, -1);
  const said = chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text)).join(' ');
  return { chapters, said };
};

describe('parts of a series in one paragraph with their number', () => {
  it.each([
    [
      'fr-FR',
      'La maison du phare',
      [
        'La maison du phare (1/3). Nous avons acheté une ruine sur le rocher.',
        'La maison du phare (3/3). Le toit tient, et la lampe tourne de nouveau.',
        'La maison du phare (2/3). La tempête a pris le toit et deux fenêtres.',
      ],
    ],
    [
      'pl-PL',
      'Zegar przypływów',
      [
        'Zegar przypływów, część 1 z 3. Kapitan portu zapytał, czy zbuduję zegar.',
        'Zegar przypływów, część 3 z 3. Zegar wisi w poczekalni od poniedziałku.',
        'Zegar przypływów, część 2 z 3. Koło było za małe i trzeba było zacząć od nowa.',
      ],
    ],
    [
      'tr-TR',
      'Gelgit saati',
      [
        'Gelgit saati, bölüm 1: liman müdürü benden tek kollu bir saat istedi.',
        'Gelgit saati, bölüm 3: saat pazartesiden beri bekleme salonunda asılı.',
        'Gelgit saati, bölüm 2: çark çok küçüktü, her şeye yeniden başladım.',
      ],
    ],
    [
      'de-DE',
      'Die Gezeitenuhr',
      [
        'Die Gezeitenuhr, Teil 1: Der Hafenmeister wollte eine Uhr mit einem Zeiger.',
        'Die Gezeitenuhr, Teil 3: Seit Montag hängt sie im Wartesaal.',
        'Die Gezeitenuhr, Teil 2: Das Rad war zu klein, und alles begann von vorn.',
      ],
    ],
    [
      'ru-RU',
      'Часы прилива',
      [
        'Часы прилива, часть 1: начальник порта попросил часы с одной стрелкой.',
        'Часы прилива, часть 3: с понедельника они висят в зале ожидания.',
        'Часы прилива, часть 2: колесо оказалось мало, и всё началось заново.',
      ],
    ],
  ])('are one chapter in %s, called %s, in order', (language, name, texts) => {
    const { chapters } = write(language, texts);
    expect(chapters.map(({ title }) => title)).toEqual([name]);
    expect(chapters[0]?.sources.map(({ messageId }) => messageId)).toEqual([1, 3, 2]);
  });
});

describe('a denial', () => {
  it.each([
    [
      'de-DE',
      'Die Nordbrücke bleibt drei Wochen gesperrt, heißt es aus dem Rathaus.',
      'Das stimmt nicht. Die Brücke öffnet schon am Freitag wieder.',
    ],
    [
      'fr-FR',
      'Le maire démissionne, selon une source à la mairie.',
      "C'est faux : le maire ne démissionne pas, dit son cabinet.",
    ],
    [
      'es-ES',
      'El puente cierra tres semanas, según el ayuntamiento.',
      'Es falso. El puente abre el viernes, dice el ayuntamiento.',
    ],
    [
      'it-IT',
      'Il ponte chiude per tre settimane, dicono in municipio.',
      'Non è vero. Il ponte riapre già venerdì, comunica il comune.',
    ],
    [
      'uk-UA',
      'Міст закрито на три тижні, кажуть у мерії.',
      "Це неправда. Міст відкриють уже в п'ятницю.",
    ],
    [
      'he-IL',
      'הגשר הצפוני ייסגר לשלושה שבועות, אומרים בעירייה.',
      'לא נכון. הגשר ייפתח כבר ביום שישי, מודיעה העירייה.',
    ],
  ])('stands in %s directly behind what it denies: %s', (language, claim, denial) => {
    const { chapters } = write(language, [claim, [denial, { replyTo: 1 }]]);
    expect(chapters).toHaveLength(1);
    const cited = chapters[0]?.sources.map(({ messageId }) => messageId);
    expect(cited).toEqual([1, 2]);
  });
});

describe('advertising that nobody declares', () => {
  it.each([
    [
      'it-IT',
      'Il ponte nord riapre lunedì dopo tre settimane di lavori.',
      'Dormivo male da anni, poi la mia vicina mi ha consigliato Nuvolia. Cento notti di prova, spedizione gratuita, e per i nostri lettori la metà del prezzo fino a domenica!',
    ],
    [
      'pt-BR',
      'A ponte norte reabre na segunda depois de três semanas.',
      'Cansado de dormir mal? Eu também estava, até experimentar a Nuvelia. Frete grátis, cem noites de teste e metade do preço só até domingo para quem é do canal!',
    ],
    [
      'tr-TR',
      'Kuzey köprüsü pazartesi yeniden açılıyor.',
      'Uykusuzluktan bıktınız mı? Nuvelia ile tanıştım, hayatım değişti. Ücretsiz kargo, yüz gece deneme, kanalımıza özel yüzde elli indirim, sadece pazara kadar!',
    ],
    [
      'hi-IN',
      'उत्तरी पुल सोमवार को फिर खुलेगा।',
      'नींद नहीं आती? नुवेलिया गद्दा आज़माएँ, मुफ़्त डिलीवरी, सौ रातों का ट्रायल, सिर्फ रविवार तक आधी कीमत! अभी ऑर्डर करें।',
    ],
    [
      'pl-PL',
      'Most północny otwiera się w poniedziałek po trzech tygodniach.',
      'Masz dość bezsennych nocy? Ja też miałam, aż trafiłam na Nuvelię. Darmowa dostawa, sto nocy na próbę, a dla naszych czytelników połowa ceny tylko do niedzieli!',
    ],
  ])('is not told in %s: %s', (language, news, offer) => {
    const { said } = write(language, [news, offer]);
    expect(said).toContain(news);
    expect(said).not.toMatch(/Nuv[eo]l|नुवेलिया/);
  });
});

describe('a tag in front of a line', () => {
  it.each([
    ['zh-CN', '【快讯】北桥今早重新开放，卡车也可以通行。', '快讯'],
    ['ja-JP', '【速報】北の橋が再び開通し、トラックも通れます。', '速報'],
    ['en-US', '[LIVE] The north bridge is open again for lorries too.', 'LIVE'],
    ['ar-XA', 'عاجل: إعادة فتح الجسر الشمالي أمام الشاحنات بعد ثلاثة أسابيع.', 'عاجل'],
  ])('is not said in %s: %s', (language, text, tag) => {
    const { said } = write(language, [text]);
    expect(said).not.toBe('');
    expect(said).not.toContain(tag);
  });
});

it('the first part of a series begins with a capital', () => {
  const { said } = write('en-US', [
    'Bread, part 1. Why not free?\nEveryone told me that I should begin with a loaf for nothing, and I did.',
    'Bread, part 2. What a loaf is worth.\nA loaf that I throw away costs me a dollar in flour, power and time.',
  ]);
  expect(said).toMatch(/^Part 1\. Why not free\?/);
});

describe('what is sold out', () => {
  it.each([
    ['en-GB', 'Item', 'The Sorva headphones are sold out.'],
    ['de-DE', 'Ware', 'Die Kopfhörer von Sorva sind ausverkauft.'],
    ['fr-FR', 'Article', 'Le casque Sorva est épuisé partout.'],
    ['es-ES', 'Cosa', 'Los auriculares Sorva están agotados.'],
    ['it-IT', 'Cosa', 'Le cuffie Sorva sono esaurite ovunque.'],
    ['pt-BR', 'Coisa', 'Os fones Sorva estão esgotados.'],
    ['ru-RU', 'Товар', 'Наушники Sorva распроданы полностью.'],
    ['pl-PL', 'Rzecz', 'Słuchawki Sorva zostały wyprzedane.'],
    ['tr-TR', 'Ürün', 'Sorva kulaklıklar tükendi ne yazık ki.'],
    ['he-IL', 'פריט', 'האוזניות של Sorva אזלו מהמלאי כולו.'],
  ])('is told last in a digest, however much it was read, in %s', (language, item, gone) => {
    const offers = ['Alva', 'Brin', 'Celo', 'Dorn', 'Elka', 'Fyra', 'Gann'].map(
      (name, n): [string, Partial<Post>] => [
        `${item} ${name} ${n + 2}9 € https://shop.example/${n}`,
        { urls: [`https://shop.example/${n}`], views: 1000 },
      ],
    );
    const { chapters } = write(language, [[gone, { views: 9000 }], ...offers]);
    expect(chapters.at(-1)?.utterances.at(-1)?.text).toContain('Sorva');
  });
});
