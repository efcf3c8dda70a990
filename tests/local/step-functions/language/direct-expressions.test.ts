import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, it } from 'vitest';
import type { Json } from '../../../../local/step-functions/contract.ts';
import {
  compileDirect,
  UNDECIDED,
} from '../../../../local/step-functions/language/jsonata/direct/index.ts';
import { toJson } from '../../../../local/step-functions/language/jsonata/result.ts';

const isDirect = (text: string) => compileDirect(jsonata(text).ast()) !== undefined;
const directly = (text: string, variables: Readonly<Record<string, Json>> = {}) =>
  compileDirect(jsonata(text).ast())?.({ states: { input: { a: 1 } }, variables });

it.each([
  '$states.input.a',
  '$a',
  '$a.`b c`',
  '$a[-1].b',
  "$count($a.b[c = 'd'])",
  "$exists($a.b) ? $a.b : {'c': null}",
  "'No post from ' & $a & '.'",
  "$a > 0 and $a = $b or $c in ['d', 'e']",
  "$merge([$a, {'b': $count([$c])}])",
  '$not($a != 1)',
  '($a + $b) * 2',
])('%s is evaluated directly', (text) => {
  expect(isDirect(text)).toBe(true);
});

it.each([
  '$a.b[]',
  '$a[b]',
  '$a[b = c]',
  '$a.b^(c)',
  '$a.(b)',
  '$a.b@$x.c',
  '$a.b#$i',
  '$a.b{c: d}',
  '$a.*',
  '$a.b.%.c',
  '$a.f()',
  'a.b',
  '$',
  '$a[0.5]',
  '$uppercase($a)',
  '$count()',
  '$count($a, $b)',
  '($b := $a; $b)',
  '$a ~> $count',
  '[1..$a]',
  '-$a',
  '$a / $b',
  "{$a: 'b'}",
  "{'a': 1, 'a': 2}",
  `${'$a & '.repeat(60)}$a`,
])('%s is left to JSONata', (text) => {
  expect(isDirect(text)).toBe(false);
});

it.each<[string, Record<string, Json>]>([
  ['$a', {}],
  ['$a.b', { a: [{ b: 1 }] }],
  ['$a + 1', { a: '1' }],
  ['$a + $a', { a: Number.MAX_VALUE }],
  ["$a < 'b'", { a: 1 }],
  ['$a = $a', { a: {} }],
  ['$a & $a', { a: 0.1 }],
  ['$not($a)', { a: 'x' }],
  ['$count(1)', { count: 'a variable' }],
])('%s with %j is left to JSONata', (text, variables) => {
  expect(directly(text, variables)).toBe(UNDECIDED);
});

it('what an expression comes to directly is what JSONata says', async () => {
  const names = fc.constantFrom('a', 'b', 'toString');
  const scalars = fc.constantFrom<Json>(null, 0, 7, -1.5, '', 'x', true, false);
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      scalars,
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(names, tie('json'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  const steps = fc.oneof(
    names.map((name) => `.${name}`),
    fc.constantFrom('[0]', '[-1]', "[a = 'x']", "[b = '']"),
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => {
    const inner = tie('expression');
    const operators = fc.constantFrom(...'+ - * < <= > >= = != in & and or'.split(' '));
    return {
      expression: fc.oneof(
        { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
        fc.array(steps, { maxLength: 4 }).map((path) => `$v${path.join('')}`),
        scalars.map((value) => JSON.stringify(value)),
        fc.tuple(inner, operators, inner).map(([l, by, r]) => `(${l}) ${by} (${r})`),
        fc.tuple(inner, inner, inner).map(([c, y, n]) => `(${c}) ? (${y}) : (${n})`),
        fc.array(inner, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc.tuple(inner, inner).map(([a, b]) => `{'a': ${a}, 'b': ${b}}`),
        fc
          .tuple(fc.constantFrom('count', 'exists', 'merge', 'not'), inner)
          .map(([name, argument]) => `$${name}(${argument})`),
      ),
    };
  });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(json, expression, async (value, text) => {
      const parsed = jsonata(text);
      const here = compileDirect(parsed.ast())?.({ states: {}, variables: { v: value } });
      if (here === undefined || here === UNDECIDED) return;
      found += 1;
      const there: unknown = await parsed.evaluate(undefined, { v: value });
      expect(here).toEqual(toJson(there));
    }),
    { numRuns: 4_000 },
  );
  expect(found).toBeGreaterThan(1_000);
});
