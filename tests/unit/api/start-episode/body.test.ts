import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  StartEpisodeBodySchema,
  startEpisodeModel,
} from '../../../../src/api/start-episode/body.ts';

const model = new Ajv({ strict: false }).compile(startEpisodeModel());
const ID = '0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11';
const WINDOW = { from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00.5Z' };

const expectSame = (body: unknown): void => {
  expect(model(body), JSON.stringify(body)).toBe(StartEpisodeBodySchema.safeParse(body).success);
};

describe('the request model', () => {
  test.each([
    [{ podcastId: ID }],
    [{ podcastId: ID.toUpperCase() }],
    [{ podcastId: ID, window: WINDOW }],
  ])('takes %j', (body) => {
    expect(model(body)).toBe(true);
    expectSame(body);
  });

  test.each([
    [null],
    [[]],
    ['text'],
    [{}],
    [{ podcastId: 7 }],
    [{ podcastId: 'show' }],
    [{ podcastId: `${ID}\n` }],
    [{ podcastId: `x${ID}` }],
    [{ podcastId: ID, title: 'x' }],
    [{ podcastId: ID, window: null }],
    [{ podcastId: ID, window: {} }],
    [{ podcastId: ID, window: { from: WINDOW.from } }],
    [{ podcastId: ID, window: { ...WINDOW, zone: 'UTC' } }],
    [{ podcastId: ID, window: { ...WINDOW, from: '2026-03-01' } }],
    [{ podcastId: ID, window: { ...WINDOW, from: '2026-02-29T00:00:00Z' } }],
    [{ podcastId: ID, window: { ...WINDOW, from: '2026-03-01T00:00:00+01:00' } }],
    [{ podcastId: ID, window: { ...WINDOW, from: '2026-03-01T24:00:00Z' } }],
    [{ podcastId: ID, window: { ...WINDOW, from: 1772323200 } }],
  ])('refuses %j', (body) => {
    expect(model(body)).toBe(false);
    expectSame(body);
  });

  test('agrees with the schema on whatever comes', () => {
    const text = fc.oneof(
      fc.uuid(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.string(),
    );
    const value = fc.oneof(text, fc.jsonValue());
    const body = fc.record(
      {
        podcastId: value,
        window: fc.oneof(fc.record({ from: value, until: value }), value),
        x: value,
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(fc.oneof(body, fc.jsonValue()), expectSame), { numRuns: 500 });
  });
});
