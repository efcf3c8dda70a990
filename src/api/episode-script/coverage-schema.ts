import type { z } from 'zod';
import { CoverageCountsSchema } from '../../episode/coverage/count-coverage.ts';
import { CoverageSchema } from '../../episode/coverage/coverage.ts';

/** What `GET /api/v1/episodes/{episodeId}/coverage` answers: what became of each post, and how many became what. */
export const CoverageViewSchema = CoverageSchema.extend({ counts: CoverageCountsSchema });
export type CoverageView = z.infer<typeof CoverageViewSchema>;
