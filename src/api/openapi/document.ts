import { z } from 'zod';
import { neededRole } from '../../access/needed-role.ts';
import { OPERATIONS } from '../operations/index.ts';
import { type Operation, routeKey } from '../operations/operation.ts';
import { ProblemSchema } from '../problem.ts';

type Json = Record<string, unknown>;
type Io = 'input' | 'output';

const jsonSchema = (schema: z.ZodType, io: Io): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
};
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const parametersIn = (place: 'query' | 'header', schema: z.ZodObject | undefined): Json[] =>
  Object.entries(schema?.shape ?? {}).map(([name, field]) => {
    const { description, ...fieldSchema } = jsonSchema(field as z.ZodType, 'input');
    const required = !(field as z.ZodType).safeParse(undefined).success;
    return { name, in: place, required, description, schema: fieldSchema };
  });

const pathParameters = (path: string): Json[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    // Ids are UUIDs; names are made of them.
    schema: name?.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});

const responsesOf = ({ success, problems = {}, isPublic = false, ...route }: Operation): Json => ({
  [success.status]: {
    description: success.description,
    ...(success.body && { content: { 'application/json': { schema: ref(success.body.name) } } }),
  },
  ...Object.fromEntries(
    Object.entries(problems).map(([status, meaning]) => [status, problem(meaning)]),
  ),
  ...(isPublic
    ? {}
    : {
        401: problem('No valid key or token'),
        403: problem(`The caller has not the role ${neededRole(routeKey(route))}`),
      }),
  429: problem('Too many requests; Retry-After says when to try again'),
  503: problem('Something behind the API is out of reach; try again'),
});

const operationOf = (operation: Operation): Json => {
  const { operationId, summary, path, query, headers, body, file, isPublic } = operation;
  return {
    operationId,
    summary,
    ...(isPublic ? { security: [] } : { 'x-needed-role': neededRole(routeKey(operation)) }),
    parameters: [
      ...pathParameters(path),
      ...parametersIn('query', query),
      ...parametersIn('header', headers),
    ],
    ...(body && {
      requestBody: {
        required: body.optional !== true,
        content: { 'application/json': { schema: ref(body.name) } },
      },
    }),
    ...(file && {
      requestBody: {
        required: true,
        content: Object.fromEntries(file.mediaTypes.map((type) => [type, {}])),
      },
    }),
    responses: responsesOf(operation),
  };
};

const componentsOf = (operations: readonly Operation[]): Json =>
  Object.fromEntries(
    operations.flatMap(({ body, success }) => [
      ...(body ? [[body.name, jsonSchema(body.schema, 'input')]] : []),
      ...(success.body ? [[success.body.name, jsonSchema(success.body.schema, 'output')]] : []),
    ]),
  );

/** The HTTP API in OpenAPI 3.1 for its callers, from the schemas that requests are read with. `baseUrl` is without a trailing slash. */
export const openApiDocument = (baseUrl: string) => {
  const paths: Record<string, Json> = {};
  for (const operation of OPERATIONS) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method]: operationOf(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stepcast',
      version: '1',
      description:
        'Podcast episodes from Telegram channels. Errors are problem details (RFC 9457). What x-needed-role says a caller must have; an editor may do what a viewer may, an admin everything.',
    },
    servers: [{ url: baseUrl }],
    security: [{ bearer: [] }, { apiKey: [] }],
    paths,
    components: {
      schemas: { ...componentsOf(OPERATIONS), Problem: jsonSchema(ProblemSchema, 'output') },
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            "A user's token of the Supabase project, the internal API key, or a named key.",
        },
        apiKey: { type: 'apiKey', in: 'header', name: 'x-api-key' },
      },
    },
  };
};
