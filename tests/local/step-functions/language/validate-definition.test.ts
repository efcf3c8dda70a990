import { describe, expect, it } from 'vitest';
import { validateDefinition } from '../../../../local/step-functions/language/index.ts';
import { jsonPathMachineOf, machineOf } from './run-machine.ts';

const TASK = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };
const LOOP = { StartAt: 'In', States: { In: { Type: 'Pass', End: true } } };

const findings = (definition: object) =>
  validateDefinition(JSON.stringify(definition)).map(
    ({ code, message, location }) => `${code}: ${message} at ${location}`,
  );

describe('a definition', () => {
  it('that is right has nothing found', () => {
    const machine = {
      Comment: 'c',
      QueryLanguage: 'JSONata',
      TimeoutSeconds: 60,
      StartAt: 'Call',
      States: {
        Call: {
          ...TASK,
          Comment: 'c',
          Arguments: { a: '{% $states.input.list[name = "x"].value %}' },
          Assign: { b: '{% $states.result %}' },
          TimeoutSeconds: '{% 1 + 1 %}',
          Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL', MaxDelaySeconds: 5 }],
          Catch: [
            {
              ErrorEquals: ['States.ALL'],
              Output: '{% $exists($x) ? $x : $states.errorOutput %}',
              Next: 'End',
            },
          ],
          Next: 'Choose',
        },
        Choose: {
          Type: 'Choice',
          Choices: [{ Condition: '{% $b %}', Next: 'Each' }],
          Default: 'End',
        },
        Each: { Type: 'Map', Items: [1], ItemProcessor: LOOP, Next: 'End' },
        End: { Type: 'Fail', Error: '{% "x" %}' },
      },
    };
    expect(findings(machine)).toEqual([]);
  });

  it('that is no JSON, or no object, is refused', () => {
    expect(validateDefinition('nope')).toMatchObject([
      { severity: 'ERROR', code: 'INVALID_JSON_DESCRIPTION' },
    ]);
    expect(validateDefinition('[]')).toMatchObject([{ code: 'SCHEMA_VALIDATION_FAILED' }]);
    expect(findings({})).toEqual([
      'SCHEMA_VALIDATION_FAILED: These fields are required: [StartAt, States] at /',
    ]);
  });

  it('names targets that are missing and states that nothing reaches', () => {
    const machine = {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: 'Gone' },
        B: { Type: 'Pass', End: true },
      },
    };
    expect(findings(machine)).toEqual([
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/A/Next",
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    ]);
  });

  // As measured on the service: https://github.com/floci-io/floci/issues/2735 and pull/2786.
  it('without an end has no state looked for that nothing reaches', () => {
    const loop = { A: { Type: 'Pass', Next: 'A' }, B: { Type: 'Pass', Next: 'Gone' } };
    expect(findings({ StartAt: 'A', States: loop })).toEqual([
      'MISSING_END_STATE: Workflow has no terminal state at ',
      "MISSING_TRANSITION_TARGET: Missing 'Next' target: Gone at /States/B/Next",
    ]);
    const withEnd = { ...loop, B: { Type: 'Pass', End: true } };
    expect(findings({ StartAt: 'A', States: withEnd })).toEqual([
      'MISSING_TRANSITION_TARGET: State "B" is not reachable. at /States/B',
    ]);
  });

  it('with a QueryLanguage that is no text has that found once', () => {
    expect(findings(jsonPathMachineOf({ Type: 'Pass', QueryLanguage: 5 }))).toEqual([
      'SCHEMA_VALIDATION_FAILED: Expected value of type [STRING] at /States/Only/QueryLanguage',
    ]);
  });

  it.each<[object, string]>([
    [jsonPathMachineOf({ Type: 'Pas' }), 'Value should be one of the following: [Task, '],
    [
      jsonPathMachineOf({ Type: 'Pass', End: false }),
      'These fields are required: [Next] at /States/Only',
    ],
    [jsonPathMachineOf({ Type: 'Pass', Foo: 1 }), "Field 'Foo' is not supported at /States/Only"],
    [
      jsonPathMachineOf({ Type: 'Pass', Retry: [] }),
      "Field 'Retry' is not supported at /States/Only",
    ],
    [jsonPathMachineOf({ Type: 'Task' }), 'These fields are required: [Resource] at /States/Only'],
    [
      jsonPathMachineOf({ Type: 'Task', Resource: 'f' }),
      'Value is not a valid resource ARN at /States/Only/Resource',
    ],
    [
      jsonPathMachineOf({ Type: 'Pass', Output: 1 }),
      "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage at /States/Only",
    ],
    [
      machineOf({ Type: 'Pass', InputPath: '$' }),
      "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the 'JSONPath' QueryLanguage at /States/Only",
    ],
    [
      machineOf({ Type: 'Pass', QueryLanguage: 'JSONPath' }),
      "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine at /States/Only",
    ],
    [
      jsonPathMachineOf({ Type: 'Pass', Parameters: { 'a.$': 'States.Nope()' } }),
      "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/Only/Parameters",
    ],
    [
      jsonPathMachineOf({
        Type: 'Pass',
        Parameters: { 'a.$': `${'States.Array('.repeat(12)}1${')'.repeat(12)}` },
      }),
      "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call at /States/Only/Parameters",
    ],
    [
      jsonPathMachineOf({ Type: 'Pass', ResultPath: '$.a[*]' }),
      'Value is not a Reference Path at /States/Only/ResultPath',
    ],
    [
      machineOf({ Type: 'Pass', Output: { a: '{% phone %}' } }),
      "UNSUPPORTED_JSONATA_EXPRESSION: Reference to 'phone' at the top level is not supported. at /States/Only/Output/a",
    ],
    [
      machineOf({ Type: 'Pass', Output: '{% a[1,2) %}' }),
      'INVALID_JSONATA_EXPRESSION: Expected "]", got "," at /States/Only/Output',
    ],
    [
      machineOf({ Type: 'Pass', Output: '{% [$a.b[$x ?? 1]] %}' }),
      'INVALID_JSONATA_EXPRESSION: The symbol "?" cannot be used as a unary operator at /States/Only/Output',
    ],
    [
      machineOf({ Type: 'Pass', Output: '{% {"a": $x ?: 1} %}' }),
      'INVALID_JSONATA_EXPRESSION: The symbol ":" cannot be used as a unary operator at /States/Only/Output',
    ],
    [
      machineOf({ Type: 'Pass', Assign: { states: 1 } }),
      "Variable name 'states' is reserved at /States/Only/Assign",
    ],
    [
      jsonPathMachineOf({ Type: 'Pass', Assign: { 'a-b.$': '$' } }),
      "'a-b' is not a valid variable name at /States/Only/Assign",
    ],
    [
      jsonPathMachineOf({ Type: 'Wait', Timestamp: 'tomorrow' }),
      'Value is not a valid ISO-8601 extended offset date-time format string at /States/Only/Timestamp',
    ],
    [
      jsonPathMachineOf({ Type: 'Wait', Seconds: 1, SecondsPath: '$.s' }),
      'Only one of these fields is allowed: [Seconds, SecondsPath] at /States/Only',
    ],
    [
      jsonPathMachineOf({ ...TASK, Retry: [{ ErrorEquals: ['States.ALL', 'X'] }] }),
      'States.ALL must appear alone in ErrorEquals, and its rule must be the last one at /States/Only/Retry[0]/ErrorEquals',
    ],
    [
      jsonPathMachineOf({ ...TASK, Retry: [{ ErrorEquals: ['X'], Jitter: 1 }] }),
      "Field 'Jitter' is not supported at /States/Only/Retry[0]",
    ],
    [
      jsonPathMachineOf({
        Type: 'Choice',
        End: undefined,
        Choices: [{ Variable: '$.a', StringIs: 'b', Next: 'Only' }],
      }),
      "Field 'StringIs' is not supported at /States/Only/Choices[0]",
    ],
    [
      jsonPathMachineOf({ Type: 'Parallel', Branches: [{ StartAt: 'X', States: {} }] }),
      'These fields are required: [States] at /States/Only/Branches[0]',
    ],
  ])('%j is refused', (definition, told) => {
    expect(findings(definition).join('\n')).toContain(told);
  });
});

