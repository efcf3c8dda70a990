import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../local/step-functions/contract.ts';
import { jsonPathMachineOf, outputOf, runMachine } from './run-machine.ts';

const STORE: Json = {
  books: [
    { title: 'A', price: 5, tags: ['x'] },
    { title: 'B', price: 15, isbn: '1' },
    { title: 'C', price: 25, tags: [] },
  ],
  limit: 10,
  'odd name': { "it's": 1 },
  'dotted.name': 2,
  'quoted"': 3,
  'back\\"slash"': 4,
  né: 5,
};

const select = async (path: string, input: Json = STORE) =>
  outputOf(
    await runMachine(jsonPathMachineOf({ Type: 'Pass', Parameters: { 'v.$': path } }), { input }),
  );

describe('a path', () => {
  it.each<[string, Json]>([
    ['$.limit', 10],
    ["$['limit']", 10],
    ["$['odd name']['it\\'s']", 1],
    ['$.dotted\\.name', 2],
    ["$['dotted.name']", 2],
    ["$['quoted\\\"']", 3],
    ['$["quoted\\""]', 3],
    ['$[\'back\\"slash"\']', 4],
    ['$[\'back\\\\"slash"\']', 4],
    ["$['n\\u00e9']", 5],
    ['$.n\\u00e9', 5],
    ['$.books[0].title', 'A'],
    ['$.books[-1].title', 'C'],
    ['$.books[*].title', ['A', 'B', 'C']],
    ['$.books[0,2].title', ['A', 'C']],
    ['$.books[1:].title', ['B', 'C']],
    ['$.books[:2].title', ['A', 'B']],
    ['$.books[-2:].title', ['B', 'C']],
    ['$..price', [5, 15, 25]],
    ['$..books[0].title', ['A']],
    ['$.books[?(@.price > 10)].title', ['B', 'C']],
    ['$.books[?(@.price > $.limit)].title', ['B', 'C']],
    ['$.books[?(@.isbn)].title', ['B']],
    ['$.books[?(!@.isbn && @.price < 20)].title', ['A']],
    ["$.books[?(@.title == 'A' || @.title == 'C')].price", [5, 25]],
    ["$.books[?(@.title in ['B','C'])].price", [15, 25]],
    ['$.books[?(@.title =~ /[ab]/i)].price', [5, 15]],
    ['$.books[?(@.tags empty true)].title', ['C']],
    ['$.books[?(@.price > 99)]', []],
    ["$.books[0]['title','isbn']", { title: 'A' }],
    ["$.books[:2]['title','isbn']", [{ title: 'A' }, { title: 'B', isbn: '1' }]],
    ['$.limit.*', []],
    ['$$.StateMachine.Name', 'machine'],
  ])('%s selects', async (path, expected) => {
    expect(await select(path)).toEqual({ v: expected });
  });

  it.each([
    ['$.none', { a: 1 }],
    ['$.a.b', { a: 1 }],
    ['$.a[3].b', { a: [1] }],
    ['$.a.length()', { a: [1] }],
  ])('%s that selects nothing in %j fails the execution', async (path, input) => {
    const machine = jsonPathMachineOf({ Type: 'Pass', Parameters: { 'v.$': path } });
    expect((await runMachine(machine, { input })).result).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: `An error occurred while executing the state 'Only' (entered at the event id #2). The JSONPath '${path}' specified for the field 'v.$' could not be found in the input '${JSON.stringify(input)}'`,
    });
  });

  // As measured on the service: https://github.com/floci-io/floci/pull/3167.
  it('that ends past the end of an array is null in a payload template', async () => {
    expect(await select('$.books[3]')).toEqual({ v: null });
  });

  it.each([
    ['InputPath', "Invalid path '$.none' : No results for path: $['none']"],
    ['OutputPath', "Invalid path '$.none' : No results for path: $['none']"],
  ])('of %s is told as Jayway tells it', async (field, told) => {
    const machine = jsonPathMachineOf({ Type: 'Pass', [field]: '$.none' });
    const { result } = await runMachine(machine, { input: {} });
    expect(result).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining(told) });
  });

  it.each([
    ['$.a.b', {}, "Missing property in path $['a']"],
    ['$.a[0]', { a: 1 }, 'Filter: [0] can only be applied to arrays. Current context is: 1'],
  ])('%s names what is missing on the way', async (path, input, told) => {
    const machine = jsonPathMachineOf({ Type: 'Pass', InputPath: path });
    const { result } = await runMachine(machine, { input });
    expect(result).toMatchObject({ cause: expect.stringContaining(told) });
  });

  it('can start at a variable', async () => {
    const machine = {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { 'book.$': '$.books[1]' }, Next: 'Use' },
        Use: {
          Type: 'Pass',
          Parameters: { 'title.$': '$book.title', 'sum.$': 'States.MathAdd($book.price, 1)' },
          End: true,
        },
      },
    };
    expect(outputOf(await runMachine(machine, { input: STORE }))).toEqual({ title: 'B', sum: 16 });
  });
});

