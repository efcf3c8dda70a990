/** Whether more text could still make this JSON: it parses, or it fails only where it ends. */
const mayContinue = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const { message } = error as SyntaxError;
    const position = /at position (\d+)/.exec(message)?.[1];
    return /end of JSON input/.test(message) || Number(position) === text.length;
  }
};

/** Where a text stops being JSON; lines and columns count from 1. */
export type JsonFault = { readonly line: number; readonly column: number } | 'cut off';

/**
 * Finds the place that makes a text not be JSON, or that nothing but its end is missing. The engine
 * tells the place of some faults only, so the longest beginning that is still JSON is searched for.
 */
export const locateJsonFault = (text: string): JsonFault => {
  if (mayContinue(text)) return 'cut off';
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (mayContinue(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  const lines = text.slice(0, good).split('\n');
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
};
