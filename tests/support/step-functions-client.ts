import { SFNClient } from '@aws-sdk/client-sfn';

/** A client of an embedded Step Functions that verifies no signatures; it asks once. */
export const stepFunctionsClient = (endpoint: string): SFNClient =>
  new SFNClient({
    endpoint,
    region: 'us-east-1',
    maxAttempts: 1,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
