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
