import type { Json } from '../contract.ts';
import { ServiceError, validationError } from '../engine/service-error.ts';

/** A request's body: a JSON object. */
export type Members = Readonly<Record<string, Json>>;

interface Length {
  readonly min?: number;
  readonly max: number;
}

const wrongType = (member: string, expected: string): ServiceError =>
  new ServiceError('SerializationException', `The member ${member} must be a ${expected}.`);

/** An optional string member. Throws ServiceError for another type or a length out of bounds. */
export const optionalString = (
  members: Members,
  member: string,
  { min = 0, max }: Length,
): string | undefined => {
  const value = members[member] ?? undefined;
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw wrongType(member, 'string');
  if (value.length < min) {
    throw validationError(value, member, `have length greater than or equal to ${min}`);
  }
  if (value.length > max) {
    throw validationError(value, member, `have length less than or equal to ${max}`);
  }
  return value;
};

/** A required string member. Throws ServiceError when it is missing or breaks `length`. */
export const requiredString = (members: Members, member: string, length: Length): string => {
  const value = optionalString(members, member, length);
  if (value === undefined) throw validationError(null, member, 'not be null');
  return value;
};

/** An optional string out of a closed set. */
export const optionalChoice = <T extends string>(
  members: Members,
  member: string,
  choices: readonly T[],
): T | undefined => {
  const value = members[member] ?? undefined;
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    const set = `[${choices.join(', ')}]`;
    throw validationError(String(value), member, `satisfy enum value set: ${set}`);
  }
  return choice;
};

export const optionalBoolean = (members: Members, member: string): boolean | undefined => {
  const value = members[member] ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw wrongType(member, 'boolean');
};

/** `maxResults`: 1 to 1,000; missing or 0 is 100. */
export const pageSize = (members: Members): number => {
  const value = members['maxResults'] ?? 0;
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw wrongType('maxResults', 'whole number');
  }
  if (value < 0) {
    throw validationError(value, 'maxResults', 'have value greater than or equal to 0');
  }
  if (value > 1000) {
    throw validationError(value, 'maxResults', 'have value less than or equal to 1000');
  }
  return value === 0 ? 100 : value;
};

/** Refuses members that this server would otherwise ignore. */
export const onlyMembers = (members: Members, known: readonly string[]): void => {
  const unknown = Object.keys(members).filter(
    (member) => members[member] !== null && !known.includes(member),
  );
  if (unknown.length > 0) {
    throw new ServiceError(
      'NotImplementedException',
      `This local Step Functions does not implement the request's ${unknown.join(', ')}.`,
      501,
    );
  }
};
