import fc from 'fast-check';
import jsonata from 'jsonata';
import { expect, it } from 'vitest';
import type { Json } from '../../../../local/step-functions/contract.ts';
import {
  follow,
  plainPathOf,
} from '../../../../local/step-functions/language/jsonata/plain-path.ts';
import { toJson } from '../../../../local/step-functions/language/jsonata/result.ts';

it.each([
  ['$states.input.a', ['states', 'input', 'a']],
  ['$a', ['a']],
  ['$a.`b c`', ['a', 'b c']],
  ['$a[0].b', undefined],
  ['$a.b[0]', undefined],
  ['$a.b[]', undefined],
  ['$a.b^(c)', undefined],
  ['$a.(b)', undefined],
  ['$a.b@$x.c', undefined],
  ['$a.b#$i', undefined],
  ['$a.b{c: d}', undefined],
  ['$a.*', undefined],
  ['$a.b.%.c', undefined],
  ['$a.f()', undefined],
  ['a.b', undefined],
  ['$a & $b', undefined],
  ["'a'", undefined],
])('%s leads through %j', (text, path) => {
  expect(plainPathOf(jsonata(text).ast())).toEqual(path);
});

it('a plain path leads where JSONata says that it does, or says nothing', async () => {
  const names = fc.constantFrom('a', 'b', 'c', 'toString');
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom<Json>(null, 0, '', 'x', true),
      fc.array(tie('json'), { maxLength: 3 }),
      fc.dictionary(names, tie('json'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }));
  let found = 0;
  await fc.assert(
    fc.asyncProperty(json, fc.array(names, { maxLength: 4 }), async (value, members) => {
      const expression = jsonata(['$v', ...members].join('.'));
      const path = plainPathOf(expression.ast());
      const here = path && follow(path, { states: {}, variables: { v: value } });
      if (here === undefined) return;
      found += 1;
      const there: unknown = await expression.evaluate(undefined, { v: value });
      expect(here).toEqual(toJson(there));
    }),
    { numRuns: 2_000 },
  );
  expect(found).toBeGreaterThan(300);
});
