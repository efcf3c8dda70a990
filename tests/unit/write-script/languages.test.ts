import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '../../../src/write-script/language/choose-language.ts';
import type { PhraseTexts } from '../../../src/write-script/language/language-words.ts';
import { LANGUAGE_WORDS } from '../../../src/write-script/language/words/index.ts';
import { SENTENCE_EXAMPLES } from '../speech-text/sentences/all-languages.ts';

/** What each phrase has to be filled in with: all of it, and nothing else. */
const FILLED: Readonly<Record<keyof PhraseTexts, readonly string[]>> = {
  opening: [],
  closing: [],
  brief: [],
  welcome: ['show', 'period'],
  farewell: ['show'],
  range: ['from', 'until'],
  headlines: [],
  inBrief: [],
  firstReport: ['day'],
  before: ['day'],
  since: [],
  sinceThen: [],
  claim: [],
  reply: [],
  passedOn: ['who', 'channel'],
  member: ['who', 'channel'],
  writes: ['who'],
  quotes: ['who'],
  asks: ['channel'],
  answers: ['list'],
  result: ['answer', 'share'],
  sources: ['list'],
  advertisement: [],
  rest: ['count'],
  unspoken: ['count'],
  covers: ['kept', 'found'],
  summary: ['topics', 'channels', 'period'],
  asReported: ['day'],
};

interface Examples {
  readonly greets: string;
  readonly calls: string;
  readonly declares: string;
  readonly corrects: string;
  readonly denies: string;
  readonly personal: string;
  /** A report that is none of these. */
  readonly report: string;
}

const EXAMPLES: Readonly<Record<string, Examples>> = {
  en: {
    greets: 'Good morning, Saltreach!',
    calls: 'Subscribe and tell your friends.',
    declares: 'Sponsored.',
    corrects: 'The ferry strike has been called off.',
    denies: 'This is wrong, the mill stays.',
    personal: 'I have baked here for years.',
    report: 'The mill pond froze on Monday night.',
  },
  he: {
    greets: 'בוקר טוב לכולם',
    calls: 'שתפו חברים',
    declares: 'פרסומת',
    corrects: 'תיקון: נפגעו שניים',
    denies: 'לא נכון, הטחנה נשארת',
    personal: 'אני אופה כאן שנים',
    report: 'הבריכה קפאה בלילה',
  },
  ru: {
    greets: 'Доброе утро, соседи!',
    calls: 'Подписывайтесь на канал',
    declares: 'Реклама',
    corrects: 'Забастовку отменили.',
    denies: 'Это неправда, мельница остаётся.',
    personal: 'Я пеку здесь двадцать лет.',
    report: 'Пруд у мельницы замёрз ночью.',
  },
  uk: {
    greets: 'Доброго ранку, сусіди!',
    calls: 'Підписуйтесь на канал',
    declares: 'Реклама',
    corrects: 'Страйк скасували.',
    denies: 'Це неправда, млин лишається.',
    personal: 'Я печу тут двадцять літ.',
    report: 'Став біля млина замерз уночі.',
  },
  de: {
    greets: 'Guten Morgen, Nachbarn!',
    calls: 'Abonniert den Kanal',
    declares: 'Anzeige',
    corrects: 'Der Streik ist abgesagt.',
    denies: 'Das stimmt nicht, die Mühle bleibt.',
    personal: 'Hier backe ich seit Jahren.',
    report: 'Der Mühlteich fror in der Nacht zu.',
  },
  fr: {
    greets: 'Bonjour les voisins !',
    calls: 'Abonnez-vous à la chaîne',
    declares: 'Publicité',
    corrects: 'La grève est annulée.',
    denies: 'C’est faux, le moulin reste.',
    personal: "J'ai cuit du pain ici.",
    report: 'L’étang du moulin a gelé dans la nuit.',
  },
  es: {
    greets: 'Buenos días, vecinos',
    calls: 'Suscríbete al canal',
    declares: 'Publicidad',
    corrects: 'La huelga queda cancelada.',
    denies: 'No es cierto, el molino sigue.',
    personal: 'Yo horneo aquí desde niño.',
    report: 'La laguna del molino se heló por la noche.',
  },
  pt: {
    greets: 'Bom dia, vizinhos',
    calls: 'Inscreva-se no canal',
    declares: 'Publicidade',
    corrects: 'A greve foi cancelada.',
    denies: 'Não é verdade, o moinho fica.',
    personal: 'Eu asso aqui há anos.',
    report: 'Oito patos vieram ao lago do moinho.',
  },
  it: {
    greets: 'Buongiorno, vicini',
    calls: 'Iscrivetevi al canale',
    declares: 'Pubblicità',
    corrects: 'Lo sciopero è annullato.',
    denies: 'Non è vero, il mulino rimane.',
    personal: 'Io cuocio qui da anni.',
    report: 'Lo stagno del mulino è gelato nella notte.',
  },
  nl: {
    greets: 'Goedemorgen, buren!',
    calls: 'Abonneer je op het kanaal',
    declares: 'Advertentie',
    corrects: 'De staking is afgelast.',
    denies: 'Dat klopt niet, de molen blijft.',
    personal: 'Ik bak hier al jaren.',
    report: 'De molenvijver vroor in de nacht dicht.',
  },
  pl: {
    greets: 'Dzień dobry, sąsiedzi',
    calls: 'Zasubskrybuj kanał',
    declares: 'Reklama',
    corrects: 'Strajk odwołano.',
    denies: 'To nieprawda, młyn zostaje.',
    personal: 'Ja piekę tutaj od lat.',
    report: 'Staw przy młynie zamarzł w nocy.',
  },
  tr: {
    greets: 'Günaydın komşular',
    calls: 'Kanala abone olun',
    declares: 'Reklam',
    corrects: 'Grev iptal edildi.',
    denies: 'Doğru değil, değirmen kalıyor.',
    personal: 'Ben burada ekmek yaparım.',
    report: 'Değirmen göleti gece dondu.',
  },
  ar: {
    greets: 'صباح الخير يا جيران',
    calls: 'اشتركوا في القناة',
    declares: 'إعلان',
    corrects: 'إلغاء الإضراب',
    denies: 'غير صحيح، الطاحونة باقية',
    personal: 'أنا أخبز هنا منذ سنوات',
    report: 'تجمدت بركة الطاحونة ليلا',
  },
  fa: {
    greets: 'صبح بخیر همسایه‌ها',
    calls: 'عضو کانال شوید',
    declares: 'آگهی',
    corrects: 'اعتصاب لغو شد',
    denies: 'درست نیست، آسیاب می‌ماند',
    personal: 'من سال‌ها اینجا نان پختم',
    report: 'برکه آسیاب شب یخ زد',
  },
  hi: {
    greets: 'सुप्रभात पड़ोसियों',
    calls: 'चैनल को सब्सक्राइब करें',
    declares: 'विज्ञापन',
    corrects: 'हड़ताल रद्द हुई',
    denies: 'यह सही नहीं है, चक्की रहेगी',
    personal: 'मैं यहाँ रोटी बनाता हूँ',
    report: 'चक्की का तालाब रात में जम गया',
  },
  zh: {
    greets: '早上好，邻居们',
    calls: '请关注本频道',
    declares: '广告',
    corrects: '罢工取消',
    denies: '不实，磨坊保留',
    personal: '我在这里烤面包',
    report: '磨坊的池塘夜里结冰',
  },
  ja: {
    greets: 'おはようございます',
    calls: 'チャンネル登録をお願いします',
    declares: '広告',
    corrects: 'ストは中止',
    denies: '事実ではありません',
    personal: '私はここでパンを焼く',
    report: '水車小屋の池が夜に凍った',
  },
};

