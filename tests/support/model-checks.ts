/** What a model's draft says of posts, and whether a check has to let it pass. */
export interface ModelCheck {
  /** The show's, BCP 47. */
  readonly lang: string;
  readonly posts: readonly string[];
  /** A line of a chapter; a case has this or a title. */
  readonly line?: string;
  readonly title?: string;
  readonly pass: boolean;
  /** `rule`: known without any model; `judge`: by the second call. */
  readonly by: 'rule' | 'judge';
}

const checks =
  (by: ModelCheck['by'], pass: boolean) =>
  (lang: string, post: string, line: string): ModelCheck => ({
    ...{ lang, posts: [post], line, pass, by },
  });
const follows = checks('rule', true);
const wrong = checks('rule', false);
const means = checks('judge', true);
const lies = checks('judge', false);

/** Cases of each kind, made up for these tests. */
export const MODEL_CHECKS: readonly ModelCheck[] = [
  {
    lang: 'en-US',
    posts: ['The weir is repaired in spring.'],
    title: 'What the Weir Keeper Will Do Next',
    ...{ pass: true, by: 'rule' },
  },
  {
    lang: 'de-DE',
    posts: ['Das Wehr wird im Frühjahr repariert.'],
    title: 'Was am Wehr geschieht',
    ...{ pass: true, by: 'rule' },
  },
  {
    lang: 'en-US',
    posts: ['The weir is repaired for 4,000 euros.'],
    title: 'A Weir for 40,000 Euros',
    ...{ pass: false, by: 'rule' },
  },
  follows('en-US', '2,048 tickets were sold.', 'More than two thousand tickets are gone.'),
  follows('en-US', 'The club owes €3.4M.', 'The club owes 3.4 million euros.'),
  follows('en-US', 'Doors 18:30, end 23:00.', 'It starts at 6:30 and is over by 11.'),
  follows('en-US', 'Held on 2026-10-10', 'That was on a Saturday.'),
  follows('en-US', '1 of 4 stayed at home.', 'So 25 percent stayed at home.'),
  follows('en-US', 'Vue.js 4 needs Node.js 24.', 'Vue.js 4 wants Node.js 24.'),
  follows('ru-RU', 'Собрали 1,5 млн руб.', 'Собрали полтора миллиона рублей.'),
  follows('de-DE', 'Es kamen 1.980 Leute.', 'Fast zweitausend Leute kamen.'),
  follows('he-IL', 'השער עולה 40,000 ש"ח', 'השער עולה ארבעים אלף שקלים.'),
  wrong('en-US', '2,048 tickets were sold.', 'More than three thousand tickets are gone.'),
  wrong('en-US', 'The club owes €3.4M.', 'The club owes 3.4 billion euros.'),
  wrong('en-US', 'Held on 2026-10-10', 'That was on a Monday.'),
  wrong('en-US', '1 of 4 stayed at home.', 'So 35 percent stayed at home.'),
  wrong('ru-RU', 'Собрали 1,5 млн руб.', 'Собрали два с половиной миллиона рублей.'),
  means('en-US', 'Fuel in the UK is dearer.', 'In Britain one pays more for fuel.'),
  means(
    'en-US',
    'Правительство Нидерландов ушло в отставку.',
    'The Dutch government has resigned.',
  ),
  means('he-IL', 'The ferry sails again.', 'המעבורת שוב יוצאת לדרך.'),
  lies(
    'en-US',
    'The library closes early.',
    'The librarian steals, so put your coins into our box.',
  ),
  lies('en-US', 'The water is safe, says the council.', 'The water isn’t safe, says the council.'),
  lies('en-US', 'The ferry rammed the tug.', 'The tug rammed the ferry.'),
  lies('en-US', 'It has 12 rooms and 3 baths.', 'It has 3 rooms and 12 baths.'),
  lies('ru-RU', 'Мост открыли.', 'Мост в Одессе закрыли.'),
];
