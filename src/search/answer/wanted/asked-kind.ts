/** What kind of thing a question asks for, where a sentence can be seen to have it. */
export type AskedKind = 'age' | 'number' | 'price' | 'size' | 'time' | 'weight';

/** Words of several languages with nothing but their own letters, as a pattern's source; spaces stand for any. */
const anyOf = (...words: readonly string[]): string =>
  `(?<!\\p{L})(?:${words.join('|').replaceAll(' ', '\\s+')})(?!\\p{L})`;
const pattern = (...words: readonly string[]): RegExp => new RegExp(anyOf(...words), 'iu');

const AGE = pattern(
  'how old|what age|wie alt|quel âge|qué edad|cuántos años tiene|quantos anos tem|quanti anni ha',
  'сколько лет|скільки років|ile lat|hoe oud|(?:בן|בת|בני|בנות) כמה|kaç yaşında',
);
const NUMBER = pattern(
  'how many|how much|how far|how high|what number|wie ?viele?|wie hoch|wie weit|combien',
  'cuántos|cuántas|cuánto|quantos|quanti|quante|quanto|сколько|скільки|ile|hoeveel|כמה|kaç|كم',
);
const UNSPACED_NUMBER = /多少|几[个個人只辆件]|いくつ|何[人個匹枚台]/u;
const HOW_MUCH = anyOf(
  'what|how much|combien|que|quel|quelle|qué|cuál|cuánto|quanto|quale|qual|сколько|какая|какова|каков',
  'скільки|яка|ile|jaka|wat|hoeveel|wie viel|wie teuer|was kostet|was kosten|was kostete|כמה|מה|كم|ما',
);
const COSTS = anyOf(
  'costs?|prices?|fares?|fees?|worth|kostete?|kosten|preis|teuer|coûtent?|coûté|prix|cuestan?|costó|precio',
  'стоит|стоят|стоил[аио]?|стоить|стоимость|цена|коштує|коштував|коштувати|ціна|kosztuje|kosztował|cena',
  'costano?|prezzo|custam?|custou|preço|kost|prijs|עולה|עלה|עולים|מחיר|سعر|ثمن|تكلفة',
);
const PRICE = new RegExp(
  `${HOW_MUCH}.*${COSTS}|(?<!\\p{L})(?:was koste|how much (?:is|are|was|were|for)(?!\\p{L}))`,
  'isu',
);
/** A word that says that something costs. */
export const COSTS_WORD = new RegExp(COSTS, 'iu');
const UNSPACED_COSTS = /多少钱|价格|いくら|値段/u;
const SIZE = pattern(
  'how (?:tall|deep|wide|big|large|fast)|wie (?:groß|tief|breit|schnell)',
  'какой (?:высоты|длины|глубины|ширины|толщины)',
);
const WEIGHT = pattern(
  'how heavy|how much (?:do|does|did) .* weigh|wie schwer|wie ?viel wiegt|сколько вес(?:ит|ят|ила?)',
  'скільки важ(?:ить|ать)|ile waż(?:y|ą)|cuánto pesan?|combien pès(?:e|ent)|quanto pesano?|hoe zwaar|כמה שוקל(?:ת|ים|ות)?',
);
/** Who asks who paid asks for no price. */
const WHO = pattern(
  'who|whom|wer|wem|qui|quién|quiénes|chi|quem|кто|кому|хто|kto|wie betaalt|מי|من',
);

const WHEN = pattern(
  'what time|(?:which|what) (?:day|date|month|year)|how long|wann|um wie viel uhr|wie lange|cuándo',
  'во сколько|как долго|в каком году|о котрій|jak długo|מתי|באיזו שעה|ne zaman|متى',
);
const UNSPACED_WHEN = /什么时候|什麼時候|几点|何时|いつ|何時/u;
/** Words that ask when, or only join what happened at the time of something else. */
const WHEN_OR_WHILE = new RegExp(anyOf('when|quand|cuando|quando|когда|коли|kiedy|wanneer'), 'giu');
const ASKS_OTHERWISE = pattern(
  'who|whom|whose|what|which|where|how|why|qui|que|quoi|où|comment|pourquoi|qué|quién|dónde|cómo',
  'chi|che|cosa|dove|come|perché|quem|onde|como|кто|кого|кому|что|где|куда|почему|как|какой',
  'хто|кого|що|де|куди|чому|як|який|kto|co|gdzie|dlaczego|jak|wat|waar|hoe|waarom',
);
/** Behind these, a word for when asks: "does anybody know when …". */
const TOLD = new RegExp(
  `${anyOf(
    'knows?|says?|said|tell|tells|told|tell us|tell me|announced|clear|decided|since|until|and',
    'знает|знаете|знаешь|известно|сказали|скажите|відомо|знає|sait|savez|dit|sabe|sabes|dijo|sapete',
    'wiadomo|wiecie|weet|bekend|с|до|и|et|y|e|a',
  )}[\\s,:]*$`,
  'iu',
);

const asksWhen = (question: string): boolean => {
  if (WHEN.test(question) || UNSPACED_WHEN.test(question)) return true;
  return [...question.matchAll(WHEN_OR_WHILE)].some(({ 0: word, index }) => {
    const before = question.slice(0, index);
    const behind = question.slice(index + word.length);
    const isFirst = (before.match(/\p{L}+/gu)?.length ?? 0) <= 1 && !ASKS_OTHERWISE.test(before);
    return isFirst || TOLD.test(before) || !/\p{L}/u.test(behind);
  });
};

/** The kind of thing that a question asks for; null where it asks for something else, or nothing. */
export const askedKind = (question: string): AskedKind | null => {
  if (AGE.test(question)) return 'age';
  if (WEIGHT.test(question)) return 'weight';
  if (SIZE.test(question)) return 'size';
  const isPrice = PRICE.test(question) || UNSPACED_COSTS.test(question);
  if (isPrice && !WHO.test(question) && !asksWhen(question)) return 'price';
  if (NUMBER.test(question) || UNSPACED_NUMBER.test(question)) return 'number';
  return asksWhen(question) ? 'time' : null;
};
