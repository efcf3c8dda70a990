import { ACCESS_OPERATIONS } from './access.ts';
import { CHANNEL_EXPORT_OPERATIONS } from './channel-exports.ts';
import { CLIP_OPERATIONS } from './clips.ts';
import { EPISODE_OPERATIONS } from './episodes.ts';
import { EXECUTION_OPERATIONS } from './executions.ts';
import { IMPORT_OPERATIONS } from './imports.ts';
import { INSIGHT_OPERATIONS } from './insight.ts';
import { LISTEN_OPERATIONS } from './listens.ts';
import type { Operation } from './operation.ts';
import { PICTURE_OPERATIONS } from './pictures.ts';
import { QUEUE_OPERATIONS } from './queues.ts';
import { REVIEW_OPERATIONS } from './reviews.ts';
import { SEARCH_OPERATIONS } from './search.ts';
import { SERVICE_OPERATIONS } from './service.ts';
import { SHOW_OPERATIONS } from './shows.ts';
import { TELEGRAM_POST_OPERATIONS } from './telegram-posts.ts';
import { VISIBILITY_OPERATIONS } from './visibility.ts';
import { WEBHOOK_OPERATIONS } from './webhooks.ts';

/** Every operation of the HTTP API: gateways and `/api/v1/openapi.json` are made from this list. */
export const OPERATIONS: readonly Operation[] = [
  ...EPISODE_OPERATIONS,
  ...REVIEW_OPERATIONS,
  ...VISIBILITY_OPERATIONS,
  ...TELEGRAM_POST_OPERATIONS,
  ...EXECUTION_OPERATIONS,
  ...INSIGHT_OPERATIONS,
  ...QUEUE_OPERATIONS,
  ...SHOW_OPERATIONS,
  ...PICTURE_OPERATIONS,
  ...LISTEN_OPERATIONS,
  ...WEBHOOK_OPERATIONS,
  ...IMPORT_OPERATIONS,
  ...CHANNEL_EXPORT_OPERATIONS,
  ...CLIP_OPERATIONS,
  ...SEARCH_OPERATIONS,
  ...ACCESS_OPERATIONS,
  ...SERVICE_OPERATIONS,
];
