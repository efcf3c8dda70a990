import type { SpendingReader } from '../../cost/spending.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { readQuery } from '../request.ts';
import type { Route } from '../router.ts';
import { type Spending, SpendingQuerySchema } from './schema.ts';

/** `GET /api/v1/operations/spending`: what the episodes of each show cost, month by month. */
export const createSpendingRoute =
  (spending: SpendingReader): Route =>
  async (event) => {
    const { months } = readQuery(SpendingQuerySchema, event);
    const items = await spending.byMonth(months);
    return jsonResult(200, { items: [...items] } satisfies Spending);
  };
