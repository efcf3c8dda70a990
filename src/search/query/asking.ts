/**
 * What people say around a question about an episode, besides the stop words of their language: by
 * primary language, words parted by spaces.
 */
export const ASKING: Readonly<Record<string, string>> = {
  ar: 'متى أين اين كيف لماذا كم ماذا من هل قال قيل حدث حصل ذكر',
  de: 'wann wo wie was wer wen wem warum wieso weshalb welche welcher welches wieviel viele viel lange gesagt sagt sagte erzählt passiert passierte geschah geschieht gibt gab neues episode folge eigentlich gerade',
  en: 'when where how what who whom whose why which many much long often does did do say says said saying tell tells told mention mentioned talk talked talking happen happens happened happening episode podcast anyone anybody exactly there will would should could can has have had was were is are be been get got news please know new any no not if or and',
  es: 'cuándo dónde cómo qué quién quiénes porqué cuánto cuánta cuántos cuántas dijo dijeron dice pasó pasa ocurrió hay episodio',
  fa: 'کی کجا چرا چگونه چه چند گفت گفته شد',
  fr: 'quand où comment que quoi qui pourquoi combien quel quelle quels quelles dit dire passé arrivé épisode est-ce',
  he: 'מתי איפה היכן איך כיצד מה מי למה מדוע כמה איזה איזו אילו האם אמר אמרו נאמר קרה קרתה סיפרו יש היה הייתה היו פרק עם על של את',
  hi: 'कब कहाँ कैसे क्या कौन क्यों कितने कितना कहा हुआ',
  it: 'quando dove come cosa chi perché quanto quanta quanti quante quale quali detto successo episodio',
  nl: 'wanneer waar hoe wat wie waarom welke welk hoeveel gezegd zei gebeurde gebeurd aflevering',
  pl: 'kiedy gdzie jak co kto dlaczego ile który która które powiedział powiedziano mówił stało zdarzyło jest odcinek',
  pt: 'quando onde como que quem porquê quanto quanta quantos quantas qual quais disse aconteceu episódio',
  ru: 'когда где как что кто кого кому почему зачем сколько какой какая какое какие каким каких куда откуда чей сказали сказал сказано говорили говорят рассказали случилось произошло было будет есть выпуск ли',
  tr: 'ne zaman nerede nasıl kim neden niçin kaç hangi dedi oldu bölüm',
  uk: 'коли де як що хто кого чому навіщо скільки який яка яке які куди звідки чий сказали сказав говорили розповіли сталося відбулося було буде є випуск чи',
};

/** The same of Chinese and Japanese, where nothing parts words; longer ones first. */
const UNSPACED_ASKING = new RegExp(
  [
    '什么时候|什麼時候|为什么|為什麼|怎么样|多少钱|有没有|是不是|哪一?[个条里天年]|什么|什麼|怎么|怎样|如何|多少|几[点个号]|何时|谁是|谁|誰|吗|呢|请问',
    'どうして|どのくらい|どれくらい|いつから|いつまで|どこで|どこに|どこへ|どこ|いつ|なぜ|何時に|何時|何人|いくらで|いくらに|いくら|いくつ|誰が|誰に|だれが|だれ|何が|何を|なに',
    '(?:まし|です|ます|でし)(?:た)?か(?=[\\s?？。]|$)|について|とは',
  ].join('|'),
  'gu',
);
/** What only binds words of theirs. */
const UNSPACED_BINDING =
  /(?<!目)的|了(?!解)|(?<=[\p{Script=Han}\p{Script=Katakana}ー])[はがをにでのとも](?!\p{Script=Hiragana})/gu;

/** A question with gaps where Chinese and Japanese words only ask or bind: what they part is looked for. */
export const withoutUnspacedAsking = (question: string): string =>
  question.replace(UNSPACED_ASKING, ' ').replace(UNSPACED_BINDING, ' ');
