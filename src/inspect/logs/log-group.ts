/** Where Lambda has the log of a function, by `arn:aws:lambda:<region>:<account>:function:<name>`. */
export const groupOfFunction = (functionArn: string): string =>
  `/aws/lambda/${functionArn.split(':')[6] ?? ''}`;

/** Where a state machine's own log is (serverless.yml, resources/), by its name on the stage. */
export const groupOfMachine = (name: string): string => `/aws/vendedlogs/states/${name}`;
