// What each function's start costs in CPU: importing its bundle in a fresh process, and its first answer,
// beside what the smallest function takes in the same run, since machines differ. The first answer is to
// an event that nobody waits for a service with: settings and clients are made, and the event is refused.
import { execFileSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { buildFunctions } from '../build/build-functions.ts';

const TURNS = 9;
const YARDSTICK = 'authorizeRequest';
const MOST = { api: 3, clips: 3, collectContent: 7, generateAudio: 7 } as const;

/** Settings of a stage that is nowhere. */
const NOWHERE = 'http://127.0.0.1:1';
const SETTINGS = {
  ...{ AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' },
  ...{ AWS_ENDPOINT_URL: NOWHERE, SUPABASE_URL: NOWHERE, SUPABASE_SERVICE_KEY: 'sb_secret_bench' },
  ...{ S3_BUCKET_NAME: 'bench', ACCESS_LOG_BUCKET: 'bench', MEDIA_BASE_URL: NOWHERE },
  ...{ TELEGRAM_API_ID: '1', TELEGRAM_API_HASH: 'bench', TELEGRAM_SESSION: 'bench' },
  ...{ FFMPEG_PATH: '/opt/bin/ffmpeg', FFPROBE_PATH: '/opt/bin/ffprobe', CONSOLE_ORIGIN: NOWHERE },
  ...{ GOOGLE_TTS_ENDPOINT: NOWHERE, INTERNAL_API_KEY: 'of-a-bench-16-letters' },
  EPISODE_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:bench-episode',
};
const EVENT = {
  ...{ httpMethod: 'GET', resource: '/nothing', path: '/nothing', headers: {}, body: null },
  ...{ type: 'REQUEST', methodArn: 'arn:aws:execute-api:us-east-1:123456789012:a/api/GET/nothing' },
  requestContext: { requestId: 'bench', path: '/nothing' },
};

interface Start {
  readonly importMs: number;
  /** Of the import and the first answer together. */
  readonly answeredMs: number;
}

/** Milliseconds of CPU, user and system, that a start takes in a process of its own. */
const startCpuMs = (bundle: string): Start => {
  const program = `const before = process.cpuUsage();
    const spent = () => { const { user, system } = process.cpuUsage(before); return (user + system) / 1000; };
    const { handler } = await import(${JSON.stringify(pathToFileURL(bundle).href)});
    const importMs = spent();
    const context = { awsRequestId: 'bench', functionName: 'bench', getRemainingTimeInMillis: () => 1000 };
    await handler(${JSON.stringify(EVENT)}, context).catch(() => undefined);
    console.log(JSON.stringify({ importMs, answeredMs: spent() }));
    process.exit();`;
  const args = ['--input-type=module', '--eval', program];
  const out = execFileSync(process.execPath, args, { encoding: 'utf8', env: SETTINGS });
  // The function's own lines stand before it.
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const functions = await buildFunctions();
const starts = new Map<string, Start[]>(functions.map(({ name }) => [name, []]));
// In turns, so that a busy second of the machine hits no function alone.
for (let turn = 0; turn < TURNS; turn++) {
  for (const { name, bundle } of functions) starts.get(name)?.push(startCpuMs(bundle));
}

const cpuMs = (name: string, part: keyof Start = 'importMs'): number =>
  median((starts.get(name) ?? []).map((start) => start[part]));
const ratio = (name: string): number => cpuMs(name) / cpuMs(YARDSTICK);
process.stdout.write(
  `CPU of an import, median of ${TURNS}, times ${YARDSTICK}'s, and with the first answer\n`,
);
for (const { name, sizeBytes } of functions) {
  const kilobytes = `${Math.round(sizeBytes / 1024)} KB`.padStart(8);
  const ms = `${cpuMs(name).toFixed(0)} ms`.padStart(8);
  process.stdout.write(
    `${name.padEnd(17)}${kilobytes}${ms}${ratio(name).toFixed(2).padStart(7)}${`${cpuMs(name, 'answeredMs').toFixed(0)} ms`.padStart(9)}\n`,
  );
}
for (const [name, most] of Object.entries(MOST)) {
  if (ratio(name) <= most) continue;
  process.stderr.write(
    `Importing ${name} costs ${ratio(name).toFixed(2)} times what ${YARDSTICK} costs; at most ${most} is promised.\n`,
  );
  process.exitCode = 1;
}
