import type { Json, TaskCall } from '../contract.ts';

export type JsonObject = { [key: string]: Json };

/** The members that an integration's Arguments may have; anything else is refused, never ignored. */
export interface Fields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** One resource that a Task state can name. */
export interface Integration {
  /** The ARN, or for a family of ARNs its pattern in words; it stands in error messages. */
  readonly resource: string;
  matches(resource: string): boolean;
  /** Missing where the input is the payload itself. */
  readonly fields?: Fields;
  /** Resolves to the raw result; throws TaskFailed. */
  run(call: TaskCall, input: JsonObject): Promise<Json>;
}

/** An integration with an ARN of its own, for example `lambda:invoke`. */
export const serviceIntegration = (
  action: string,
  fields: Fields,
  run: Integration['run'],
): Integration => {
  const resource = `arn:aws:states:::${action}`;
  return { resource, matches: (candidate) => candidate === resource, fields, run };
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
