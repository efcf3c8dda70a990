import { ExportUnreadable, HOW_TO_EXPORT } from './export-unreadable.ts';
import { locateJsonFault } from './locate-json-fault.ts';

/**
 * Telegram Desktop writes control characters as `\xNN`, which JSON does not know. Pairs of
 * backslashes are matched too, so that an escaped backslash before an `x` stays what it is.
 */
const withJsonEscapes = (text: string): string =>
  text.replaceAll(/\\(?:x([0-9a-fA-F]{2})|[^x])/g, (found: string, hex: string | undefined) =>
    hex === undefined ? found : `\\u00${hex}`,
  );

/**
 * Parses the text of an export.
 * @throws ExportUnreadable telling an HTML export, an empty and a cut-off file from plain bad JSON.
 */
export const parseExportJson = (file: string, source: string): unknown => {
  const text = withJsonEscapes(source.replace(/^\uFEFF/, ''));
  const start = text.trimStart();
  if (start === '') throw new ExportUnreadable(file, `is empty. ${HOW_TO_EXPORT}`);
  if (start.startsWith('<')) {
    throw new ExportUnreadable(file, `is an HTML export, not JSON. ${HOW_TO_EXPORT}`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const fault = locateJsonFault(text);
    const problem =
      fault === 'cut off'
        ? 'ends in the middle: the export was interrupted or the copy is incomplete. Export the channel again.'
        : `is not valid JSON at line ${fault.line}, column ${fault.column}. ${HOW_TO_EXPORT}`;
    throw new ExportUnreadable(file, problem, { cause });
  }
};