describe('what the embedded Step Functions leaves out', () => {
  it.each<[object, string, string]>([
    [{ Type: 'Task', Resource: `${TASK.Resource}.waitForTaskToken` }, 'Resource', '/Resource'],
    [
      { Type: 'Task', Resource: 'arn:aws:states:::states:startExecution.sync:2' },
      'Resource',
      '/Resource',
    ],
    [{ Type: 'Task', Resource: 'arn:aws:states:eu-west-1:0:activity:a' }, 'Resource', '/Resource'],
    [{ Type: 'Map', ItemProcessor: LOOP, ItemReader: {} }, 'ItemReader', '/ItemReader'],
    [{ Type: 'Map', ItemProcessor: LOOP, ItemBatcher: {} }, 'ItemBatcher', '/ItemBatcher'],
    [{ Type: 'Map', ItemProcessor: LOOP, ResultWriter: {} }, 'ResultWriter', '/ResultWriter'],
  ])('%j is refused by the name of its field', (state, field, place) => {
    const [only, ...rest] = validateDefinition(JSON.stringify(jsonPathMachineOf(state)));
    expect(rest).toEqual([]);
    expect(only).toMatchObject({
      severity: 'ERROR',
      code: 'NOT_SUPPORTED_HERE',
      message: expect.stringContaining(`'${field}'`),
      location: `/States/Only${place}`,
    });
  });
});

