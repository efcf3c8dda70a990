import { GAP, HIDDEN_GAP } from './gap.ts';

const URL_IN_TEXT =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bmailto:|\btel:|\bwww\.)[^\s<>«»"')\]]*(?:\([^\s()]*\)[^\s<>«»"')\]]*)*/giu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** An address without a scheme, told from a file or a module by its path or its well-known ending. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+(?:(?:com|org|net|info|edu|gov|me|tv|ly|gl|gg|ai|app|dev|xyz|uk|eu|de|fr|ru|рф|ua|il|us|biz|online|site|shop|store|club|news)(?![\p{L}\p{N}_.-]*[\p{L}\p{N}_])(?:[:/][^\s<>«»"')\]]*)?|\p{L}{2,10}\/[^\s<>«»"')\]]*)/giu;
const HANDLE = /(?<![\p{L}\p{N}_/])@[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

/** "@anna_bell said that", ", @annabell confirmed": who does something, by letters that can be a name. */
const ACTING_HANDLE =
  /(?<=^[\P{L}\n]*|[.!?…]["»”]?\s+|\p{Ll},\s)@(?!\p{L}*_?bot(?!\p{L}))(\p{L}{3,}(?:_\p{L}{2,}){0,2})(?=\s+\p{Ll}{2,}|:\s)/gimu;

const asName = (handle: string): string =>
  words(handle).replace(/(?<!\p{L})\p{Ll}(?=\p{L}{2})/gu, (letter) => letter.toUpperCase());

/** A digest, an address of a wallet, an id: letters and figures mixed that nobody says. An account of a bank stays. */
const KEY =
  /(?<![\p{L}\p{N}_])(?![A-Z]{2}\d{2}[A-Z\d]{11,30}(?![\p{L}\p{N}_]))(?=[A-Za-z]*\d)(?=\d*[A-Za-z])(?:0x[\da-f]{8,}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|[\da-f]{12,}|[A-Za-z\d]{26,})(?![\p{L}\p{N}_])/gu;

const keepEndMark = (address: string): string => GAP + (/[.,;:!?]+$/.exec(address)?.[0] ?? '');

/** Takes out web and mail addresses, handles and keys; each leaves a gap, the mark that ends its sentence stays. */
export const closeLinks = (text: string): string =>
  text
    .replace(URL_IN_TEXT, keepEndMark)
    .replace(EMAIL, GAP)
    .replace(BARE_ADDRESS, keepEndMark)
    .replace(ACTING_HANDLE, (_, handle: string) => asName(handle))
    .replace(HANDLE, GAP)
    .replace(KEY, HIDDEN_GAP);

const HASHTAG = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}_][\p{L}\p{N}\p{M}_]*)/gu;

const words = (tag: string): string =>
  tag
    .replaceAll('_', ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .trim();

/** "#news The mayor opened a school": rubrics in front of a sentence, which has its own capital; two with capitals are no name either. */
const IN_FRONT =
  /^([ \t•]*)(?:(?:[#＃][\p{Ll}\p{N}_]+[ \t]+)+|(?:[#＃][\p{L}\p{N}_]+[ \t]+){2,})(?=\p{Lu})/gmu;
/** "ב#ישראל": a tag that a preposition is joined to. */
const JOINED =
  /(?<=(?<!\p{L})(?:\p{Script=Hebrew}|\p{Script=Arabic}|ـ){1,3}-?)[#＃]([\p{L}_][\p{L}\p{N}\p{M}_]*)/gu;

/** A text without the rubrics in front of its lines. */
export const withoutRubrics = (text: string): string => text.replace(IN_FRONT, '$1');

/** Hashtags in front of a sentence, trailing a line or filling it go; within a sentence they are words of it. */
export const closeHashtags = (text: string): string => {
  const written = withoutRubrics(text).replace(JOINED, (_, tag: string) => words(tag));
  return written
    .replace(
      /(?:(?<=^|\s|[.!?,;:。！？、；：，])[#＃][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*[ \t,;|·•\uFFFC]*)+$/gmu,
      (tags, at: number) => {
        const lineStart = written.lastIndexOf('\n', at - 1) + 1;
        const before = written.slice(lineStart, at).trim();
        // "We moved to #Rust" is a sentence; "…done. #rust #release" is one with labels behind it.
        const one = tags.match(/[#＃]/gu)?.length === 1;
        return one && before !== '' && !/[.!?…:;)"»。！？\uFFFC]$/u.test(before) ? tags : '';
      },
    )
    .replace(HASHTAG, (_, tag: string) => words(tag));
};

/** The tags of a post, lower case: what its author says it is about. */
export const hashtagsOf = (text: string): string[] =>
  Array.from(text.matchAll(HASHTAG), ([, tag = '']) => words(tag).toLowerCase());
