/** A short episode, questions with the words that must be found among the first three, and what it doesn't say. */
export interface SpokenIn {
  readonly languageCode: string;
  readonly lines: readonly string[];
  /** Found and answered by it. */
  readonly answered: Readonly<Record<string, string>>;
  /** Found; whether it is answered is left open. */
  readonly found?: Readonly<Record<string, string>>;
  readonly never: readonly string[];
}

/** Episodes in languages beside those of the samples. */
export const OTHER_LANGUAGES: Readonly<Record<string, SpokenIn>> = {
  French: {
    languageCode: 'fr-FR',
    lines: [
      'Le pont Saint-Aubin rouvre vendredi à six heures du matin.',
      'Les travaux ont coûté deux millions quatre cent mille euros.',
      'La maire, Hélène Dufresne, a promis une passerelle pour les cyclistes.',
      "Le chien perdu place du Marché s'appelle Biscuit.",
      'Il a été retrouvé par Amadou Traoré près du canal.',
      "Le prix du pain n'augmentera pas cette année, assure le syndicat.",
    ],
    answered: {
      'Quand rouvre le pont Saint-Aubin ?': 'vendredi',
      'Combien ont coûté les travaux ?': 'deux millions',
      "Comment s'appelle le chien perdu ?": 'Biscuit',
      'Le prix du pain va-t-il augmenter ?': "n'augmentera pas",
      'What did Helene Dufresne promise?': 'Dufresne',
    },
    found: { 'Ines Trauré Amadou': 'Traoré', 'Амаду Траоре': 'Traoré' },
    never: [
      "Qui est le directeur de l'hôpital ?",
      'Combien coûte un billet de train ?',
      'Qui a épousé Hélène Dufresne ?',
    ],
  },
  Ukrainian: {
    languageCode: 'uk-UA',
    lines: [
      "Міст через Ворсклицю відкриють у п'ятницю о дев'ятій ранку.",
      'Ремонт тривав чотирнадцять місяців і коштував 23 мільйони гривень.',
      'Школярка Соломія Вербицька перемогла на олімпіаді з біології.',
      'Бібліотеку перенесли до будинку на вулиці Садовій.',
      'Концерт на стадіоні скасували через негоду.',
    ],
    answered: {
      'Коли відкриють міст?': 'ятницю',
      'Скільки коштував ремонт?': '23 мільйони',
      'Куди перенесли бібліотеку?': 'Садовій',
      'Чому скасували концерт?': 'негоду',
    },
    found: { 'Solomiya Verbytska': 'Соломія', 'Когда откроют мост через Ворсклицу?': 'Ворсклицю' },
    never: ['Хто став президентом?', 'Скільки коштує хліб?', 'Коли народилася Соломія Вербицька?'],
  },
  Polish: {
    languageCode: 'pl-PL',
    lines: [
      'Most na Wierzbicy otworzą w piątek o szóstej rano.',
      'Remont kosztował cztery miliony złotych.',
      'Uczeń Tomasz Łęcki wygrał olimpiadę matematyczną.',
      'Biblioteka będzie zamknięta przez dwa tygodnie z powodu zalania.',
    ],
    answered: {
      'Kiedy otworzą most?': 'piątek',
      'Ile kosztował remont?': 'cztery miliony',
      'Tomasz Lecki': 'Łęcki',
      'Dlaczego biblioteka jest zamknięta?': 'zalania',
    },
    never: ['Kto wygrał wybory?', 'Ile kosztuje chleb?'],
  },
  Arabic: {
    languageCode: 'ar-XA',
    lines: [
      'أعيد فتح الجسر القديم صباح يوم الخميس.',
      'بلغت تكلفة الترميم أربعة ملايين درهم.',
      'قالت رئيسة البلدية سلمى الحداد إن العمل انتهى قبل موعده.',
      'تغلق المكتبة أبوابها أسبوعين بسبب تسرب المياه.',
    ],
    answered: {
      'متى أعيد فتح الجسر؟': 'الخميس',
      'كم بلغت تكلفة الترميم؟': 'أربعة ملايين',
      'لماذا تغلق المكتبة؟': 'تسرب',
    },
    found: { 'Salma al-Haddad': 'سلمى' },
    never: ['كم عدد سكان المدينة؟', 'متى يفتح المطار الجديد؟'],
  },
  Hebrew: {
    languageCode: 'he-IL',
    lines: [
      'נועה ברקאי זכתה באולימפיאדה.',
      'רחל אביגדורי נטעה שלושים עצים בגן.',
      'הגשר ייפתח ביום חמישי בבוקר.',
    ],
    answered: { 'מתי ייפתח הגשר?': 'חמישי' },
    found: { 'Noa Barkai': 'ברקאי', 'Rachel Avigdori': 'אביגדורי' },
    never: ['מתי נוסד הקיבוץ?', 'כמה עולה כרטיס לרכבת?'],
  },
  Chinese: {
    languageCode: 'cmn-CN',
    lines: [
      '老码头大桥星期五早上八点重新通车。',
      '维修一共花了三百二十万元。',
      '小学生李明轩在数学竞赛中获得金牌。',
      '图书馆因为漏水要关闭两个星期。',
    ],
    answered: {
      '大桥什么时候通车？': '星期五',
      '谁获得了数学金牌？': '李明轩',
      '图书馆为什么关闭？': '漏水',
    },
    found: { '维修花了多少钱？': '三百二十万' },
    never: ['总统是谁？', '机场什么时候开放？', '房价是多少？'],
  },
  Japanese: {
    languageCode: 'ja-JP',
    lines: [
      '古い灯台は金曜日の朝九時に再び公開されます。',
      '小学生の田中健太くんが将棋大会で優勝しました。',
      '図書館は水漏れのため二週間休館します。',
    ],
    answered: {
      '灯台はいつ公開されますか？': '金曜日',
      '将棋大会で誰が優勝しましたか？': '田中',
      '図書館はなぜ休館しますか？': '水漏れ',
    },
    never: ['オリンピックはいつですか？', '新幹線はいくらですか？'],
  },
  English: {
    languageCode: 'en-GB',
    lines: [
      'Dr. Nguyễn Thị Lan opens a practice in the old post office on Monday.',
      'Søren Kjærgaard rowed from Ærø to the mainland in nine hours.',
      'Nadia Brook won silver at the youth olympiad.',
      'Mr. Müller denies that he set fire to the barn.',
      'Nobody was hurt when the crane fell on the bakery.',
      'The marathon was won by Wanjiru Kamau in two hours and nine minutes.',
      'The mayor, Priya Raghunathan, will not stand again.',
      'Neither girder carries a load.',
    ],
    answered: {
      'Nguyen Thi Lan': 'Nguyễn',
      'Soren Kjaergaard': 'Kjærgaard',
      'Was anybody hurt when the crane fell?': 'Nobody',
      'Did Mr Müller set fire to the barn?': 'denies',
      'Wer ist Wanjiru Kamau?': 'Kamau',
      'Who won the marathon?': 'Kamau',
    },
    found: { 'Надя Брук': 'Nadia Brook', 'נדיה ברוק': 'Nadia Brook', maraton: 'marathon' },
    never: [
      'Where was Wanjiru Kamau born?',
      'Who married Nadia Brook?',
      'How tall is Wanjiru Kamau?',
      'How much does the practice cost?',
      'What did Priya Raghunathan eat for breakfast?',
      'Wie heißt der Hund?',
    ],
  },
};
