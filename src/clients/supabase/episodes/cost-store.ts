import { z } from 'zod';
import type { CostStore } from '../../../cost/record-costs.ts';
import { type DatabaseConfig, openDatabase } from '../database.ts';
import { readResponse } from '../read-response.ts';

/** Costs of the episodes of a Supabase project. Throws DatabaseUnavailable, DatabasePaused or DatabaseRefused. */
export const createCostStore = (config: DatabaseConfig): CostStore => {
  const database = openDatabase(config);
  return {
    async record({ episodeId, execution }, { id, items }) {
      const call = database.rpc('record_episode_cost', {
        p_episode_id: episodeId,
        p_execution: execution,
        p_id: id,
        p_items: items,
      });
      await readResponse(call, {
        action: `record what episode ${episodeId} cost`,
        schema: z.unknown(),
      });
    },
  };
};
