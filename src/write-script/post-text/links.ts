import { GAP } from './gap.ts';

const URL_IN_TEXT =
  /(?:\b[a-z][a-z0-9+.-]{1,20}:\/\/|\bmailto:|\btel:|\bwww\.)[^\s<>«»"')\]]*(?:\([^\s()]*\)[^\s<>«»"')\]]*)*/giu;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
/** An address without a scheme, told from a file or a module by its path or its well-known ending. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}@._/-])(?:[\p{L}\p{N}-]+\.)+(?:(?:com|org|net|info|edu|gov|me|tv|ly|gl|gg|ai|app|dev|xyz|uk|eu|de|fr|ru|рф|ua|il|us|biz|online|site|shop|store|club|news)(?![\p{L}\p{N}_.-]*[\p{L}\p{N}_])(?:[:/][^\s<>«»"')\]]*)?|\p{L}{2,10}\/[^\s<>«»"')\]]*)/giu;
const HANDLE = /(?<![\p{L}\p{N}_/])@[\p{L}\p{N}_]+(?:\.[\p{L}\p{N}_]+)*/gu;

const keepEndMark = (address: string): string => GAP + (/[.,;:!?]+$/.exec(address)?.[0] ?? '');

/** Takes out web and mail addresses and handles; each leaves a gap, the mark that ends its sentence stays. */
export const closeLinks = (text: string): string =>
  text
    .replace(URL_IN_TEXT, keepEndMark)
    .replace(EMAIL, GAP)
    .replace(BARE_ADDRESS, keepEndMark)
    .replace(HANDLE, GAP);

const HASHTAG = /(?<![\p{L}\p{N}_&/])[#＃]([\p{L}_][\p{L}\p{N}\p{M}_]*)/gu;

const words = (tag: string): string =>
  tag
    .replaceAll('_', ' ')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .trim();

/** "#news The mayor opened a school": rubrics in front of a sentence, which has its own capital. */
const IN_FRONT = /^([ \t•]*)(?:[#＃][\p{Ll}\p{N}_]+[ \t]+)+(?=\p{Lu})/gmu;

/** Hashtags in front of a sentence, trailing a line or filling it go; within a sentence they are words of it. */
export const closeHashtags = (text: string): string => {
  const written = text.replace(IN_FRONT, '$1');
  return written
    .replace(
      /(?:(?<=^|\s|[.!?,;:])[#＃][\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*[ \t,;|·•]*)+$/gmu,
      (tags, at: number) => {
        const lineStart = written.lastIndexOf('\n', at - 1) + 1;
        const before = written.slice(lineStart, at).trim();
        // "We moved to #Rust" is a sentence; "…done. #rust #release" is one with labels behind it.
        const one = tags.match(/[#＃]/gu)?.length === 1;
        return one && before !== '' && !/[.!?…:;)"»\uFFFC]$/u.test(before) ? tags : '';
      },
    )
    .replace(HASHTAG, (_, tag: string) => words(tag));
};

/** The tags of a post, lower case: what its author says it is about. */
export const hashtagsOf = (text: string): string[] =>
  Array.from(text.matchAll(HASHTAG), ([, tag = '']) => words(tag).toLowerCase());
