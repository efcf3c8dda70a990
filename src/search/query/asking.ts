/**
 * What people say around a question about an episode, besides the stop words of their language: by
 * primary language, words parted by spaces. Chinese and Japanese in pairs of letters.
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
  ja: 'いつ どこ 何が なに だれ 誰が なぜ どう いく ます です した ので から まで する され れた れる てい いる ある るか すか たか',
  nl: 'wanneer waar hoe wat wie waarom welke welk hoeveel gezegd zei gebeurde gebeurd aflevering',
  pl: 'kiedy gdzie jak co kto dlaczego ile który która które powiedział powiedziano mówił stało zdarzyło jest odcinek',
  pt: 'quando onde como que quem porquê quanto quanta quantos quantas qual quais disse aconteceu episódio',
  ru: 'когда где как что кто кого кому почему зачем сколько какой какая какое какие каким каких куда откуда чей сказали сказал сказано говорили говорят рассказали случилось произошло было будет есть выпуск ли',
  tr: 'ne zaman nerede nasıl kim neden niçin kaç hangi dedi oldu bölüm',
  uk: 'коли де як що хто кого чому навіщо скільки який яка яке які куди звідки чий сказали сказав говорили розповіли сталося відбулося було буде є випуск чи',
  zh: '什么 么时 时候 怎么 为什 多少 哪里 哪个 是谁 几个 几点 有没 没有 吗 呢 的',
};
