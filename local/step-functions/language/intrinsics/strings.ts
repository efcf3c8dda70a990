import type { Json } from '../../contract.ts';
import { isObject } from '../json.ts';
import { ArgumentFailure, type IntrinsicFunction, text } from './call.ts';

/** Replaces each `{}` of the template by the next argument; `\{`, `\}` and `\\` stand for themselves. */
export const format: IntrinsicFunction = (args) => {
  const [, ...values] = args;
  const template = text(args, 0);
  let used = 0;
  const formatted = template.replace(/\\([\s\S])|\{\}|[{}]/g, (token, escaped?: string) => {
    if (escaped !== undefined) return escaped;
    if (token !== '{}') {
      throw new ArgumentFailure(
        `Invalid template in States.Format: matching '${token === '{' ? '}' : '{'}' not found for '${token}'.`,
      );
    }
    const value = values[used];
    used += 1;
    return value === undefined ? '' : display(value);
  });
  if (used !== values.length) {
    throw new ArgumentFailure(
      'Invalid arguments in States.Format: number of arguments do not match the occurrences of {}.',
    );
  }
  return formatted;
};

/** A value as Java's toString shows it: `{name=Ada, tags=[a, b]}`. */
function display(value: Json): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return `[${value.map(display).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${name}=${display(member)}`);
  return `{${members.join(', ')}}`;
}

/** Splits at any character of the delimiter; empty parts are dropped, as Java's StringTokenizer does. */
export const stringSplit: IntrinsicFunction = (args) => {
  const value = text(args, 0);
  const delimiters = new Set(text(args, 1));
  const parts: string[] = [];
  let part = '';
  for (const character of value) {
    if (!delimiters.has(character)) {
      part += character;
    } else if (part !== '') {
      parts.push(part);
      part = '';
    }
  }
  if (part !== '') parts.push(part);
  return parts;
};
