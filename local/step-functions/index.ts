import { interpreter } from './language/index.ts';
import type { StepFunctions, StepFunctionsOptions } from './options.ts';
import { startServer } from './start-server.ts';

export type { Clock } from './contract.ts';
export type { StatusChangeListener } from './engine/announcer.ts';
export type { StatusChange } from './engine/status-change.ts';
export type { Connection } from './integrations/http/connection.ts';
export type { StepFunctions, StepFunctionsOptions } from './options.ts';

/**
 * Starts Step Functions on 127.0.0.1, for any AWS SDK or the AWS CLI. Executions that were cut off
 * in this data folder are ABORTED before it resolves. Throws PortUnavailable, or JournalError when
 * the data folder can't be used.
 */
export const startStepFunctions = (options: StepFunctionsOptions = {}): Promise<StepFunctions> =>
  startServer(interpreter, options);
