/** Letters as symbols of mathematics, in squares and circles, full width, raised or lowered; units in one character. */
const COMPOSED =
  /[\u{1D400}-\u{1D7FF}\u{1F130}-\u{1F149}\uFF01-\uFF5E\uFE50-\uFE6B①-⓿℃℉\u3380-\u33DF₀-₉ʰ-ʸˡˢˣᴬ-ᵪ]/gu;
/** White letters in black circles and squares, which Unicode doesn't take apart; one alone is an emoji. */
const INVERTED =
  /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}](?:(?:\uFE0F|\u200D| )*[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}])+/gu;

const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ';
const THEIR_LETTERS = 'abcdefghijklmnopqrstuvwyz';
/** Some of them are phonetic signs too; the others stand in no word of a language. */
const IN_SMALL_CAPITALS = new RegExp(`(?=\\p{L}*[ᴀᴄᴅᴇꜰᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢ])[a-z${SMALL_CAPITALS}]+`, 'gu');

const LATIN = 'ABCEHKMOPTXSIJaceopxysij';
const CYRILLIC = 'АВСЕНКМОРТХЅІЈасеорхуѕіј';
const MIXED = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*\p{Script=Cyrillic})\p{L}+/gu;
/** A word in Latin letters with a Russian or Ukrainian ending: "CEOа". */
const INFLECTED = /^\p{Lu}\p{Script=Latin}+\p{Script=Cyrillic}{1,3}$/u;

const substitute =
  (from: string, to: string) =>
  (word: string): string =>
    word.replace(/./gu, (letter) => to[from.indexOf(letter)] ?? letter);
const toLatin = substitute(CYRILLIC, LATIN);
const toCyrillic = substitute(LATIN, CYRILLIC);
const latinLetters = (word: string): number => word.match(/\p{Script=Latin}/gu)?.length ?? 0;

/** A word of two scripts in that of most of its letters, where the others have their likes in it. */
const inOneScript = (word: string): string => {
  if (INFLECTED.test(word)) return word;
  const [latin, cyrillic] = [toLatin(word), toCyrillic(word)];
  const canBeLatin = !/\p{Script=Cyrillic}/u.test(latin);
  const canBeCyrillic = !/\p{Script=Latin}/u.test(cyrillic);
  if (canBeLatin && canBeCyrillic) {
    return latinLetters(word) > word.length / 2 ? latin : cyrillic;
  }
  return canBeLatin ? latin : canBeCyrillic ? cyrillic : word;
};

/** Strokes through a letter: what is left of them once what was struck out is gone is decoration. */
const STROKES = /[\u0334-\u0338]/gu;

/** Letters that are drawn, disguised or decorated, back to those they stand for. */
export const plainLetters = (text: string): string =>
  text
    .replace(/^([ \t]*)(?:[①-⑳⓪❶-❿➀-➓]\uFE0F? ?)(?=\S)/gmu, '$1• ')
    .replace(COMPOSED, (letter) => letter.normalize('NFKC'))
    .replace(INVERTED, (letters) =>
      letters.replace(/[\u{1F150}-\u{1F189}]/gu, (letter) =>
        String.fromCharCode(65 + (((letter.codePointAt(0) ?? 0) - 0x1f150) % 32)),
      ),
    )
    .replace(IN_SMALL_CAPITALS, substitute(SMALL_CAPITALS, THEIR_LETTERS))
    .replace(MIXED, inOneScript)
    .replace(STROKES, '');
