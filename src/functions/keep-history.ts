import { createKeptStore } from '../clients/s3/kept-store.ts';
import { createObjectStore } from '../clients/s3/object-store.ts';
import { openSecrets } from '../clients/secrets-manager/secret-reader.ts';
import { createExecutionInspector } from '../clients/step-functions/execution-inspector.ts';
import { openClient } from '../clients/step-functions/execution-reader.ts';
import { KeptSchema, keepHistory, StatusChangeSchema } from '../inspect/kept/keep-history.ts';
import { createTaskHandler } from '../runtime/task-handler.ts';

/** The Lambda function that is called when an execution has ended. */
export const handler = createTaskHandler({
  task: 'KeepHistory',
  input: StatusChangeSchema,
  output: KeptSchema,
  config: ['storage'],
  openSecrets,
  compose: (config) => {
    const client = openClient();
    return {
      inspect: (machine: string, stateMachineArn: string) =>
        createExecutionInspector({ [machine]: stateMachineArn }, client),
      store: createKeptStore(createObjectStore(config)),
    };
  },
  run: keepHistory,
});
