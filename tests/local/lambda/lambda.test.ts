import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  GetFunctionCommand,
  InvokeCommand,
  type InvokeCommandInput,
  LambdaClient,
  type LambdaServiceException,
} from '@aws-sdk/client-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type InvocationReport,
  type LambdaFunction,
  type LambdaServer,
  type LogLine,
  startLambda,
} from '../../../local/lambda/index.ts';

/** One bundle with an export for each thing that a function can do. */
const BUNDLE = `
import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import os from 'node:os';
import { readdirSync, writeFileSync } from 'node:fs';
let calls = 0;
console.log('loading');
export const echo = async (event, context) => ({ event, calls: ++calls, pid: process.pid,
  context: { ...context, remaining: context.getRemainingTimeInMillis() } });
export const environment = async () => ({ env: process.env, cwd: process.cwd(), tmp: os.tmpdir() });
export const meet = async () => {
  writeFileSync(process.env.MEETING + '/' + process.pid + '.here', '');
  while (readdirSync(process.env.MEETING).filter((name) => name.endsWith('.here')).length < 2) await sleep(10);
  return process.pid; };
export const slow = async ({ ms }) => { await sleep(ms); return { who: process.env.WHO, pid: process.pid }; };
export const busy = async ({ ms }) => {
  for (const end = Date.now() + ms; Date.now() < end; ); return { pid: process.pid }; };
export const nothing = async () => {};
export const log = async () => { console.log('to stdout\\nsecond line'); console.error('to stderr'); };
class SpeechUnavailable extends Error { name = 'SpeechUnavailable'; }
export const fail = async () => { throw new SpeechUnavailable('The provider is busy.'); };
export const failOddly = async () => { throw 'just text'; };
export const circular = async () => { const it = {}; it.it = it; return it; };
export const hang = async () => { await sleep(60_000); };
export const spin = async () => { for (;;); };
export const exit = async ({ code }) => { process.exit(code); };
export const abort = async () => { process.abort(); };
export const reject = async () => { Promise.reject(new Error('forgotten')); await sleep(60_000); };
export const crash = async () => { setTimeout(() => { throw new TypeError('late'); }); await sleep(60_000); };
export const allocate = async ({ mb }) => {
  const held = Buffer.alloc(mb * 1024 * 1024, 1); await sleep(400); return held.length; };
export const child = async ({ mb }) => {
  const code = 'const held = Buffer.alloc(' + mb + ' * 1048576, 1); console.log(process.pid); setInterval(() => held, 1000)';
  const started = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const pid = await new Promise((resolve) => started.stdout.once('data', (data) => resolve(Number(data))));
  console.log('child', pid);
  await sleep(60_000); };
export const long = async ({ bytes }) => 'x'.repeat(bytes);
export const callback = (event, context, done) => done(null, 1);
export const notAFunction = 1;
`;

/** Its first process is there at once, each further one takes long to load. */
const SLOW_TO_GROW = `
import { existsSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
if (existsSync(process.env.FIRST)) await sleep(8_000);
writeFileSync(process.env.FIRST, '');
export const handler = async ({ ms }) => { await sleep(ms); return { pid: process.pid }; };
`;

let folder: string;
let server: LambdaServer;
let client: LambdaClient;
const logs: LogLine[] = [];
const reports: InvocationReport[] = [];

const named = (handler: string, more: Partial<LambdaFunction> = {}): LambdaFunction => ({
  bundle: join(folder, 'index.mjs'),
  handler,
  memoryMb: 256,
  timeoutSeconds: 30,
  environment: {},
  ...more,
});
const send = (FunctionName: string, event?: unknown, more: Partial<InvokeCommandInput> = {}) =>
  client.send(
    new InvokeCommand({
      FunctionName,
      ...(event === undefined ? {} : { Payload: Buffer.from(JSON.stringify(event)) }),
      ...more,
    }),
  );
const invoke = async (name: string, event?: unknown) => {
  const { Payload, FunctionError, StatusCode } = await send(name, event);
  return {
    status: StatusCode,
    error: FunctionError,
    body: JSON.parse(`${Payload?.transformToString()}`),
  };
};
const refusal = (call: Promise<unknown>): Promise<LambdaServiceException> =>
  call.then(
    () => Promise.reject(new Error('The call went through.')),
    (error) => error,
  );
