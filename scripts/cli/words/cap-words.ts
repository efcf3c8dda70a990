import type { Spending } from '../../../src/api/insight/schema.ts';

type Cap = Spending['caps'][number];

const dollars = (usd: number): string => `$${usd.toFixed(2)}`;

/** How far a month's cap is used up, and what follows from it. */
export const capLine = ({ month, spentUsd, capUsd, state }: Cap, title: string): string => {
  const far = `${title}: ${dollars(spentUsd)} of the ${dollars(capUsd)} that ${month.slice(0, 7)} may cost`;
  if (state === 'within') return `${far}.`;
  return state === 'spent'
    ? `Notice: ${far}. Nothing that is paid for is begun: episodes wait until the cap is raised or the month ends (UTC).`
    : `Notice: ${far}. When it is used up, episodes wait until the cap is raised or the month ends (UTC).`;
};