describe('what the service accepts although it does nothing here', () => {
  it.each([
    { ...TASK, HeartbeatSeconds: 5 },
    { ...TASK, HeartbeatSecondsPath: '$.h' },
    { Type: 'Map', ItemProcessor: LOOP, ToleratedFailureCount: 1 },
    { Type: 'Map', ItemProcessor: LOOP, ToleratedFailureCountPath: '$.n' },
    { Type: 'Map', ItemProcessor: LOOP, ToleratedFailurePercentage: 12.5 },
    { Type: 'Map', Iterator: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...LOOP } },
    {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...LOOP },
      Label: 'L',
    },
  ])('%j', (state) => {
    expect(findings(jsonPathMachineOf(state))).toEqual([]);
  });

  it.each([
    [{ ToleratedFailurePercentage: 101 }, 'Value must be between 0 and 100'],
    [{ ToleratedFailureCount: -1 }, 'Value must be an integer of at least 0'],
    [{ ToleratedFailureCount: 1, ToleratedFailureCountPath: '$.n' }, 'Only one of these fields'],
  ])('but not %j', (fields, told) => {
    const [only] = findings(jsonPathMachineOf({ Type: 'Map', ItemProcessor: LOOP, ...fields }));
    expect(only).toContain(told);
  });
});

describe('a member of $states', () => {
  const told = (name: string, at: string) =>
    `UNSUPPORTED_JSONATA_EXPRESSION: Field '$states.${name}' does not exist. at /States/Only/${at}`;
  const ERROR = '{% $states.errorOutput.Error %}';
  const RESULT = '{% {"r": [$states.result.a]} %}';

  it.each([
    [{ Type: 'Pass', Output: ERROR }, [told('errorOutput', 'Output')]],
    [{ ...TASK, Assign: { e: ERROR } }, [told('errorOutput', 'Assign/e')]],
    [{ ...TASK, Arguments: { r: RESULT } }, [told('result', 'Arguments/r')]],
    [{ Type: 'Pass', Output: RESULT }, [told('result', 'Output')]],
    [{ Type: 'Pass', Output: '{% $states.inputs %}' }, [told('inputs', 'Output')]],
    [{ ...TASK, Output: RESULT, Assign: { r: RESULT } }, []],
    [{ Type: 'Pass', Output: '{% [$states.input, $states.context, $states] %}' }, []],
  ])('of %j', (state, expected) => {
    expect(findings(machineOf(state))).toEqual(expected);
  });

  it('is the error in a catcher, but not the result', () => {
    const catching = (expression: string) =>
      findings({
        QueryLanguage: 'JSONata',
        StartAt: 'Only',
        States: {
          Only: {
            ...TASK,
            Catch: [{ ErrorEquals: ['States.ALL'], Output: expression, Next: 'End' }],
            Next: 'End',
          },
          End: { Type: 'Succeed' },
        },
      });
    expect(catching(ERROR)).toEqual([]);
    expect(catching(RESULT)).toEqual([told('result', 'Catch[0]/Output')]);
  });
});

