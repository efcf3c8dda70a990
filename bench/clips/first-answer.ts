import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { buildFunctions } from '../../build/build-functions.ts';
import type { PublishedAudio } from '../../src/clips/ports.ts';

/** Milliseconds of CPU, user and system, of a process of its own. */
export interface FirstAnswer {
  readonly importMs: number;
  /** A clip that is there, or one that isn't, asked for right after the import. */
  readonly answerMs: number;
}

interface Place {
  readonly published: PublishedAudio;
  readonly bucket: string;
  readonly s3Endpoint: string;
}

const program = (bundle: string, event: object): string => `
  const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
  const before = spent();
  const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
  const imported = spent();
  const context = { awsRequestId: '1', functionName: 'clips', functionVersion: '1', invokedFunctionArn: 'a', memoryLimitInMB: '512' };
  const { statusCode, body } = await handler(${JSON.stringify(event)}, context);
  if (statusCode !== 200) throw new Error(body);
  process.stderr.write(JSON.stringify({ importMs: imported - before, answerMs: spent() - imported }));
  process.exit();`;

/** What the function's bundle costs from its import to its first answer, in CPU. */
export const firstAnswer = async (
  { published, bucket, s3Endpoint }: Place,
  startMs: number,
): Promise<FirstAnswer> => {
  const [clips] = await buildFunctions(['clips']);
  const { episodeId, durationMs, audio } = published;
  const row = { episode_id: episodeId, duration_ms: durationMs, outputs: { audio } };
  const database = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify([row]));
  });
  await new Promise<void>((resolve) => database.listen(0, '127.0.0.1', resolve));
  const event = {
    httpMethod: 'GET',
    resource: '/api/v1/audio_clips/{episodeId}',
    pathParameters: { episodeId },
    queryStringParameters: { start_time_ms: String(startMs) },
    requestContext: { requestId: '1' },
  };
  const args = ['--input-type=module', '--eval', program(clips?.bundle ?? '', event)];
  const env = {
    SUPABASE_URL: `http://127.0.0.1:${(database.address() as AddressInfo).port}`,
    SUPABASE_SERVICE_KEY: 'key',
    S3_BUCKET_NAME: bucket,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_S3: s3Endpoint,
    MEDIA_BASE_URL: 'https://media.test',
    CONSOLE_ORIGIN: 'https://console.test',
    LOG_LEVEL: 'error',
  };
  const { stderr } = await promisify(execFile)(process.execPath, args, { env });
  database.close();
  return JSON.parse(stderr);
};
