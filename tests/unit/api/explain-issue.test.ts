import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { explainIssue } from '../../../src/api/explain-issue.ts';
import { OPERATIONS } from '../../../src/api/operations/index.ts';

const issues = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: explainIssue }).error?.issues ?? [];
const messages = (schema: z.ZodType, value: unknown): string[] =>
  issues(schema, value).map(({ message }) => message);

test.each([
  [z.object({ a: z.string() }), {}, 'is missing: give text'],
  [z.string(), 5, 'must be text, not a number'],
  [z.array(z.string()), null, 'must be a list, not null'],
  [z.number(), JSON.parse('1e400'), 'must be a number, not one without bounds'],
  [z.number().int(), 2.5, 'must be a whole number, not 2.5'],
  [z.number().min(1), 0, 'must be at least 1, not 0'],
  [z.number().positive(), 0, 'must be more than 0, not 0'],
  [z.string().min(1), '', 'must not be empty'],
  [z.string().max(1), 'abc', 'must have at most 1 character, not 3'],
  [z.array(z.string()).max(2), ['', '', ''], 'must have at most 2 entries, not 3'],
  [z.uuid(), 'x', /^must be a UUID, for example [0-9a-f-]{36}$/],
  [z.enum(['a', 'b']), 'c', 'must be one of a, b'],
  [z.literal('1.0'), '2', 'must be 1.0'],
  [z.strictObject({}), { a: 1 }, 'is not known here'],
])('says what is wrong and what is expected: %#', (schema, value, words) => {
  expect(messages(schema, value)).toEqual([
    typeof words === 'string' ? words : expect.stringMatching(words),
  ]);
});

test('leaves the words that a schema has of its own', () => {
  const schema = z.string().regex(/^@/, 'must begin with @');
  expect(messages(schema, 'x')).toEqual(['must begin with @']);
});

describe('every request schema of the API', () => {
  const schemas = OPERATIONS.flatMap(({ operationId, body, query }) =>
    [body?.schema, query].flatMap((schema) => (schema ? [[operationId, schema] as const] : [])),
  );
  // Each value stands for the whole, and for every field that a schema of an object has.
  const BAD = [
    undefined,
    null,
    5,
    -1,
    2.5,
    '',
    'x',
    'x'.repeat(9000),
    true,
    [],
    [null],
    {},
    { x: 1 },
  ];

  const shapeOf = (schema: unknown): Record<string, unknown> =>
    (schema as { shape?: Record<string, unknown> }).shape ?? {};

  const badValues = (schema: z.ZodType): unknown[] => {
    const fields = Object.entries(shapeOf(schema));
    return BAD.flatMap((bad) => [
      bad,
      ...fields.map(([name]) => ({ [name]: bad })),
      ...fields.flatMap(([name, field]) =>
        Object.keys(shapeOf(field)).map((inner) => ({ [name]: { [inner]: bad } })),
      ),
    ]);
  };

  test.each(schemas)('of %s never answers in the words of its library', (_, schema) => {
    for (const message of badValues(schema).flatMap((value) => messages(schema, value))) {
      expect(message).not.toMatch(/Invalid|Too (big|small)|expected|received|Unrecognized/);
    }
  });

  test.each(schemas)('of %s says nothing twice of a field', (_, schema) => {
    for (const value of badValues(schema)) {
      const told = issues(schema, value).map(({ path, message }) => `${path.join('.')} ${message}`);
      expect(told).toEqual([...new Set(told)]);
    }
  });
});
