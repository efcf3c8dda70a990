import type { StepFunctionsOptions } from './options.ts';

/** What a server that was started by itself says of itself: where it is, who may call it, and how to call all of it. */
export const banner = (
  endpoint: string,
  { region, accountId, credentials, dataDir }: StepFunctionsOptions,
): string =>
  [
    `Step Functions listens on ${endpoint}`,
    `  Region ${region}, account ${accountId}`,
    credentials === undefined
      ? '  Keys: any; signatures are not looked at (--access-key-id and --secret-access-key)'
      : `  Keys: requests must be signed as ${credentials.accessKeyId}`,
    dataDir === undefined
      ? '  Executions end with this process (--data-dir keeps them)'
      : `  Executions are kept in ${dataDir}`,
    '  start-sync-execution and test-state: AWS_DISABLE_HOST_PREFIX_INJECTION=true for the AWS CLI, disableHostPrefix: true in JavaScript',
    '',
  ].join('\n');
