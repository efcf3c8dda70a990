import { jsonResult } from './lambda-proxy.ts';
import type { Route } from './router.ts';

/** Says that the API answers; asks nothing of what is behind it, since anyone may call it. */
export const health: Route = async () => jsonResult(200, { status: 'ok' });
