import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../local/step-functions/parse-json.ts';

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('JSON from outside', () => {
  it.each([
    ['{"a": [1, -2.5e3, "[[[", "\\"{"]}', { a: [1, -2500, '[[[', '"{'] }],
    ['1e308', 1e308],
    ['"1e400"', '1e400'],
    [`0.${'1'.repeat(400)}`, Number(`0.${'1'.repeat(400)}`)],
  ])('%s is taken', (text, expected) => {
    expect(parseJson(text)).toEqual(expected);
  });

  it('may be nested a thousand levels deep, not deeper', () => {
    expect(() => parseJson(nested(1_000))).not.toThrow();
    expect(() => parseJson(nested(1_001))).toThrow('nested deeper than 1000 levels');
    expect(() => parseJson(nested(5_000))).toThrow('nested deeper than 1000 levels');
  });

  it.each(['1e400', '[{"a": -1E+999}]', '9'.repeat(400)])('holds no %s', (text) => {
    expect(() => parseJson(text)).toThrow('beyond the range of a double');
  });

  it('is refused as a syntax error when it is none', () => {
    expect(() => parseJson('{')).toThrow(SyntaxError);
  });
});
