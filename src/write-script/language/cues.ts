import type { CueTexts } from './language-words.ts';

/** A language's cues, ready to be looked for. */
export interface Cues {
  readonly greets: RegExp;
  readonly calls: RegExp;
  readonly pointers: RegExp;
  readonly credits: RegExp;
  readonly declares: RegExp;
  readonly classifieds: RegExp;
  readonly offers: readonly RegExp[];
  readonly corrects: RegExp;
  readonly causes: RegExp;
  readonly soldOut: RegExp;
  readonly attributes: RegExp;
  readonly denies: RegExp;
  readonly alarms: RegExp;
  readonly firstPerson: RegExp;
  readonly leans: RegExp;
  readonly passing: RegExp;
  readonly teases: RegExp;
  readonly labels: RegExp;
  readonly sources: RegExp;
  readonly part: RegExp;
}

const NEVER = '(?!)';
/** Scripts that put no space between words have no word's beginning either. */
const beginning = (text: string): string =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? ''
    : '(?<![\\p{L}\\p{N}]|\\p{N}[-–])';
const ending = (text: string): string =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
    ? ''
    : '(?![\\p{L}\\p{M}\\p{N}])';

/** A word that begins with an i begins with İ in Turkish, which no flag takes for the same. */
const alternatives = (text: string): string =>
  text === '' ? NEVER : text.replace(/(?<![\p{L}\\?[])i(?=\p{L})/gu, '[iİ]');
const anywhere = (text: string): RegExp =>
  new RegExp(`${beginning(text)}(?:${alternatives(text)})`, 'iu');
const wholeWord = (text: string): RegExp =>
  new RegExp(`${beginning(text)}(?:${alternatives(text)})${ending(text)}`, 'iu');
const opening = (text: string, end = ''): RegExp =>
  new RegExp(`^[^\\p{L}\\p{N}]*(?:${alternatives(text)})${end}`, 'iu');

/** Compiles the cues of a language. */
export const createCues = (texts: CueTexts): Cues => ({
  greets: opening(texts.greets, ending(texts.greets)),
  calls: anywhere(texts.calls),
  pointers: new RegExp(
    `${opening(texts.pointers).source}|${beginning(texts.linked)}(?:${texts.linked || NEVER})[\\s.!。👇👉⬇️]*$`,
    'iu',
  ),
  credits: opening(texts.credits, '(?:\\s*[:：/©]|\\.\\s+(?=\\p{Lu}))\\s*\\P{N}{2,60}$'),
  declares: new RegExp(
    `^[\\s\\p{P}]*(?:#\\s?)?(?:${texts.declares || NEVER})(?=\\s*(?:[.:!|)\\]]|$))`,
    'imu',
  ),
  classifieds: anywhere(texts.classifieds),
  offers: texts.offers.map(anywhere),
  corrects: anywhere(texts.corrects),
  causes: wholeWord(texts.causes),
  soldOut: anywhere(texts.soldOut),
  attributes: opening(texts.attributes ?? '', ending(texts.attributes ?? '')),
  denies: opening(texts.denies),
  alarms: opening(texts.alarms, ending(texts.alarms)),
  firstPerson: wholeWord(texts.firstPerson),
  leans: opening(texts.leans, ending(texts.leans)),
  passing: wholeWord(texts.passing),
  teases: opening(texts.teases, ending(texts.teases)),
  labels: new RegExp(
    [
      opening(texts.labels, '\\s*(?:[:：!|]|\\.(?=\\s)|\\s[–—-]\\s|[ \\t]*\\n)\\s*').source,
      opening(`(?<=[#＃])(?:${texts.labels || NEVER})`, '[.:!|]?\\s+').source,
    ].join('|'),
    'iu',
  ),
  sources: anywhere(texts.sources),
  part: new RegExp(
    `(?:^|[\\s.,:(–—-])(?:${texts.part || NEVER})\\s*[№#]?\\s*(\\d{1,3})(?![\\d:.,]\\d|\\p{L})`,
    'iu',
  ),
});
