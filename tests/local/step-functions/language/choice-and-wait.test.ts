import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../local/step-functions/contract.ts';
import { jsonPathMachineOf, outputOf, runMachine } from './run-machine.ts';

const choose = async (rule: object, input: Json) =>
  runMachine(
    {
      StartAt: 'Choose',
      States: {
        Choose: { Type: 'Choice', Choices: [{ ...rule, Next: 'Yes' }], Default: 'No' },
        Yes: { Type: 'Pass', Result: true, End: true },
        No: { Type: 'Pass', Result: false, End: true },
      },
    },
    { input },
  );

describe('a choice rule', () => {
  it.each<[object, Json, boolean]>([
    [{ StringEquals: 'a' }, 'a', true],
    [{ StringEquals: 'a' }, 1, false],
    [{ StringLessThan: 'b' }, 'a', true],
    [{ StringGreaterThanEquals: 'b' }, 'a', false],
    [{ StringMatches: '*.log' }, 'x.log', true],
    [{ StringMatches: 'a*c*e' }, 'abcde', true],
    [{ StringMatches: 'a\\*' }, 'a*', true],
    [{ StringMatches: 'a\\*' }, 'ab', false],
    [{ NumericEquals: 1 }, 1.0, true],
    [{ NumericEquals: 1 }, '1', false],
    [{ NumericGreaterThan: 1 }, 2, true],
    [{ BooleanEquals: false }, false, true],
    [{ BooleanEquals: false }, null, false],
    [{ TimestampEquals: '2026-01-01T00:00:00Z' }, '2026-01-01T01:00:00.000+01:00', true],
    [{ TimestampLessThan: '2026-01-01T00:00:00Z' }, '2025-12-31T23:59:59Z', true],
    [{ TimestampLessThan: '2026-01-01T00:00:00Z' }, 'yesterday', false],
    [{ IsNull: true }, null, true],
    [{ IsNumeric: false }, '1', true],
    [{ IsTimestamp: true }, '2026-02-30T00:00:00Z', false],
    [{ IsTimestamp: true }, '2026-02-28T00:00:00Z', true],
    [{ IsString: true }, '', true],
    [{ IsBoolean: true }, 'true', false],
    [{ IsPresent: true }, null, true],
  ])('%j of %j: %s', async (test, value, expected) => {
    const run = await choose({ Variable: '$.v', ...test }, { v: value });
    expect(outputOf(run)).toBe(expected);
  });

  it('compares two places, and combines', async () => {
    const above = { Variable: '$.a', NumericGreaterThanPath: '$.b' };
    const present = { Variable: '$.c', IsPresent: true };
    const input = { a: 2, b: 1 };
    expect(outputOf(await choose(above, input))).toBe(true);
    expect(outputOf(await choose({ And: [above, present] }, input))).toBe(false);
    expect(outputOf(await choose({ Or: [above, present] }, input))).toBe(true);
    expect(outputOf(await choose({ Not: present }, input))).toBe(true);
  });

  it.each<[Json, boolean]>([
    [[6], true],
    [false, true],
    ['9', false],
    ['none', true],
  ])('reads %j as a number where a numeric operator refers to it', async (other, expected) => {
    const test = { Variable: '$.v', NumericGreaterThanPath: '$.other' };
    expect(outputOf(await choose(test, { v: 7, other }))).toBe(expected);
  });

  it('fails the execution when its Variable is missing', async () => {
    const { result } = await choose({ Variable: '$.none', StringEquals: '' }, {});
    expect(result).toEqual({
      status: 'FAILED',
      error: 'States.Runtime',
      cause:
        "An error occurred while executing the state 'Choose' (entered at the event id #2). Invalid path '$.none': The choice state's condition path references an invalid value.",
    });
  });

  it('that does not hold leaves a state without Default nowhere to go', async () => {
    const state = { Type: 'Choice', Choices: [{ Variable: '$', IsNull: true, Next: 'Only' }] };
    const { result } = await runMachine(jsonPathMachineOf(state), { input: 1 });
    expect(result).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining('Failed to transition out of the state.'),
    });
  });
});

describe('Wait', () => {
  const wait = async (fields: object, input: Json) =>
    runMachine(jsonPathMachineOf({ Type: 'Wait', ...fields }), { input });

  it.each<[object, Json, number]>([
    [{ Seconds: 5 }, {}, 5],
    [{ SecondsPath: '$.s' }, { s: 7 }, 7],
    [{ SecondsPath: '$.s' }, { s: '8' }, 8],
    [{ Timestamp: '2026-01-01T00:01:00Z' }, {}, 60],
    [{ Timestamp: '2025-01-01T00:00:00Z' }, {}, 0],
    [{ TimestampPath: '$.t' }, { t: '2026-01-01T01:00:30.5+01:00' }, 30.5],
  ])('%j of %j takes %d s', async (fields, input, seconds) => {
    const run = await wait(fields, input);
    expect(outputOf(run)).toEqual(input);
    expect(run.elapsedSeconds).toBe(seconds);
  });

  it.each<[object, Json, string]>([
    [
      { SecondsPath: '$.s' },
      {},
      'The SecondsPath parameter does not reference an input value: $.s',
    ],
    [{ SecondsPath: '$.s' }, { s: 'x' }, 'cannot be parsed as a long value: $.s == x'],
    [{ SecondsPath: '$.s' }, { s: 1.5 }, 'cannot be parsed as a long value: $.s == 1.5'],
    [{ SecondsPath: '$.s' }, { s: -1 }, 'references a negative value: $.s == -1'],
    [
      { TimestampPath: '$.t' },
      { t: '2026-01-01 00:00' },
      'does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2026-01-01 00:00',
    ],
  ])('%j of %j fails', async (fields, input, told) => {
    const { result } = await wait(fields, input);
    expect(result).toMatchObject({ error: 'States.Runtime', cause: expect.stringContaining(told) });
  });
});
