import { expect, it } from 'vitest';
import { aShowView } from '../../../support/a-show.ts';
import { runAgainst } from '../../../support/stepcast-command.ts';

const show = aShowView();
const SHOWS = { 'GET /podcasts?limit=100': { podcasts: [show], nextCursor: null } };

const month = '2026-11-01';
const cap = (podcastId: string | null, spentUsd: number, state: string) => ({
  ...{ podcastId, month, capUsd: 10, spentUsd, state },
});

it('tells what was spent by month and show, and how far the caps are used up', async () => {
  const { id, title } = show;
  const { code, out } = await runAgainst(
    {
      ...SHOWS,
      'GET /operations/spending?months=2': {
        caps: [cap(null, 10, 'spent'), cap(id, 8.5, 'nearly_spent')],
        items: [{ month, podcastId: id, episodes: 3, usd: 8.5, isComplete: false }],
      },
    },
    ['spending', '--months', '2'],
  );
  expect(code).toBe(0);
  const [row, all, own] = out.trim().split('\n');
  expect(row).toBe(`2026-11  $8.50 and what has no price  3 episodes  ${title}`);
  expect(all).toMatch(
    /^Notice: All shows: \$10\.00 of the \$10\.00 that 2026-11 may cost\. Nothing that is paid for/,
  );
  expect(own).toMatch(
    new RegExp(
      `^Notice: ${title}: \\$8\\.50 of the \\$10\\.00 .* When it is used up, episodes wait`,
    ),
  );
});

it('says that nothing was spent, and of a cap within its bounds no more than how far it is', async () => {
  const spending = { caps: [cap(null, 0, 'within')], items: [] };
  const { out } = await runAgainst({ ...SHOWS, 'GET /operations/spending?months=6': spending }, [
    'spending',
  ]);
  expect(out.trim().split('\n')).toEqual([
    'Nothing that is paid for was used.',
    'All shows: $0.00 of the $10.00 that 2026-11 may cost.',
  ]);
});
