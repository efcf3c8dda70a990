import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSkippedPosts } from '../../../../src/clients/supabase/episodes/skipped-posts.ts';

it('reads the counts out of the reason that SkipEpisode gives', () => {
  const reason =
    'No usable post from 2026-11-21T00:00:00.000Z until 2026-11-28T00:00:00.000Z: 3 found, 2 filtered.';
  expect(readSkippedPosts(reason)).toEqual({ found: 3, filtered: 2, toldBefore: 0 });
  expect(readSkippedPosts('')).toBeNull();
});

it.each([
  ['The posts of this period say nothing: 3 found.', { found: 3, filtered: 0, toldBefore: 0 }],
  [
    'Earlier episodes have told all of this period: 5 found, 4 told before.',
    { found: 5, filtered: 0, toldBefore: 4 },
  ],
])('reads those of the writer: %s', (reason, counts) => {
  expect(readSkippedPosts(reason)).toEqual(counts);
});

it('expects the words of the state machine', () => {
  const machine = readFileSync(
    new URL('../../../../states/episode.asl.json', import.meta.url),
    'utf8',
  );
  expect(machine).toContain(
    "& ': ' & $states.input.found & ' found, ' & $states.input.filtered & ' filtered.'",
  );
});
