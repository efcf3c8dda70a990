import { S3Client } from '@aws-sdk/client-s3';
import { traceCalls } from '../aws/trace-calls.ts';

const CONNECTION_TIMEOUT_MS = 3_000;
const IDLE_TIMEOUT_MS = 15_000;
/** Long enough for an hour of audio on a slow line; a stalled transfer ends by the idle timeout. */
const REQUEST_TIMEOUT_MS = 120_000;

const ignore = (): void => undefined;

/**
 * An S3 client whose every call ends. The endpoint and the credentials come from the environment
 * (`AWS_ENDPOINT_URL_S3` and the SDK's other names). The SDK tries a call twice, for the connection
 * that was closed while idle; longer trouble is the state machine's to wait out, visibly.
 */
export const createS3Client = (region: string): S3Client =>
  traceCalls(
    new S3Client({
      region,
      maxAttempts: 2,
      // It warns of every refused upload on the console, of our expected 412 too; what fails is thrown.
      logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      requestHandler: {
        connectionTimeout: CONNECTION_TIMEOUT_MS,
        socketTimeout: IDLE_TIMEOUT_MS,
        requestTimeout: REQUEST_TIMEOUT_MS,
        throwOnRequestTimeout: true,
      },
    }),
    'S3',
  );