it('has words of the languages whose sentences are known, and examples of each', () => {
  const languages = Object.keys(LANGUAGE_WORDS).toSorted();
  const withSentences = Object.keys(SENTENCE_EXAMPLES).filter((tag) => tag !== 'und');
  expect(languages).toEqual(Object.keys(EXAMPLES).toSorted());
  expect(languages).toEqual(withSentences.map((tag) => tag.slice(0, 2)).toSorted());
});

describe.each(Object.entries(EXAMPLES))('the words of %s', (tag, examples) => {
  const { cues, phrases } = chooseLanguage(tag);
  const texts = LANGUAGE_WORDS[tag]?.phrases;

  it('say everything, filled in with what it is about', () => {
    for (const [name, wanted] of Object.entries(FILLED)) {
      const text = texts?.[name as keyof PhraseTexts] ?? '';
      expect(text, name).not.toBe('');
      const found = [...text.matchAll(/\{(\w+)\}/g)].map(([, field]) => field);
      expect(found.toSorted(), name).toEqual(wanted.toSorted());
    }
  });

  it('are of its own script, a name in braces aside', () => {
    const own = Object.values(texts ?? {}).map((text) => text.replace(/\{\w+\}/g, ''));
    const isLatin = /\p{Script=Latin}/u.test(examples.report);
    for (const text of own) expect(/[a-z]/i.test(text) && !isLatin, text).toBe(false);
  });

  it('know what a post is by how it begins and what it asks', () => {
    expect(cues.greets.test(examples.greets)).toBe(true);
    expect(cues.calls.test(examples.calls)).toBe(true);
    expect(cues.declares.test(examples.declares)).toBe(true);
    expect(cues.corrects.test(examples.corrects)).toBe(true);
    expect(cues.denies.test(examples.denies.replaceAll('’', "'"))).toBe(true);
    expect(cues.firstPerson.test(examples.personal)).toBe(true);
    expect(cues.offers.length).toBeGreaterThanOrEqual(10);
  });

  it('take a report for nothing else', () => {
    for (const name of [
      'greets',
      'calls',
      'declares',
      'corrects',
      'denies',
      'firstPerson',
    ] as const) {
      expect(cues[name].test(examples.report), name).toBe(false);
    }
  });

  it('name days and periods in the language', () => {
    const [from, until] = [new Date('2026-02-03'), new Date('2026-02-05')];
    expect(/tuesday/i.test(phrases.day(from, 'weekday'))).toBe(tag === 'en');
    expect(phrases.period(from, until)).toMatch(/\p{N}/u);
    expect(phrases.period(until, until)).toBe(phrases.day(until, 'date-and-year'));
  });
});

it('stays neutral in any other language: no word of its own', () => {
  const { phrases, cues } = chooseLanguage('et-EE');
  for (const name of ['headlines', 'inBrief', 'since', 'claim', 'rest'] as const) {
    expect(phrases.say(name)).toBe('');
  }
  expect(phrases.say('passedOn', { who: 'Mart', channel: 'Sadam' })).toBe('Mart, Sadam:');
  expect(cues.greets.test('Tere hommikust')).toBe(false);
});
