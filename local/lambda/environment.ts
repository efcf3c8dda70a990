import { basename, dirname, extname } from 'node:path';
import type { LambdaAccount, LambdaFunction } from './function-settings.ts';

/** `index.handler` for the export `handler` of `index.mjs`, as Lambda writes it. */
export const handlerName = ({ bundle, handler }: LambdaFunction): string =>
  `${basename(bundle, extname(bundle))}.${handler}`;

/** The names that a function can't set ("Defined runtime environment variables" in the developer guide). */
const RESERVED =
  /^(_HANDLER|AWS_(ACCESS_KEY(_ID)?|DEFAULT_REGION|EXECUTION_ENV|LAMBDA_.+|REGION|SECRET_ACCESS_KEY|SECRET_KEY|SECURITY_TOKEN|SESSION_TOKEN)|LAMBDA_(RUNTIME_DIR|TASK_ROOT))$/;

/** @throws Error when a function sets a variable that Lambda reserves, as deploying it would. */
export const checkEnvironment = (name: string, { environment }: LambdaFunction): void => {
  const reserved = Object.keys(environment).find((key) => RESERVED.test(key));
  if (reserved !== undefined) {
    throw new Error(
      `The function ${name} sets ${reserved}, which Lambda reserves and sets itself: remove it from the function's environment.`,
    );
  }
};

/**
 * The whole environment of a function's process: its own variables, and those that Lambda sets.
 * Only PATH is this machine's; TMPDIR stands for the /tmp that each sandbox has for itself.
 */
export const sandboxEnvironment = (
  name: string,
  settings: LambdaFunction,
  { region, credentials }: LambdaAccount,
  temporaryFolder: string,
): Record<string, string> => ({
  LANG: 'en_US.UTF-8',
  TZ: ':UTC',
  PATH: process.env['PATH'] ?? '',
  ...settings.environment,
  _HANDLER: handlerName(settings),
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  ...(credentials.sessionToken === undefined
    ? {}
    : { AWS_SESSION_TOKEN: credentials.sessionToken }),
  AWS_DEFAULT_REGION: region,
  AWS_EXECUTION_ENV: `AWS_Lambda_nodejs${process.versions.node.split('.')[0]}.x`,
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(settings.memoryMb),
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_REGION: region,
  LAMBDA_TASK_ROOT: dirname(settings.bundle),
  TMPDIR: temporaryFolder,
});