describe('ResultPath', () => {
  const place = async (ResultPath: string | null, input: Json) =>
    (await runMachine(jsonPathMachineOf({ Type: 'Pass', Result: 1, ResultPath }), { input }))
      .result;

  it.each<[string | null, Json, Json]>([
    [null, { a: 0 }, { a: 0 }],
    ['$', { a: 0 }, 1],
    ['$.b', { a: 0 }, { a: 0, b: 1 }],
    ['$.a.b.c', { a: { x: 0 } }, { a: { x: 0, b: { c: 1 } } }],
    ["$['x y']", {}, { 'x y': 1 }],
    ['$.a\\.b', {}, { 'a.b': 1 }],
    ['$.list[1]', { list: [0, 0] }, { list: [0, 1] }],
  ])('%s places the result', async (path, input, output) => {
    expect(await place(path, input)).toEqual({ status: 'SUCCEEDED', output });
  });

  // As users of the service report it: https://github.com/cdklabs/construct-hub/pull/459 and
  // https://github.com/aws/aws-cdk/issues/29473. The documented States.ResultPathMatchFailure never comes.
  it.each<[string, Json, string]>([
    ['$.b', 'text', 'ReferencePath $.b to input "text"'],
    ['$.b', [1], 'step "b" to input [1]'],
    ['$.a.b', { a: 'text' }, 'step "a" to input {"a":"text"}'],
    ['$.list[1]', { list: [0] }, 'step "list" to input {"list":[0]}'],
  ])('%s fails in %j, where there is no such place', async (path, input, told) => {
    expect(await place(path, input)).toEqual({
      status: 'FAILED',
      error: 'States.ReferencePathConflict',
      cause: `Unable to apply ${told}`,
    });
  });
});

describe('an intrinsic function', () => {
  it.each<[string, Json]>([
    ["States.Format('{} and {}', 'a', 1)", 'a and 1'],
    ["States.Format('\\{\\} {}', true)", '{} true'],
    ["States.Format('it\\'s {}', null)", "it's null"],
    ["States.Format('{}', $)", '{list=[1, a], on=true}'],
    ['States.Array(1, $.on, States.Array())', [1, true, []]],
    ['States.ArrayPartition($.list, 1)', [[1], ['a']]],
    ["States.ArrayContains($.list, 'a')", true],
    ['States.ArrayRange(9, 1, -4)', [9, 5, 1]],
    ['States.ArrayUnique(States.Array(1, 1, States.Array(2), States.Array(2)))', [1, [2]]],
    ['States.ArrayUnique(States.Array(true, false, true))', [false, true]],
    [
      'States.ArrayUnique(States.Array(States.Array(1, 2), States.Array(2, 1)))',
      [
        [2, 1],
        [1, 2],
      ],
    ],
    ['States.ArrayPartition($.list, 1.9)', [[1], ['a']]],
    ['States.ArrayGetItem(States.Array(), 3)', null],
    ["States.Base64Decode(' YWJj!ZA')", 'abcd'],
    ["States.StringSplit('a,b;;c', ',;')", ['a', 'b', 'c']],
    ["States.Base64Decode(States.Base64Encode('ä'))", 'ä'],
    ['States.StringToJson(\'{"a":[1]}\')', { a: [1] }],
    [
      'States.JsonMerge(States.StringToJson(\'{"a":1}\'), $, false)',
      { a: 1, list: [1, 'a'], on: true },
    ],
    ['States.MathAdd(1.5, -0.5)', 2],
    ['States.MathRandom(0, 10)', 5],
    ['States.UUID()', '11111111-1111-4111-8111-111111111111'],
  ])('%s', async (call, expected) => {
    expect(await select(call, { list: [1, 'a'], on: true })).toEqual({ v: expected });
  });

  it('is repeatable with a seed', async () => {
    const draw = () => select('States.MathRandom(1, 1000000, 42)', {});
    expect(await draw()).toEqual(await draw());
  });

  const failing = async (call: string) =>
    (
      await runMachine(jsonPathMachineOf({ Type: 'Pass', Parameters: { 'v.$': call } }), {
        input: { list: [1] },
      })
    ).result;

  it.each([
    'States.ArrayGetItem($.list, 7)',
    'States.ArrayPartition($.list, 0)',
    'States.ArrayRange(0, 5000, 1)',
    "States.Hash('x', 'CRC')",
    "States.StringToJson('{')",
    'States.JsonMerge($, $, true)',
    "States.Format('{} {}', 1)",
    "States.Format('{', 1)",
    'States.MathAdd(2147483647, 1)',
    'States.StringSplit(1, 2)',
  ])('%s fails the execution', async (call) => {
    expect(await failing(call)).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringMatching(
        /intrinsic function: .*\. Invalid (arguments|template) in States\./,
      ),
    });
  });

  it('names an argument that selects nothing', async () => {
    expect(await failing("States.Format('{}', $.none)")).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Only' (entered at the event id #2). The function 'States.Format('{}', $.none)' had the following error: The JsonPath argument for the field '$.none' could not be found in the input '{\"list\":[1]}'",
    });
  });
});

describe('the text of an intrinsic function call', () => {
  it.each<[string, Json]>([
    ["States.Array('\\\\', '\\{\\}', '\\'')", ['\\', '{}', "'"]],
    ["States.Format('\\\\{}\\}', '{}')", '\\{}}'],
    ["States.StringSplit($.a, '.')", ['x', 'y']],
  ])('%s', async (call, expected) => {
    expect(await select(call, { a: 'x.y' })).toEqual({ v: expected });
  });
});
