/** Signs that mean something in Markdown, in addresses or in tags, each beside a character that no text holds. */
const STAND_INS: readonly (readonly [sign: string, standIn: string])[] = [
  ['_', '\uFDD1'],
  ['*', '\uFDD2'],
  ['.', '\uFDD3'],
  ['#', '\uFDD4'],
  ['@', '\uFDD5'],
  ['/', '\uFDD6'],
  ['~', '\uFDD7'],
  ['-', '\uFDD8'],
];

/** Code whose signs are taken for what they are, whatever is read into those around it, until `restoreSigns`. */
export const keepSigns = (code: string): string =>
  STAND_INS.reduce((kept, [sign, standIn]) => kept.replaceAll(sign, standIn), code);

/** The text with the signs that `keepSigns` put away. */
export const restoreSigns = (text: string): string =>
  STAND_INS.reduce((restored, [sign, standIn]) => restored.replaceAll(standIn, sign), text);

/** A text without the characters that this folder works with; as long as before. */
export const withoutStandIns = (text: string): string =>
  text.replace(/[\uFDD0-\uFDDB\uFFFC]/g, ' ');
