const EMOJI =
  /[#*\d]\uFE0F?\u20E3|[\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u{E0020}-\u{E007F}]|[\uFE00-\uFE0F]|\u20E3|(?![©®™↔-↪→←↑↓✓])\p{Extended_Pictographic}/gu;

/** A number of several keys: "1️⃣2️⃣ people". One alone is a bullet. */
const KEYS = /(?:\d\uFE0F?\u20E3){2,}(?=\s*\p{Ll})/gu;

/** Marks that end a sentence as an emoji, behind a word. */
const END_MARKS = /(?<=[\p{L}\p{M}\p{N}"»”)!?])[ \t]?(?:([❗❕‼])|[❓❔⁉])\uFE0F?/gu;

/** "🧵 1/4" counts the parts of a thread. */
const THREAD = /\u{1F9F5}\s*\d{1,2}\s*\/\s*\d{0,2}/gu;

/** Faces and hearts of punctuation. */
const SMILEY =
  /(?<![\p{N}:;])[:;=]-?[)(DP](?![\p{L}\p{N})])|<3+(?=\s*(?:$|[.!?,\n]))|¯?\\*_?\(ツ\)\\*_?\/?¯?/gmu;

/** Where an emoji stands between two sentences, it is all the end mark that the first one has. */
const endOrSpace = (text: string, offset: number, length: number): string =>
  /[\p{L}\p{N})]\s*$/u.test(text.slice(Math.max(0, offset - 3), offset)) &&
  /^(?:\p{Lu}|\p{Lo}|#\p{L})/u.test(text.slice(offset + length, offset + length + 4))
    ? /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]\s*$/u.test(text.slice(0, offset))
      ? '。'
      : '. '
    : ' ';

/** A text without emoji and smileys. One that opens a line is its bullet; everywhere else it is nothing, or an end mark. */
export const withoutEmoji = (text: string): string =>
  text
    .replace(THREAD, ' ')
    .replace(KEYS, (keys) => keys.replace(/\D/g, ''))
    .replace(END_MARKS, (_, exclaims: string | undefined) => (exclaims ? '!' : '?'))
    .replace(new RegExp(`^[ \\t]*(?:(?:${EMOJI.source})[\\u200D ]*)+(?=[^\\n])`, 'gmu'), '• ')
    .replace(
      new RegExp(`(?:\\u200D?(?:${EMOJI.source})\\u200D?[ \\t]*)+`, 'gu'),
      (run, offset: number, whole: string) => endOrSpace(whole, offset, run.length),
    )
    .replace(SMILEY, ' ');
