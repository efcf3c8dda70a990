import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../local/step-functions/contract.ts';
import { machineOf, outputOf, runMachine } from './run-machine.ts';

const evaluate = async (text: string, input: Json = {}) =>
  runMachine(machineOf({ Type: 'Pass', Output: `{% ${text} %}` }), { input });

describe('a JSONata expression', () => {
  it.each<[string, Json]>([
    ['$states.input.items[price > 3].name', ['b', 'c']],
    ['$states.input.items[name = "a"]', { name: 'a', price: 1 }],
    ['$states.input.items[name = "a"][]', [{ name: 'a', price: 1 }]],
    ['$partition([1..5], 2)', [[1, 2], [3, 4], [5]]],
    ['$range(0, 10, 5)', [0, 5, 10]],
    ['$range(5, 1, -2)', [5, 3, 1]],
    ['$range(1, 1, 1)', 1],
    ['$hash("a", "SHA-1")', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
    ['$base64decode("aGk=")', 'hi'],
    ['$random()', 0.5],
    ['$uuid()', '11111111-1111-4111-8111-111111111111'],
    ['$parse("{\\"a\\":[1]}")', { a: [1] }],
    ['$random(7) = $random(7)', true],
    ['1 / 0', 'Infinity'],
    ['$states.input.nothing ? 1 : 2', 2],
    ['null', null],
  ])('%s', async (text, expected) => {
    const items = ['a', 'b', 'c'].map((name, index) => ({ name, price: 1 + 3 * index }));
    expect(outputOf(await evaluate(text, { items }))).toEqual(expected);
  });

  it('is text when the braces are not at its very ends', async () => {
    const run = await runMachine(machineOf({ Type: 'Pass', Output: [' {% 1 %}', '{%1%}', 'x'] }));
    expect(outputOf(run)).toEqual([' {% 1 %}', 1, 'x']);
  });

  it('keeps an array of one element that an earlier expression made', async () => {
    const machine = {
      QueryLanguage: 'JSONata',
      StartAt: 'Make',
      States: {
        Make: { Type: 'Pass', Output: { list: '{% [$states.input.a[]] %}' }, Next: 'Read' },
        Read: { Type: 'Pass', Output: '{% $states.input.list %}', End: true },
      },
    };
    expect(outputOf(await runMachine(machine, { input: { a: 1 } }))).toEqual([1]);
  });

  it.each([
    ['$states.input.none', 'returned nothing (undefined).'],
    ['function($x){$x}', 'returned an unsupported result type.'],
    ['[$sum]', 'returned an unsupported result type.'],
    ['$eval("1")', 'threw an error during evaluation. T1006: Attempted to invoke a non-function'],
    ['1 + "a"', 'threw an error during evaluation. T2002: '],
    ['$error("no")', 'threw an error during evaluation. D3137: no'],
    // As measured on the service: https://github.com/floci-io/floci/issues/2736.
    ['$base64decode("!!!")', 'threw an error during evaluation: '],
    ['$base64decode(1)', 'threw an error during evaluation. T0410: '],
    [Array(101).fill('1').join('+'), 'threw an error during evaluation. D1011: '],
  ])('%s fails with its field and place', async (text, told) => {
    const { result, events } = await evaluate(text);
    const cause = `An error occurred while executing the state 'Only' (entered at the event id #2). The JSONata expression '${text}' specified for the field 'Output' ${told}`;
    expect(result).toMatchObject({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining(cause),
    });
    expect(events.at(-2)).toMatchObject({
      type: 'EvaluationFailed',
      evaluationFailedEventDetails: { location: 'Output', state: 'Only' },
    });
  });

  const absent = '{% $states.input.absent %}';
  it.each([
    ['Output/a/b[1]', { Type: 'Pass', Output: { a: { b: [1, absent] } } }],
    ['Assign/x', { Type: 'Pass', Assign: { x: absent } }],
    ['Seconds', { Type: 'Wait', Seconds: absent }],
    ['Timestamp', { Type: 'Wait', Timestamp: absent }],
    ['Cause', { Type: 'Fail', Error: 'x', Cause: absent, End: undefined }],
    ['TimeoutSeconds', { Type: 'Task', Resource: 'arn:aws:states:::a:b', TimeoutSeconds: absent }],
    [
      'Choices[1]/Condition',
      {
        Type: 'Choice',
        Choices: [
          { Condition: false, Next: 'Only' },
          { Condition: absent, Next: 'Only' },
        ],
      },
    ],
  ])('in %s is named by its location', async (location, state) => {
    const { result } = await runMachine(machineOf(state));
    expect(result).toMatchObject({ cause: expect.stringContaining(`for the field '${location}'`) });
  });

  it.each([
    ['Seconds', '"9"', "Expected 'number', but was 'string' for value: \"9\""],
    ['Seconds', '1.5', 'The Seconds field cannot be parsed as an integer: 1.5'],
    ['Seconds', '-1', 'Seconds must be between 0 and 99999999 but was: -1'],
  ])('of %s can not be %s', async (field, text, told) => {
    const { result } = await runMachine(machineOf({ Type: 'Wait', [field]: `{% ${text} %}` }));
    expect(result).toMatchObject({ cause: expect.stringContaining(told) });
  });
});
