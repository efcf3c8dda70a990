import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Definition, Operation } from './definition.ts';
import { GatewayError } from './gateway-error.ts';

/** Checks a body against the route's request model. Throws GatewayError BAD_REQUEST_BODY. */
export type CheckBody = (body: string) => void;

const inWords = ({ instancePath, keyword, params, message, parentSchema }: ErrorObject): string => {
  const where = instancePath === '' ? 'the body' : instancePath.slice(1).replaceAll('/', '.');
  switch (keyword) {
    case 'additionalProperties':
      return `${where} has a property that isn't allowed: ${params['additionalProperty']}`;
    case 'pattern':
      // A pattern says little to a person; its description says what it means.
      return `${where} must be ${parentSchema?.['description'] ?? `as in ${params['pattern']}`}`;
    default:
      return `${where} ${message ?? 'is wrong'}`;
  }
};

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    throw new GatewayError('BAD_REQUEST_BODY', 'Invalid request body', 'The body is not JSON.');
  }
};

const check = (validate: ValidateFunction): CheckBody => {
  return (body) => {
    if (!validate(parse(body))) {
      throw new GatewayError(
        'BAD_REQUEST_BODY',
        'Invalid request body',
        `[${(validate.errors ?? []).map(inWords).join(', ')}]`,
      );
    }
  };
};

/**
 * The checks of an operation's bodies by media type: those of its request validator. A body of a
 * media type without a model isn't checked, as in API Gateway.
 */
export const createBodyChecks = (
  definition: Definition,
  operation: Operation,
): ReadonlyMap<string, CheckBody> => {
  const validator = operation['x-amazon-apigateway-request-validator'] ?? '';
  if (!definition['x-amazon-apigateway-request-validators'][validator]?.validateRequestBody) {
    return new Map();
  }
  // API Gateway's models are draft 4; of what they use, later drafts read the same.
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: true });
  ajv.addSchema({ $id: 'definition', components: definition.components });
  return new Map(
    Object.entries(operation.requestBody?.content ?? {}).map(([mediaType, { schema }]) => [
      mediaType,
      check(ajv.compile({ $ref: `definition${schema.$ref}` })),
    ]),
  );
};
