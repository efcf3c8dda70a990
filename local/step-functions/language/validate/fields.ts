import type { QueryLanguage } from '../definition.ts';

/** The JSON type that a field wants; `text-or-number` is a number or, in JSONata, an expression. */
export type FieldKind =
  | 'string'
  | 'boolean'
  | 'number'
  | 'object'
  | 'array'
  | 'path'
  | 'nullable-path'
  | 'reference-path'
  | 'number-or-expression'
  | 'any';

/** Where a field may stand and what it must hold. */
export interface Field {
  readonly kind: FieldKind;
  readonly types: readonly string[];
  /** The query language that has it, when the other one doesn't. */
  readonly language?: QueryLanguage;
}

const ALL = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];
const RETRYABLE = ['Task', 'Parallel', 'Map'];
const FLOWING = ALL.filter((type) => type !== 'Fail');
const GOING_ON = ['Task', 'Pass', 'Wait', 'Parallel', 'Map'];

const field = (kind: FieldKind, types: readonly string[], language?: QueryLanguage): Field =>
  language === undefined ? { kind, types } : { kind, types, language };

/** Every field of a state that the interpreter gives its meaning. */
export const FIELDS: ReadonlyMap<string, Field> = new Map([
  ['Type', field('string', ALL)],
  ['Comment', field('any', ALL)],
  ['QueryLanguage', field('any', ALL)],
  ['Next', field('string', GOING_ON)],
  ['End', field('boolean', GOING_ON)],
  [
    'Assign',
    field(
      'object',
      FLOWING.filter((type) => type !== 'Succeed'),
    ),
  ],
  ['InputPath', field('nullable-path', FLOWING, 'JSONPath')],
  ['OutputPath', field('nullable-path', FLOWING, 'JSONPath')],
  ['Output', field('any', FLOWING, 'JSONata')],
  ['Parameters', field('any', ['Task', 'Pass', 'Parallel', 'Map'], 'JSONPath')],
  ['Arguments', field('any', ['Task', 'Parallel'], 'JSONata')],
  ['ResultPath', field('reference-path', ['Task', 'Pass', 'Parallel', 'Map'], 'JSONPath')],
  ['ResultSelector', field('object', RETRYABLE, 'JSONPath')],
  ['Result', field('any', ['Pass'], 'JSONPath')],
  ['Retry', field('array', RETRYABLE)],
  ['Catch', field('array', RETRYABLE)],
  ['Resource', field('string', ['Task'])],
  ['Credentials', field('object', ['Task'])],
  ['TimeoutSeconds', field('number-or-expression', ['Task'])],
  ['TimeoutSecondsPath', field('path', ['Task'], 'JSONPath')],
  ['HeartbeatSeconds', field('number-or-expression', ['Task'])],
  ['HeartbeatSecondsPath', field('path', ['Task'], 'JSONPath')],
  ['Choices', field('array', ['Choice'])],
  ['Default', field('string', ['Choice'])],
  ['Seconds', field('number-or-expression', ['Wait'])],
  ['SecondsPath', field('path', ['Wait'], 'JSONPath')],
  ['Timestamp', field('string', ['Wait'])],
  ['TimestampPath', field('path', ['Wait'], 'JSONPath')],
  ['Error', field('string', ['Fail'])],
  ['ErrorPath', field('path', ['Fail'], 'JSONPath')],
  ['Cause', field('string', ['Fail'])],
  ['CausePath', field('path', ['Fail'], 'JSONPath')],
  ['Branches', field('array', ['Parallel'])],
  ['ItemProcessor', field('object', ['Map'])],
  ['Iterator', field('object', ['Map'])],
  ['Items', field('any', ['Map'], 'JSONata')],
  ['ItemsPath', field('path', ['Map'], 'JSONPath')],
  ['ItemSelector', field('any', ['Map'])],
  ['MaxConcurrency', field('number-or-expression', ['Map'])],
  ['MaxConcurrencyPath', field('path', ['Map'], 'JSONPath')],
  ['Label', field('string', ['Map'])],
  ['ToleratedFailureCount', field('number-or-expression', ['Map'])],
  ['ToleratedFailureCountPath', field('path', ['Map'], 'JSONPath')],
  ['ToleratedFailurePercentage', field('number-or-expression', ['Map'])],
  ['ToleratedFailurePercentagePath', field('path', ['Map'], 'JSONPath')],
]);

/** Fields of which a state has at most one. */
export const EXCLUSIVE: readonly (readonly string[])[] = [
  ['TimeoutSeconds', 'TimeoutSecondsPath'],
  ['HeartbeatSeconds', 'HeartbeatSecondsPath'],
  ['ToleratedFailureCount', 'ToleratedFailureCountPath'],
  ['ToleratedFailurePercentage', 'ToleratedFailurePercentagePath'],
  ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
  ['Error', 'ErrorPath'],
  ['Cause', 'CausePath'],
  ['ItemProcessor', 'Iterator'],
  ['ItemSelector', 'Parameters'],
  ['MaxConcurrency', 'MaxConcurrencyPath'],
];

/** Fields of which a state of this type needs one. */
export const REQUIRED: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ['Task', [['Resource'], ['Next', 'End']]],
  ['Pass', [['Next', 'End']]],
  [
    'Wait',
    [
      ['Seconds', 'SecondsPath', 'Timestamp', 'TimestampPath'],
      ['Next', 'End'],
    ],
  ],
  ['Choice', [['Choices']]],
  ['Parallel', [['Branches'], ['Next', 'End']]],
  [
    'Map',
    [
      ['ItemProcessor', 'Iterator'],
      ['Next', 'End'],
    ],
  ],
]);
