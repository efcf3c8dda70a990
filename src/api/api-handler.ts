import type { InvocationContext, ProcessLogger } from '../runtime/logger.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';

/** A function that answers requests, and its log. */
interface Composed {
  readonly logger: Pick<ProcessLogger, 'startInvocation'>;
  readonly route: (event: ProxyEvent) => Promise<ProxyResult>;
}

/** The entry of a Lambda function behind API Gateway; each request asks `open` for what answers it. */
export const createApiHandler =
  (open: () => Promise<Composed>) =>
  async (event: ProxyEvent, context: InvocationContext): Promise<ProxyResult> => {
    const { logger, route } = await open();
    logger.startInvocation(context, {
      requestId: event.requestContext.requestId,
      episodeId: event.pathParameters?.['episodeId'],
    });
    return route(event);
  };
