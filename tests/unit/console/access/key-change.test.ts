import { expect, it } from 'vitest';
import { type KeyValues, keyChange } from '../../../../src/console/access/key-change.ts';

const WAS: KeyValues = {
  ...{ name: 'nightly job', role: 'viewer', until: '2027-06-30' },
  podcastIds: ['a', 'b'],
};

it.each([
  [WAS, {}],
  [{ ...WAS, name: 'hourly job' }, { name: 'hourly job' }],
  [{ ...WAS, role: 'admin' } as const, { role: 'admin' }],
  [{ ...WAS, podcastIds: ['a', 'b'] }, {}],
  [{ ...WAS, podcastIds: ['a'] }, { podcastIds: ['a'] }],
  [{ ...WAS, podcastIds: null }, { podcastIds: null }],
  [{ ...WAS, podcastIds: [] }, { podcastIds: [] }],
  [{ ...WAS, until: '' }, { expiresAt: null }],
  [{ ...WAS, until: '2027-07-01' }, { expiresAt: '2027-07-01T00:00:00.000Z' }],
])('a form with %j changes %j', (is, change) => {
  expect(keyChange(WAS, is)).toEqual(change);
});