const until = (condition: () => boolean) => expect.poll(condition, { timeout: 20_000 }).toBe(true);
const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lambda-contract-'));
  await writeFile(join(folder, 'index.mjs'), BUNDLE);
  await writeFile(join(folder, 'broken.mjs'), 'export const handler = async () => {');
  await writeFile(
    join(folder, 'needy.mjs'),
    "import 'not-bundled'; export const handler = () => 1;",
  );
  await writeFile(join(folder, 'failing.mjs'), "throw new RangeError('at the start');");
  await writeFile(join(folder, 'slow-to-grow.mjs'), SLOW_TO_GROW);
  await mkdir(join(folder, 'lazy'));
  await writeFile(join(folder, 'lazy', 'later.mjs'), 'export const answer = () => 42;');
  await writeFile(
    join(folder, 'lazy', 'index.mjs'),
    "export const handler = async () => (await import('./later.mjs')).answer();",
  );
  const short = { timeoutSeconds: 1 };
  server = await startLambda({
    region: 'eu-west-1',
    accountId: '000000000000',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    functions: {
      echo: named('echo'),
      environment: named('environment', { environment: { S3_BUCKET_NAME: 'bucket' } }),
      meet: named('meet', { environment: { MEETING: folder } }),
      nothing: named('nothing'),
      log: named('log'),
      fail: named('fail'),
      failOddly: named('failOddly'),
      circular: named('circular'),
      hang: named('hang', short),
      spin: named('spin', short),
      exit: named('exit'),
      abort: named('abort'),
      reject: named('reject'),
      crash: named('crash'),
      allocate: named('allocate'),
      child: named('child'),
      long: named('long'),
      callback: named('callback'),
      notAFunction: named('notAFunction'),
      missing: named('missing'),
      absent: named('handler', { bundle: join(folder, 'absent.mjs') }),
      broken: named('handler', { bundle: join(folder, 'broken.mjs') }),
      needy: named('handler', { bundle: join(folder, 'needy.mjs') }),
      failing: named('handler', { bundle: join(folder, 'failing.mjs') }),
      killed: named('hang'),
      single: named('hang', { reservedConcurrency: 1 }),
      queued: named('echo', { reservedConcurrency: 1 }),
      lazy: named('handler', { bundle: join(folder, 'lazy', 'index.mjs') }),
      many: named('slow'),
      busy: named('busy'),
      slowToGrow: named('handler', {
        bundle: join(folder, 'slow-to-grow.mjs'),
        environment: { FIRST: join(folder, 'first') },
      }),
      warmed: named('echo'),
      warming: named('echo'),
      configured: named('environment', { environment: { S3_BUCKET_NAME: 'before' } }),
      configuredBusy: named('slow', { reservedConcurrency: 1, environment: { WHO: 'before' } }),
    },
    onLog: (line) => logs.push(line),
    onReport: (report) => reports.push(report),
  });
  client = new LambdaClient({
    endpoint: server.endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  client.destroy();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a function', () => {
  it('is called with its event and Lambda’s context', async () => {
    const answer = await send('echo', { a: [1, 'שלום'] });
    expect(answer.FunctionError).toBeUndefined();
    expect(answer).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST' });
    const { event, context } = JSON.parse(`${answer.Payload?.transformToString()}`);
    expect(event).toEqual({ a: [1, 'שלום'] });
    expect(context).toMatchObject({
      functionName: 'echo',
      functionVersion: '$LATEST',
      memoryLimitInMB: '256',
      invokedFunctionArn: 'arn:aws:lambda:eu-west-1:000000000000:function:echo',
      logGroupName: '/aws/lambda/echo',
      awsRequestId: answer.$metadata.requestId,
    });
    expect(context.remaining).toBeGreaterThan(0);
    expect(context.remaining).toBeLessThanOrEqual(30_000);
  });

  it('may be named by its ARN, and is called without an event as with an empty one', async () => {
    const arn = 'arn:aws:lambda:eu-west-1:000000000000:function:echo';
    expect((await invoke(arn)).body.event).toEqual({});
    expect((await invoke(`${arn}:$LATEST`)).status).toBe(200);
  });

  it('answers null when it returns nothing', async () => {
    expect((await invoke('nothing')).body).toBeNull();
  });

  it('sees its own variables and Lambda’s, and nothing of this machine’s but PATH', async () => {
    const { body } = await invoke('environment');
    expect(body.env).toMatchObject({
      S3_BUCKET_NAME: 'bucket',
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_LAMBDA_FUNCTION_NAME: 'environment',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '256',
      _HANDLER: 'index.environment',
    });
    const others = Object.keys(body.env).filter((name) => !/^(AWS_|LAMBDA_)/.test(name));
    expect(others.sort()).toEqual(['LANG', 'PATH', 'S3_BUCKET_NAME', 'TMPDIR', 'TZ', '_HANDLER']);
    expect(body.cwd).toContain('lambda-contract-');
    expect(body.tmp).toContain('lambda-environment-');
  });

  it('keeps its process from one call to the next, and gets another for a call at the same time', async () => {
    const first = await invoke('echo');
    const second = await invoke('echo');
    expect(second.body.pid).toBe(first.body.pid);
    expect(second.body.calls).toBe(first.body.calls + 1);
    const both = await Promise.all([invoke('meet'), invoke('meet')]);
    expect(new Set(both.map(({ body }) => body)).size).toBe(2);
  });

  it('has what it writes handed on, and answered as a tail', async () => {
    const { LogResult } = await send('log', {}, { LogType: 'Tail' });
    const texts = (stream: string) =>
      logs.filter((l) => l.functionName === 'log' && l.stream === stream).map(({ text }) => text);
    expect(texts('stdout')).toEqual(['loading', 'to stdout', 'second line']);
    expect(texts('stderr')).toEqual(['to stderr']);
    const tail = Buffer.from(LogResult ?? '', 'base64').toString();
    expect(tail).toMatch(/^START RequestId: [\s\S]*second line\n[\s\S]*Max Memory Used: \d+ MB/);
  });

  it('has other variables from the next call on, and not before', async () => {
    const bucket = async () => (await invoke('configured')).body.env;
    expect(await bucket()).toMatchObject({ S3_BUCKET_NAME: 'before' });
    await server.configure('configured', { OTHER: 'after' });
    const after = await bucket();
    expect(after).toMatchObject({ OTHER: 'after' });
    expect(after).not.toHaveProperty('S3_BUCKET_NAME');
    await expect(server.configure('configured', { AWS_REGION: 'mine' })).rejects.toThrow(
      /AWS_REGION/,
    );
    expect(await bucket()).toMatchObject({ OTHER: 'after' });
  });

  it('ends a call with the variables that it began with, and its process after it', async () => {
    await invoke('configuredBusy', { ms: 0 });
    const running = invoke('configuredBusy', { ms: 500 });
    await until(() => server.invocations('configuredBusy') === 2);
    await server.configure('configuredBusy', { WHO: 'after' });
    const { body: first } = await running;
    expect(first.who).toBe('before');
    const { body: second } = await invoke('configuredBusy', { ms: 0 });
    expect(second.who).toBe('after');
    await until(() => !isRunning(first.pid));
  });

  it('can be loaded before it is called', async () => {
    await server.warm('warmed');
    expect(logs.filter(({ functionName }) => functionName === 'warmed')).toHaveLength(1);
    expect(server.invocations('warmed')).toBe(0);
    expect((await invoke('warmed')).body.calls).toBe(1);
    expect(server.invocations('warmed')).toBe(1);
  });

  it('has what is compiled kept for its next process, what is imported in a call too', async () => {
    const kept = async () => {
      const files = await readdir(join(folder, 'lazy', '.compile-cache'), { recursive: true });
      return files.filter((name) => /[0-9a-f]{8}$/.test(name)).length;
    };
    await server.warm('lazy');
    await expect.poll(kept).toBeGreaterThan(0);
    const loaded = await kept();
    expect((await invoke('lazy')).body).toBe(42);
    await expect.poll(kept).toBe(loaded + 1);
  });

  it('waits for the process that is being loaded before it, and starts no other', async () => {
    const warming = server.warm('warming');
    expect((await invoke('warming')).body.calls).toBe(1);
    await warming;
    expect((await invoke('warming')).body.calls).toBe(2);
    expect(logs.filter(({ functionName }) => functionName === 'warming')).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('of the function’s own has its name, message and stack', async () => {
    const { status, error, body } = await invoke('fail');
    expect({ status, error }).toEqual({ status: 200, error: 'Unhandled' });
    expect(body).toEqual({
      errorType: 'SpeechUnavailable',
      errorMessage: 'The provider is busy.',
      trace: expect.arrayContaining(['SpeechUnavailable: The provider is busy.']),
    });
  });

  it.each([
    ['failOddly', 'string', 'just text'],
    ['circular', 'Error', 'Unable to stringify response body'],
    ['callback', 'Runtime.CallbackHandlerDeprecated', 'async'],
    ['missing', 'Runtime.HandlerNotFound', 'index.missing is undefined or not exported'],
    ['notAFunction', 'Runtime.HandlerNotFound', 'index.notAFunction is not a function'],
    ['absent', 'Runtime.ImportModuleError', 'absent.mjs'],
    ['needy', 'Runtime.ImportModuleError', 'not-bundled'],
    ['broken', 'Runtime.UserCodeSyntaxError', 'SyntaxError'],
    ['failing', 'RangeError', 'at the start'],
    ['reject', 'Runtime.UnhandledPromiseRejection', 'Error: forgotten'],
    ['crash', 'TypeError', 'late'],
    ['hang', 'Sandbox.Timedout', 'Error: Task timed out after 1.00 seconds'],
    ['spin', 'Sandbox.Timedout', 'Error: Task timed out after 1.00 seconds'],
    ['abort', 'Runtime.ExitError', 'Error: Runtime exited with error: signal: aborted'],
  ])('in %s is %s', async (name, errorType, message) => {
    const { error, body } = await invoke(name);
    expect(error).toBe('Unhandled');
    expect(body.errorType).toBe(errorType);
    expect(body.errorMessage).toContain(message);
  });

  it.each([
    [3, 'Runtime exited with error: exit status 3'],
    [0, 'Runtime exited without providing a reason'],
  ])('is an exit with %i', async (code, text) => {
    const { body } = await invoke('exit', { code });
    expect(body.errorType).toBe('Runtime.ExitError');
    expect(body.errorMessage).toMatch(new RegExp(`^RequestId: [\\w-]{36} Error: ${text}$`));
  });

  it('leaves a fresh process for the next call', async () => {
    await invoke('exit', { code: 1 });
    const before = logs.filter(({ functionName }) => functionName === 'exit').length;
    await invoke('exit', { code: 1 });
    expect(logs.filter(({ functionName }) => functionName === 'exit')).toHaveLength(before + 1);
  });

  it('is an answer that is too long', async () => {
    const limit = 6 * 1024 * 1024 + 100;
    expect((await invoke('long', { bytes: limit - 2 })).body).toHaveLength(limit - 2);
    const { error, body } = await invoke('long', { bytes: limit });
    expect(error).toBe('Unhandled');
    expect(body.errorType).toBe('Function.ResponseSizeTooLarge');
  });

  it('is a process that somebody killed', async () => {
    const running = invoke('killed');
    await until(() => logs.some(({ functionName }) => functionName === 'killed'));
    expect(server.killRunning('killed')).toBe(1);
    expect(server.killRunning('killed')).toBe(0);
    expect((await running).body).toMatchObject({
      errorType: 'Runtime.ExitError',
      errorMessage: expect.stringContaining('signal: killed'),
    });
  });
});

describe.skipIf(process.platform === 'win32')('memory', () => {
  it('is reported with its peak', async () => {
    await invoke('allocate', { mb: 100 });
    const report = reports.findLast(({ functionName }) => functionName === 'allocate');
    expect(report).toMatchObject({ memoryMb: 256, errorType: undefined });
    expect(report?.maxMemoryMb).toBeGreaterThan(100);
    expect(report?.maxMemoryMb).toBeLessThan(256);
    expect(report?.billedMs).toBeGreaterThanOrEqual(report?.durationMs ?? 0);
  });

  it('beyond the limit ends the function', async () => {
    const { error, body } = await invoke('allocate', { mb: 300 });
    expect(error).toBe('Unhandled');
    expect(body).toMatchObject({
      errorType: 'Runtime.OutOfMemory',
      errorMessage: expect.stringContaining('Runtime exited with error: signal: killed'),
    });
    expect(reports.at(-1)?.errorType).toBe('Runtime.OutOfMemory');
  });

  it('counts what the function has started, and that ends too', async () => {
    const { body } = await invoke('child', { mb: 300 });
    expect(body.errorType).toBe('Runtime.OutOfMemory');
    const line = logs.find(({ text }) => text.startsWith('child '))?.text;
    // It may have been killed before it could say its name.
    if (line !== undefined) await until(() => !isRunning(Number(line.slice(6))));
  });
});

describe('concurrency', () => {
  it('beyond what is reserved is refused', async () => {
    const first = invoke('single');
    await until(() => server.invocations('single') === 1);
    const error = await refusal(send('single'));
    expect(error.name).toBe('TooManyRequestsException');
    expect(error.$metadata.httpStatusCode).toBe(429);
    expect(error).toMatchObject({ Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded' });
    server.killRunning('single');
    await first;
  });

  it('does not refuse events, which wait', async () => {
    const answers = await Promise.all(
      Array.from({ length: 3 }, () => send('queued', {}, { InvocationType: 'Event' })),
    );
    expect(answers.map(({ StatusCode }) => StatusCode)).toEqual([202, 202, 202]);
    await until(() => reports.filter((r) => r.functionName === 'queued').length === 3);
  });

  it('without a reservation has calls share the processes that keep the processors busy', async () => {
    const calls = Array.from({ length: 24 }, () => invoke('busy', { ms: 300 }));
    const pids = new Set((await Promise.all(calls)).map(({ body }) => body.pid));
    expect(pids.size).toBeLessThanOrEqual(availableParallelism());
  });

  it('without a reservation grows where calls wait for others', async () => {
    const long = Array.from({ length: 3 }, () => invoke('many', { ms: 60_000 }));
    await until(() => server.invocations('many') === 3);
    expect((await invoke('many', { ms: 0 })).body.pid).toBeGreaterThan(0);
    expect(server.killRunning('many')).toBe(3);
    await Promise.all(long);
  });

  it('has a call take the process that is free before the one being loaded', async () => {
    const first = invoke('slowToGrow', { ms: 1_000 });
    await until(() => server.invocations('slowToGrow') === 1);
    const second = await invoke('slowToGrow', { ms: 0 });
    expect(second.body.pid).toBe((await first).body.pid);
  });
});

describe('a request', () => {
  it('may be a dry run', async () => {
    expect((await send('exit', {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204);
  });

  it('for an unknown function or version is 404', async () => {
    const error = await refusal(send('nobody'));
    expect(error.name).toBe('ResourceNotFoundException');
    expect(error.message).toBe(
      'Function not found: arn:aws:lambda:eu-west-1:000000000000:function:nobody',
    );
    expect((await refusal(send('echo', {}, { Qualifier: '7' }))).name).toBe(
      'ResourceNotFoundException',
    );
  });

  it('that is too long or no JSON is refused', async () => {
    const long = await refusal(send('echo', 'x'.repeat(6 * 1024 * 1024)));
    expect(long.name).toBe('RequestTooLargeException');
    expect(long.$metadata.httpStatusCode).toBe(413);
    const malformed = await refusal(send('echo', undefined, { Payload: Buffer.from('{') }));
    expect(malformed.name).toBe('InvalidRequestContentException');
  });

  it('for another operation is refused by name', async () => {
    const error = await refusal(client.send(new GetFunctionCommand({ FunctionName: 'echo' })));
    expect(error.name).toBe('NotImplementedException');
    expect(error.$metadata.httpStatusCode).toBe(501);
  });
});

describe('the server', () => {
  it('refuses a variable that Lambda reserves', async () => {
    const functions = { f: named('echo', { environment: { AWS_REGION: 'x' } }) };
    await expect(startLambda({ functions })).rejects.toThrow('AWS_REGION, which Lambda reserves');
  });

  it('takes its processes and their files with it', async () => {
    const short = await startLambda({ functions: { closing: named('echo') } });
    await short.warm('closing');
    const leftovers = async () =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('lambda-closing-'));
    expect(await leftovers()).toHaveLength(1);
    await short.close();
    await short.warm('closing');
    expect(await leftovers()).toHaveLength(0);
  });
});
