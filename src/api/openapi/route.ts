import { jsonResult, urlOf } from '../lambda-proxy.ts';
import type { Route } from '../router.ts';
import { openApiDocument } from './document.ts';

/** `GET /api/v1/openapi.json`. */
export const openApi: Route = async (event) => jsonResult(200, openApiDocument(urlOf(event, '')));
