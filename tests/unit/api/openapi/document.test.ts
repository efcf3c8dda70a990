import SwaggerParser from '@apidevtools/swagger-parser';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../../../src/api/openapi/document.ts';
import { OPERATIONS } from '../../../../src/api/operations/index.ts';

const document = openApiDocument('https://api.test');

test('every reference leads somewhere', () => {
  const named = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)];
  expect(named.length).toBeGreaterThan(OPERATIONS.length);
  for (const [, name] of named) expect(document.components.schemas).toHaveProperty([name!]);
});

test('every schema is JSON Schema 2020-12, as OpenAPI 3.1 wants it', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  for (const [name, schema] of Object.entries(document.components.schemas)) {
    expect(ajv.validateSchema(schema), name).toBe(true);
  }
});

test('the document as a whole is OpenAPI 3.1', async () => {
  const copy = structuredClone(document) as unknown as Parameters<typeof SwaggerParser.validate>[0];
  await expect(SwaggerParser.validate(copy)).resolves.toMatchObject({ openapi: '3.1.0' });
});

test('every place in a path is a parameter that must be given, and every path parameter has its place', () => {
  const placed = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const { parameters } = operation as {
        parameters: { name: string; in: string; required: boolean }[];
      };
      const declared = parameters.filter((parameter) => parameter.in === 'path');
      return {
        operation: `${method} ${path}`,
        places: path.split('/').filter((part) => part.startsWith('{')),
        given: declared.flatMap(({ name, required }) => (required === true ? [`{${name}}`] : [])),
      };
    }),
  );
  expect(placed.filter(({ places }) => places.length > 0).length).toBeGreaterThan(10);
  for (const { operation, places, given } of placed) expect(given, operation).toEqual(places);
});

test('operations have names of their own', () => {
  const ids = OPERATIONS.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a change of a show has no defaults: what is left out stays', () => {
  const { ShowChange, NewShow } = document.components.schemas as Record<string, object>;
  expect(JSON.stringify(NewShow)).toContain('"default":"UTC"');
  expect(JSON.stringify(ShowChange)).not.toContain('"default":"UTC"');
  expect(ShowChange).not.toHaveProperty('required');
});
