import type { InvocationContext, ProcessLogger } from '../runtime/logger.ts';
import type { ProxyEvent, ProxyResult } from './lambda-proxy.ts';

/** A function that answers requests, and its log. */
interface Composed {
  readonly logger: Pick<ProcessLogger, 'startInvocation'>;
  readonly route: (event: ProxyEvent) => Promise<ProxyResult>;
}

/** The entry of a Lambda function behind API Gateway; `compose` is called by its first request. */
export const createApiHandler = (compose: () => Composed) => {
  let composed: Composed | undefined;
  return (event: ProxyEvent, context: InvocationContext): Promise<ProxyResult> => {
    composed ??= compose();
    composed.logger.startInvocation(context, {
      requestId: event.requestContext.requestId,
      episodeId: event.pathParameters?.['episodeId'],
    });
    return composed.route(event);
  };
};
