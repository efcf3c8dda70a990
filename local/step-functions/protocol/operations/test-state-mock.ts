import type { Json, Mock, StateConfiguration } from '../../contract.ts';
import { ServiceError } from '../../engine/service-error.ts';
import { JsonBeyondLimits, parseJson } from '../../parse-json.ts';
import { MAX_INPUT_BYTES } from '../limits.ts';
import { type Members, onlyMembers, optionalChoice, optionalString } from '../members.ts';

const invalid = (message: string): ServiceError => new ServiceError('ValidationException', message);

/** A member that holds a JSON document as text. Throws ServiceError for anything else. */
export function parseMember(members: Members, member: string): Json | undefined {
  const text = optionalString(members, member, { max: MAX_INPUT_BYTES });
  if (text === undefined) return undefined;
  try {
    return parseJson(text);
  } catch (error) {
    const reason = error instanceof JsonBeyondLimits ? error.message : 'It is no JSON.';
    if (member !== 'input') throw invalid(`The member ${member} can't be read: ${reason}`);
    throw new ServiceError(
      'InvalidExecutionInput',
      `Invalid State Machine Execution Input: '${reason}'`,
    );
  }
}

function membersOf(value: Json | undefined, member: string): Members | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object' && !Array.isArray(value)) return value;
  throw new ServiceError('SerializationException', `The member ${member} must be an object.`);
}

/** The member `mock`: a result or an error. Results are not held against the API model of the service that is mocked. */
export function readMock(value: Json | undefined): Mock | undefined {
  const mock = membersOf(value, 'mock');
  if (mock === undefined) return undefined;
  onlyMembers(mock, ['result', 'errorOutput', 'fieldValidationMode']);
  optionalChoice(mock, 'fieldValidationMode', ['STRICT', 'PRESENT', 'NONE']);
  const result = parseMember(mock, 'result');
  const failure = membersOf(mock['errorOutput'], 'mock.errorOutput');
  if ((result === undefined) === (failure === undefined)) {
    throw invalid('A mock must have one of the following fields: [result, errorOutput].');
  }
  if (failure === undefined) return { result: result ?? null };
  return {
    error: optionalString(failure, 'error', { max: 256 }) ?? '',
    cause: optionalString(failure, 'cause', { max: 32_768 }) ?? '',
  };
}

/** The member `stateConfiguration`. */
export function readConfiguration(value: Json | undefined): StateConfiguration {
  const given = membersOf(value, 'stateConfiguration') ?? {};
  onlyMembers(given, [
    'retrierRetryCount',
    'errorCausedByState',
    'mapIterationFailureCount',
    'mapItemReaderData',
  ]);
  const retried = countOf(given, 'retrierRetryCount');
  const failed = countOf(given, 'mapIterationFailureCount');
  const read = parseMember(given, 'mapItemReaderData');
  return {
    ...(retried !== undefined && { retrierRetryCount: retried }),
    ...(failed !== undefined && { mapIterationFailureCount: failed }),
    ...(read !== undefined && { mapItemReaderData: read }),
  };
}

function countOf(members: Members, member: string): number | undefined {
  const value = members[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw invalid(`The member ${member} must be a whole number of at least 0.`);
}
