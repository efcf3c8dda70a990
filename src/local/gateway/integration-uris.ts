// Region and account have no meaning here: the gateway is told where Lambda and Step Functions are.
const APIGATEWAY = 'arn:aws:apigateway:us-east-1';

/** The integration URI of a function, by its name. */
export const lambdaUri = (functionName: string): string =>
  `${APIGATEWAY}:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${functionName}/invocations`;

/** The integration URI of an action of Step Functions, for example `StartExecution`. */
export const stepFunctionsUri = (action: string): string => `${APIGATEWAY}:states:action/${action}`;
