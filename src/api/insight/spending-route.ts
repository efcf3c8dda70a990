import type { MonthlyCapReader } from '../../cost/monthly-caps.ts';
import type { SpendingReader } from '../../cost/spending.ts';
import { isInScope } from '../../runtime/current-caller.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { type Spending, SpendingQuerySchema } from './schema.ts';

const isMine = ({ podcastId }: { readonly podcastId: string | null }) => isInScope(podcastId);

interface SpendingDeps {
  readonly spending: SpendingReader;
  readonly caps: MonthlyCapReader;
}

/** `GET /api/v1/operations/spending`: what the episodes of each show cost, month by month, and how full the caps are. */
export const createSpendingRoute =
  ({ spending, caps }: SpendingDeps): Route =>
  async (event) => {
    const { months } = readQuery(SpendingQuerySchema, event);
    const [items, full] = await Promise.all([spending.byMonth(months), caps.list()]);
    return jsonResult(200, {
      caps: full.filter(isMine),
      items: items.filter(isMine),
    } satisfies Spending);
  };
