import type { S3Client } from '@aws-sdk/client-s3';
import { type Json, TaskFailed } from '../../contract.ts';
import { type Integration, type JsonObject, serviceIntegration } from '../integration.ts';
import { sdkOutput } from '../sdk/sdk-output.ts';
import { s3Failure } from './s3-failure.ts';
import { S3_OPERATIONS } from './s3-operations.ts';

/** Where S3 is and who asks; the region is the engine's. */
export interface S3Options {
  readonly endpoint: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

type Sdk = typeof import('@aws-sdk/client-s3');
type Operation = keyof typeof S3_OPERATIONS;

const command = (sdk: Sdk, operation: Operation, input: JsonObject) => {
  // The SDK checks the members; the registry has refused those it does not know.
  const untyped = input as never;
  switch (operation) {
    case 'headObject':
      return new sdk.HeadObjectCommand(untyped);
    case 'getObject':
      return new sdk.GetObjectCommand(untyped);
    case 'putObject':
      return new sdk.PutObjectCommand(untyped);
    case 'listObjectsV2':
      return new sdk.ListObjectsV2Command(untyped);
    case 'copyObject':
      return new sdk.CopyObjectCommand(untyped);
    case 'deleteObject':
      return new sdk.DeleteObjectCommand(untyped);
  }
};

/** A JSON body is sent as its text, a string as it is: what the recordings of putObject show. */
const withTextBody = (input: JsonObject): JsonObject => {
  const body = input['Body'];
  return body === undefined || typeof body === 'string'
    ? input
    : { ...input, Body: JSON.stringify(body) };
};

/** `aws-sdk:s3:*` for the operations of S3_OPERATIONS; the SDK is loaded by the first call. */
export const s3Integrations = (
  options: S3Options | undefined,
  region: string,
): readonly Integration[] => {
  let connected: Promise<{ sdk: Sdk; client: S3Client }> | undefined;
  const connect = async () => {
    if (options === undefined) {
      throw new TaskFailed(
        'S3.SdkClientException',
        'Unable to execute HTTP request: no S3 endpoint is configured (--s3-endpoint)',
      );
    }
    const { endpoint, accessKeyId, secretAccessKey } = options;
    const sdk = await import('@aws-sdk/client-s3');
    const client = new sdk.S3Client({
      endpoint,
      region,
      forcePathStyle: true,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey },
    });
    return { sdk, client };
  };

  const run = async (operation: Operation, input: JsonObject, signal: AbortSignal) => {
    connected ??= connect();
    const { sdk, client } = await connected;
    try {
      const answer = await client.send(command(sdk, operation, withTextBody(input)) as never, {
        abortSignal: signal,
      });
      return (await sdkOutput(answer)) as Json;
    } catch (error) {
      throw signal.aborted ? error : s3Failure(operation, error);
    }
  };

  return Object.entries(S3_OPERATIONS).map(([operation, fields]) =>
    serviceIntegration(`aws-sdk:s3:${operation}`, fields, (call, input) =>
      run(operation as Operation, input, call.signal),
    ),
  );
};