describe('a field of the other query language', () => {
  const message = (language: string, field: string, own: string, at: string) =>
    `SCHEMA_VALIDATION_FAILED: The QueryLanguage is set to '${language}', but field '${field}' is only supported for the '${own}' QueryLanguage at ${at}`;
  const machine = (QueryLanguage: string, catcher: object, rule: object) => ({
    QueryLanguage,
    StartAt: 'Try',
    States: {
      Try: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        [QueryLanguage === 'JSONata' ? 'Arguments' : 'Parameters']: { FunctionName: 'f' },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'End', ...catcher }],
        Next: 'Choose',
      },
      Choose: { Type: 'Choice', Choices: [{ Next: 'End', ...rule }], Default: 'End' },
      End: { Type: 'Succeed' },
    },
  });
  it('is refused in a catcher and in a Choice rule', () => {
    const path = { Variable: '$.a', IsPresent: true };
    expect(findings(machine('JSONPath', { Output: 1 }, { ...path, Output: 1 }))).toEqual([
      message('JSONPath', 'Output', 'JSONata', '/States/Try/Catch[0]'),
      message('JSONPath', 'Output', 'JSONata', '/States/Choose/Choices[0]'),
    ]);
    const condition = { Condition: '{% true %}' };
    expect(findings(machine('JSONata', { ResultPath: '$.e' }, condition))).toEqual([
      message('JSONata', 'ResultPath', 'JSONPath', '/States/Try/Catch[0]'),
    ]);
    expect(findings(machine('JSONPath', { ResultPath: '$.e' }, path))).toEqual([]);
    expect(findings(machine('JSONata', { Output: 1 }, { ...condition, Output: 1 }))).toEqual([]);
  });
});

describe('a variable', () => {
  const set = (name: string, rest: object) => ({ Type: 'Pass', Assign: { [name]: 1 }, ...rest });
  const branching = (inner: string, rest: object = {}, states: object = {}) => ({
    QueryLanguage: 'JSONata',
    StartAt: 'Set',
    States: {
      Set: set('x', { Next: 'Fork' }),
      Fork: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'In', States: { In: set(inner, { End: true }) } }],
        Next: 'End',
        ...rest,
      },
      End: { Type: 'Succeed' },
      ...states,
    },
  });

  it('of an outer scope cannot be assigned in a branch', () => {
    expect(findings(branching('y'))).toEqual([]);
    expect(findings(branching('x'))).toEqual([
      "SCHEMA_VALIDATION_FAILED: Variable 'x' belongs to an outer scope and can't be assigned in an inner one at /States/Fork/Branches[0]/States/In/Assign",
    ]);
  });

  it('of a branch may have the name of one that the state itself assigns afterwards', () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Assign: { y: 1 }, Next: 'End' }];
    expect(findings(branching('y', { Assign: { y: 2 }, Catch }))).toEqual([]);
  });

  it('of a distributed iteration has nothing around it', () => {
    const ItemProcessor = {
      ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      StartAt: 'In',
      States: { In: set('x', { End: true }) },
    };
    const Fork = { Type: 'Map', ItemProcessor, Next: 'End' };
    expect(findings(branching('y', {}, { Fork }))).toEqual([]);
  });
});
