import type { Output } from './live-line.ts';
import { printableJson, printableLine, printableText } from './printable.ts';

/** Writes lines of a list, one each. */
export const printLines = (lines: readonly string[], output: Output = process.stdout): void => {
  for (const line of lines) output.write(`${printableLine(line)}\n`);
};

/** Writes a text that has lines of its own, such as a help page. */
export const printText = (text: string, output: Output = process.stdout): void => {
  output.write(`${printableText(text)}\n`);
};

/** Writes a value as JSON, on one line unless it is indented by `space`. */
export const printJson = (value: unknown, output: Output = process.stdout, space = 0): void => {
  output.write(`${printableJson(value, space)}\n`);
};
