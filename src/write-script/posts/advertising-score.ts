import type { Language } from '../language/language.ts';
import type { PreparedPost } from './prepared-post.ts';

const URGENT_SIGN = /[⚡❗‼🚨🔴]/u;
const TRACKED = /[?&](?:utm_\w+|ref|promo|erid|aff|coupon)=|(?:bit\.ly|clck\.ru|goo\.su)\//iu;
const MESSENGER = /(?:^|\/\/)(?:t\.me|telegram\.me|wa\.me)\//iu;
const BOT = /@\w+bot(?!\w)/iu;
const CONTACT_AT_END = /@\w{4,}|https?:\/\/\S+/u;
const PHONE = /(?<![\p{N}.,])\+?(?:0\d|\(\d{2,4}\)|\d{1,3} ?\()[\d ()/-]{5,}\d/u;
const SHARE = /\d\s?%/u;
const CODE_WORD = /[«"„“”»]\p{Lu}{3,}\d*[»"”“«]|(?<=\s)\p{Lu}{3,}\d{2,}(?=[\s.:,!])/u;
/** Bets, raffles and rooms where signals are sold: few others use these words to readers. */
const GAMBLES =
  /(?<!\p{L})(?:VIP.{0,3}(?:signal|сигнал|señal|sina|sygna)\p{L}*|(?:free|фри)(?:bet|бет)\p{L}*|casino|каз[иі]но|kasyno|raffle|rifa(?!\p{L})|aposte(?!\p{L})|apuesta (?:en|con|ya)|scommetti|wette jetzt|ставк[аи] на спорт)/iu;
/** Something is drawn among readers, who are to bring others for it: neither alone makes a giveaway. */
const DRAWS =
  /(?<!\p{L})(?:giveaway|prize draw|win (?:a|an|one|two|your)(?!\p{L})|gewinnspiel|(?:wir )?verlosen|sorte(?:o|io)(?!\p{L})|concours|tirage au sort|estrazione|in palio|konkurs|losowanie|do wygrania|розіграш|розыгрыш|разыгрыва|çekiliş|winactie|win een|verloten|הגרלה|תחרות|سحب على|مسابقة|قرعه‌?کشی|抽奖|プレゼント企画|लकी ड्रॉ)/iu;
const BRINGS =
  /(?<!\p{L})(?:tag(?:ge[nz]?|ga|uea)? |etiquet|(?:men|mar)ci?on(?:a|e)|identifie[zr]?|markier|oznacz|отмет|познач|etiketle|תייג|repost|репост|share (?:this|the)|teil(?:t|e) (?:diesen|den|das)|comparte|partage|condivid|udostępni|поділ|поделит|paylaş|deel (?:dit|deze)|שתפו|подпис(?:к|ат|ыв|ан)|підпис(?:к|ат|ув)|taki?p et|شارك|منشن|转发|フォロー|शेयर|टैग)/iu;
const PRICE =
  /(?:[$€£₪₽₺₹¥]\s?\d|\d\s?(?:[$€£₪₽₺₹¥]|евро|руб|грн|zł|kr|lei|dollars?|euros?|crowns?|pounds?|שקל|元|円|تومان|ريال|درهم|lira|TL(?!\p{L})|রুপ|रुप))/iu;
const OPENING_QUESTION = /^[^.!。！]{0,140}[?？؟]/u;
/** What nobody writes who sells: calls, assignments, several to a post. */
const CODE =
  /\w\(\w*\)|^\s*(?:def|class|import|from|const|let|if|for)\s.*[:;{]$|\w\s?=\s?[\w"'[{(]/gmu;
const LONG_CHARACTERS = 420;

/** Names with signs of a brand: written together with a capital inside, or in quotation marks. */
const BRAND =
  /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+\p{Lu}\p{L}*|(?<=[«"„“]) ?\p{Lu}[\p{L} ]{2,24}(?=[»"”“])|(?<=\p{Script=Hebrew}[\p{L}\s-]{0,3})\p{Lu}[\p{L}]{3,}/gu;

const repeatsBrand = (text: string): boolean => {
  const names = [...text.matchAll(BRAND)].map(([name]) => name.trim());
  return names.some((name) => text.split(name).length > 2);
};

const NAME = /(?<=[\p{L}\p{N},;]\s)\p{Lu}\p{Ll}{3,}/gu;
/** From so many groups of offering words on, a long post may be a story that sells. */
const LEAST_OFFERS = 3;

/** A name that comes back beside offering words is what is sold, and who speaks of home praises it. */
const sellsByStory = (text: string, offers: number, { cues }: Language): number => {
  if (offers < LEAST_OFFERS || text.length < LONG_CHARACTERS * 0.8) return 0;
  const names = new Set(Array.from(text.matchAll(NAME), ([name]) => name));
  const isNamed = [...names].some((name) => text.split(name).length > 2);
  return (isNamed ? 0.7 : 0) + (cues.firstPerson.test(text) ? 0.5 : 0);
};

/** Whether a text names a price. */
export const hasPrice = (text: string): boolean => PRICE.test(text);

/** From here on a post is taken for advertising that doesn't say so. */
export const ADVERTISING = 4;

const scores = new WeakMap<PreparedPost, number>();

const score = (post: PreparedPost, language: Language): number => {
  const { cues } = language;
  const { raw, urls } = post;
  const end = raw.slice(-160);
  const points: readonly (readonly [boolean, number])[] = [
    [BOT.test(raw) || urls.some((url) => TRACKED.test(url)), 2],
    [urls.some((url) => MESSENGER.test(url)), 0.7],
    [urls.length > 0 || CONTACT_AT_END.test(end), 0.7],
    [PHONE.test(raw), 0.7],
    [SHARE.test(raw), 0.7],
    [hasPrice(raw), 0.4],
    // Somebody who plies a trade in a group of neighbours.
    [post.author !== undefined && PHONE.test(raw) && hasPrice(raw), 2],
    [CODE_WORD.test(raw), 0.7],
    [GAMBLES.test(raw), 2.2],
    [DRAWS.test(raw) && BRINGS.test(raw), 4],
    [(raw.match(/[!！]/gu)?.length ?? 0) > 1, 0.5],
    [raw.length > LONG_CHARACTERS, 0.7],
    [OPENING_QUESTION.test(raw), 0.7],
    [repeatsBrand(raw), 0.7],
    [(raw.match(CODE)?.length ?? 0) > 1, -3],
    [post.replyTo !== undefined, -0.5],
    [URGENT_SIGN.test(raw) || cues.labels.test(raw), -1.5],
  ];
  const words = cues.offers.filter((offer) => offer.test(raw)).length;
  const start = words + sellsByStory(raw, words, language);
  return points.reduce((sum, [holds, value]) => (holds ? sum + value : sum), start);
};

/**
 * How much a post sounds like advertising: a point for each group of the language's offering words,
 * and points for what advertisements have in any language. Ordinary posts stay below 3.
 */
export const advertisingScore = (post: PreparedPost, language: Language): number => {
  const known = scores.get(post);
  if (known !== undefined) return known;
  const found = score(post, language);
  scores.set(post, found);
  return found;
};
