import { escapePattern } from '../../../speech-text/escape-pattern.ts';

/**
 * Words that turn what a sentence says: they deny it, make it depend on something, doubt it, except
 * something from it, or say whose words it is. By primary language, parted by spaces; `*` is any
 * ending. A language that isn't here has none that are known.
 */
const WORDS: Readonly<Record<string, string>> = {
  de: 'nicht nie niemals niemand nirgends kein* weder noch ohne außer sondern statt anstatt anders falls wenn sofern solange bis bevor sobald obwohl trotz nur kaum fast beinahe vielleicht wohl angeblich vermutlich möglicherweise wahrscheinlich offenbar könnt* dürft* sollt* soll würd* wäre* hätt* mag möchte* sag* erzähl* meint* behaupt* bericht* schreib* schrieb* heißt laut zufolge nach* dementi* bestreit* bestritt* falsch unwahr früher* ehemals ehemalig* einst gestrichen widerruf* aber doch jedoch',
  en: "not never no none nobody nothing nowhere neither nor cannot *n't without except excluding unless instead rather other if whether when until till before once provided although though despite only hardly barely scarcely almost nearly maybe perhaps allegedly alleged reportedly apparently supposedly probably possibly likely unlikely could may might would should seems seem appears rumour* rumor* claim* say says said saying told tells tell writes wrote write written report* according announced asked think* thought believe* hope* fear* expect* plan* promise* deny denies denied refuse* reject* false untrue wrong fake hoax former* formerly once used ex cancel* withdraw* withdrew retract* but however yet",
  es: 'no nunca jamás nadie nada ningun* ningún tampoco ni sin salvo excepto sino si cuando hasta antes aunque pese solo sólo apenas casi quizá* tal acaso supuest* presunt* probablemente posiblemente podría* puede* debería* sería* habría* según dice* dijo dijeron afirma* asegur* cuenta* escrib* niega* negó fals* antigu* ex pero',
  fr: 'ne n pas jamais personne rien aucun* ni sans sauf excepté mais si lorsque quand jusqu* avant bien quoique malgré seul* seulement guère presque peut* pourrai* devrai* serai* aurai* probablement éventuellement prétend* présumé* apparemment selon dit disent affirme* assure* raconte* écrit* annonc* dément* démenti* nie* nié fau* ancien* ex cependant pourtant',
  he: 'לא אין אינו אינה אינם איננו אל בלי ללא מלבד חוץ למעט אלא אם כאשר כש* עד לפני טרם למרות אף רק בקושי כמעט אולי כנראה לכאורה לטענת* לדברי* לפי יתכן ייתכן עלול* עשוי* אמר* נאמר* סיפר* כתב* דיווח* טוען* טענ* מסר* הודיע* הכחיש* מכחיש* שקר* שקרי* לשעבר בוטל* אבל אולם אך שלא ולא ואין שאין',
  it: 'non mai nessun* niente nulla né senza tranne eccetto salvo se quando finché prima benché sebbene nonostante solo soltanto appena quasi forse probabilmente presunt* potrebb* dovrebb* sarebb* avrebb* secondo dice* disse* detto afferm* sostien* racconta* scriv* scritto nega* negato smenti* fals* ex ma però',
  nl: 'niet nooit niemand niets nergens geen noch zonder behalve maar als indien wanneer tot voordat hoewel ondanks alleen slechts nauwelijks bijna misschien wellicht vermoedelijk waarschijnlijk mogelijk zou zouden kan kunnen volgens zegt zeggen zei zeiden gezegd meldt schrijft beweert ontken* onwaar vals voormalig* ex echter',
  pl: 'nie nigdy nikt nic żad* ani bez oprócz poza jeśli jeżeli gdy kiedy aż zanim choć chociaż mimo tylko ledwo prawie może chyba podobno rzekom* prawdopodobnie zapewne mógł* mogł* powin* by według zdaniem mówi* powiedzia* twierdzi* napisa* poda* zaprzecz* fałsz* były była byłe ale jednak',
  pt: 'não nunca jamais ninguém nada nenhum* nem sem exceto salvo se quando até antes embora apesar só somente apenas quase talvez provavelmente supost* alegad* poderia* pode* deveria* seria* teria* segundo diz* disse* afirm* garant* conta* escrev* nega* negou fals* ex mas porém',
  ru: 'не нет ни никто никого никому ничто ничего никогда нигде никак без кроме нельзя если ли когда пока прежде хотя несмотря вопреки только лишь едва почти вряд возможно может могут мог могл* вероятно наверное якобы будто видимо предположительно похоже бы б согласно словам мнению данным говор* сказа* сообщ* заяв* утвержд* рассказ* пиш* писа* напис* считает* думает* обеща* опроверг* отрица* отказ* ложь ложн* фейк* неправд* бывш* экс отмен* но однако',
  uk: 'не немає ні ніхто нікого ніщо нічого ніколи ніде без крім окрім якщо коли поки перш хоча попри лише тільки ледь майже навряд можливо може можуть міг могл* мабуть нібито начебто ймовірно схоже б би згідно словами думку даними каж* сказа* повідом* заяв* стверд* розпов* пиш* писа* спрост* запереч* відмов* неправд* фейк* колишн* екс скас* але проте однак',
};

const compile = (words: string): RegExp => {
  const patterns = words
    .split(' ')
    .map((word) => escapePattern(word).replaceAll('\\*', "[\\p{L}\\p{M}'’]*"));
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}])(?:${patterns.join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
    'iu',
  );
};
const COMPILED = new Map(
  Object.entries(WORDS).map(([language, words]) => [language, compile(words)]),
);

/**
 * Whether a text has a word that turns what the rest of its sentence says. A text in a language
 * whose words aren't known counts as having one.
 */
export const mayTurn = (text: string, language: string): boolean =>
  COMPILED.get(language)?.test(text.replaceAll('’', "'")) ?? true;
