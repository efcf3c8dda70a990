import type { HttpExchange, Json, TestStateAnswer } from '../../contract.ts';
import type { Engine } from '../../engine/engine.ts';
import { ServiceError } from '../../engine/service-error.ts';
import { ARN_LENGTH, MAX_DEFINITION_CHARACTERS, NAME_LENGTH } from '../limits.ts';
import {
  type Members,
  optionalBoolean,
  optionalChoice,
  optionalString,
  requiredString,
} from '../members.ts';
import type { Answer, Operation } from '../operation.ts';
import { parseMember, readConfiguration, readMock } from './test-state-mock.ts';

const LEVELS = ['INFO', 'DEBUG', 'TRACE'] as const;

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

/** Tries one state: by itself, or by its name in a machine. */
export const testState: Operation = {
  members: [
    'definition',
    'roleArn',
    'input',
    'inspectionLevel',
    'revealSecrets',
    'variables',
    'stateName',
    'mock',
    'context',
    'stateConfiguration',
  ],
  async run(engine, members) {
    const text = requiredString(members, 'definition', { min: 1, max: MAX_DEFINITION_CHARACTERS });
    const stateName = optionalString(members, 'stateName', NAME_LENGTH);
    const roleArn = optionalString(members, 'roleArn', ARN_LENGTH);
    const level = optionalChoice(members, 'inspectionLevel', LEVELS) ?? 'INFO';
    const reveal = optionalBoolean(members, 'revealSecrets') ?? false;
    const mock = readMock(members['mock']);
    const configuration = readConfiguration(members['stateConfiguration']);
    if (reveal && level !== 'TRACE') {
      throw invalid('revealSecrets can only be true with the inspection level TRACE.');
    }
    const definition = checkedDefinition(engine, text, stateName, mock !== undefined);
    if (mock === undefined) {
      const isTask = engine.typeOfState(definition, stateName) === 'Task';
      if (isTask && roleArn === undefined) {
        throw invalid('roleArn is required for a Task unless a mock is specified.');
      }
      if (Object.keys(configuration).length > 0) {
        throw invalid('stateConfiguration can only be specified together with a mock.');
      }
    }
    const request = requestOf(members, definition, stateName);
    const { answer, exchange } = await engine.tryState(
      { ...request, ...(mock !== undefined && { mock }), configuration },
      roleArn ?? '',
    );
    return answerOf(answer, level, exchange, reveal);
  },
};

/** The definition, or a refusal as the service would word it: of what is wrong, or what only a mock could stand in for. */
function checkedDefinition(
  engine: Engine,
  text: string,
  stateName: string | undefined,
  mocked: boolean,
): object {
  const errors = engine
    .checkState(text)
    .filter(({ severity }) => severity === 'ERROR')
    .filter(({ code }) => !(mocked && code === 'NOT_SUPPORTED_HERE'));
  if (errors.length > 0) {
    const told = errors.map(({ code, message, location }) => `${code}: ${message} at ${location}`);
    throw new ServiceError(
      'InvalidDefinition',
      `Invalid State Machine Definition: '${told.join(', ')}'`,
    );
  }
  const definition = JSON.parse(text) as object;
  if (stateName !== undefined && !('States' in definition)) {
    throw invalid('stateName names a state of a machine, but the definition is a single state.');
  }
  if (stateName === undefined && 'States' in definition) {
    throw invalid('stateName is required when the definition is a state machine.');
  }
  const type = engine.typeOfState(definition, stateName);
  if (type === undefined) throw invalid(`The definition has no state '${stateName}'.`);
  if (!mocked && (type === 'Map' || type === 'Parallel')) {
    throw invalid(`A state of type ${type} can only be tested with a mock.`);
  }
  return definition;
}

function requestOf(members: Members, definition: object, stateName: string | undefined) {
  const variables = parseMember(members, 'variables');
  const context = parseMember(members, 'context');
  return {
    definition,
    ...(stateName !== undefined && { stateName }),
    input: parseMember(members, 'input') ?? {},
    ...(variables !== undefined && { variables: asObject(variables, 'variables') }),
    ...(context !== undefined && { context: asObject(context, 'context') }),
  };
}

function asObject(value: Json, member: string): { [name: string]: Json } {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw invalid(`The member ${member} must be a JSON object.`);
}

/** Steps whose data is no JSON text. */
const PLAIN = new Set([
  'errorDetails',
  'maxConcurrency',
  'toleratedFailureCount',
  'toleratedFailurePercentage',
]);

function answerOf(
  { inspectionData, output, ...told }: TestStateAnswer,
  level: (typeof LEVELS)[number],
  exchange: HttpExchange | undefined,
  reveal: boolean,
): Answer {
  const seen = Object.entries(inspectionData).map(([step, data]) => [
    step,
    PLAIN.has(step) ? data : JSON.stringify(data),
  ]);
  return {
    ...told,
    ...(output !== undefined && { output: JSON.stringify(output) }),
    ...(level !== 'INFO' && {
      inspectionData: {
        ...Object.fromEntries(seen),
        ...(level === 'TRACE' && exchange !== undefined && exchanged(exchange, reveal)),
      },
    }),
  };
}

const exchanged = (exchange: HttpExchange, reveal: boolean) => ({
  request: {
    protocol: 'http',
    ...(reveal ? exchange.request : exchange.requestWithoutSecrets),
  },
  response: { protocol: 'http', ...exchange.response },
});
