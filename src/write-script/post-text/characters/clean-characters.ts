import { decodeEntities } from './decode-entities.ts';
import { plainLetters } from './plain-letters.ts';
import { withoutEmoji } from './without-emoji.ts';

const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u115F\u1160\u17B4\u17B5\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFD\uFFFE\uFFFF\p{Co}]|\u034F/gu;

/** Boxes, blocks and the pieces of bars: lines and meters that are drawn. */
const DRAWN = /[\u2500-\u259F]+/gu;
/** Signs without words: notes, stars, ticks, what is reserved; a fork that NFC takes apart into another with a stroke. */
const SIGNS = /[®™✓✔✗✘★☆\u2669-\u266F\u2ADC]/gu;
/** "© Harbour News" at the end of a line, or all of it. */
const COPYRIGHT = /[ \t]*©\uFE0F?[^\n]{0,60}$/gmu;

/**
 * The same words in characters that can be written, compared and spoken: entities decoded, emoji,
 * controls, zero-width and direction marks gone, one kind of space and of line end, no lone surrogates.
 */
export const cleanCharacters = (text: string): string =>
  withoutEmoji(plainLetters(decodeEntities(text.toWellFormed())))
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(INVISIBLE, '')
    // The joiners shape letters in Persian and Indic words, and hide in others.
    .replace(/(?<![\p{L}\p{M}])[\u200C\u200D]|[\u200C\u200D](?![\p{L}\p{M}])/gu, '')
    .replace(COPYRIGHT, '')
    .replace(DRAWN, ' ')
    .replace(SIGNS, ' ')
    .replace(/[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, ' ')
    .replace(/[\u2018\u2019\u02BC]/g, "'")
    .replace(/\u2026/g, '...')
    // A space that was forgotten.
    .replace(/(?<=\p{L}{2})([,;])(?=\p{L}{2})/gu, '$1 ')
    .replace(/(?<=\p{L}{2}) ([,;])(?=\p{L}{2})/gu, '$1 ')
    // A number at the foot of the page.
    .replace(/(?<=\p{Ll}{3}|[.,!?»"])[⁰¹²³⁴-⁹]+/gu, '')
    .normalize('NFC');
