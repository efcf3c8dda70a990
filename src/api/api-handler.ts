import type { InvocationContext, ProcessLogger } from '../runtime/logger.ts';
import { annotationsOf } from '../runtime/tracing/annotations.ts';
import { traceInvocation } from '../runtime/tracing/trace.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';

/** A function that answers requests, and its log. */
interface Composed {
  readonly logger: Pick<ProcessLogger, 'startInvocation'>;
  readonly route: (event: ProxyEvent) => Promise<ProxyResult>;
}

/** The route, `GET /api/v1/episodes/:episodeId`: X-Ray allows no braces in a name. */
const nameOf = ({ httpMethod, resource }: ProxyEvent): string =>
  `${httpMethod} ${resource.replace(/\{(\w+)\+?\}/g, ':$1')}`;

/** The entry of a Lambda function behind API Gateway; each request asks `open` for what answers it. */
export const createApiHandler =
  (open: () => Promise<Composed>) =>
  (event: ProxyEvent, context: InvocationContext): Promise<ProxyResult> =>
    traceInvocation(
      nameOf(event),
      annotationsOf(event.pathParameters),
      async () => {
        const { logger, route } = await open();
        logger.startInvocation(context, {
          requestId: event.requestContext.requestId,
          episodeId: event.pathParameters?.['episodeId'],
        });
        return route(event);
      },
      { ofAnswer: ({ statusCode }) => ({ status: statusCode }) },
    );
