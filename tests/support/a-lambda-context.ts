import type { InvocationContext } from '../../src/runtime/logger.ts';

/** What Lambda hands to a function beside the event. */
export const aLambdaContext = (given: Partial<InvocationContext> = {}) => ({
  awsRequestId: 'request-1',
  functionName: 'stepcast-test-aTask',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:stepcast-test-aTask',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 1000,
  ...given,
});
