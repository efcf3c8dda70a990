import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { createApiHandler } from '../../../../src/api/api-handler.ts';
import { createTaskHandler } from '../../../../src/runtime/task-handler.ts';
import { traceCall, traceInvocation } from '../../../../src/runtime/tracing/trace.ts';
import { aLambdaContext } from '../../../support/a-lambda-context.ts';
import { aProxyEvent } from '../../../support/a-proxy-event.ts';
import { aTraceHeader, startXRayDaemon, type XRayDaemon } from '../../../support/x-ray-daemon.ts';

const SHOW = '11111111-1111-4111-8111-111111111111';
const EPISODE = '22222222-2222-4222-8222-222222222222';

let daemon: XRayDaemon;
beforeEach(async () => {
  daemon = await startXRayDaemon();
  vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', daemon.address);
  vi.stubEnv('_X_AMZN_TRACE_ID', aTraceHeader());
});
afterEach(() => {
  vi.unstubAllEnvs();
  daemon.close();
});

const aCall = (operation: string, status: number) =>
  traceCall({ service: 'Supabase', operation }, async () => ({ status, retries: 1 }), {
    ofAnswer: (outcome) => outcome,
  });

const handlerOf = (run: () => Promise<unknown>) =>
  createTaskHandler({
    task: 'CollectContent',
    input: z.object({}),
    output: z.unknown(),
    config: [],
    openSecrets: () => async () => ({}),
    compose: () => undefined,
    run,
  });

describe('a traced invocation', () => {
  it('is found by show, episode and attempt from its beginning on', async () => {
    const input = { podcastId: SHOW, episodeId: EPISODE, execution: `${EPISODE}-3` };
    vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await handlerOf(async () => 'done')(input, aLambdaContext());
    vi.mocked(process.stdout.write).mockRestore();
    const [begun, ended] = await daemon.documents(2);
    expect(begun).toMatchObject({
      name: 'CollectContent',
      in_progress: true,
      trace_id: '1-5759e988-bd862e3fe1be46a994272793',
      parent_id: '53995c3f42cd8ad8',
      annotations: { show: SHOW, episode: EPISODE, attempt: 3 },
    });
    expect(ended).toMatchObject({ id: begun?.id, annotations: begun?.annotations });
    expect(ended).not.toHaveProperty('fault');
  });

  it('has its calls with how each went', async () => {
    await traceInvocation('WriteScript', {}, async () => {
      await aCall('rpc/open_episode', 200);
      await aCall('podcasts', 409);
      await aCall('podcasts', 429);
      await aCall('podcasts', 503);
    });
    const [, ended] = await daemon.documents(2);
    expect(ended?.subsegments).toMatchObject([
      { http: { response: { status: 200 } }, metadata: { stepcast: { retries: 1 } } },
      { http: { response: { status: 409 } }, error: true },
      { http: { response: { status: 429 } }, error: true, throttle: true },
      { http: { response: { status: 503 } }, fault: true },
    ]);
    expect(ended?.metadata?.stepcast.calls).toMatchObject({
      Supabase: { calls: 4, failed: 3, retries: 4 },
    });
  });

  it('names what was thrown, and says nothing of it that a message could quote', async () => {
    const fail = async () => {
      throw new RangeError('The post says: the password is swordfish');
    };
    const invocation = traceInvocation('WriteScript', {}, () =>
      traceCall({ service: 'Gemini', operation: 'generateContent' }, fail),
    );
    await expect(invocation).rejects.toThrow(RangeError);
    const [, ended] = await daemon.documents(2);
    const cause = { exceptions: [{ type: 'RangeError' }] };
    expect(ended).toMatchObject({ fault: true, cause, subsegments: [{ fault: true, cause }] });
    expect(daemon.datagrams.join()).not.toContain('swordfish');
  });

  it('names the system’s code behind a call that met nobody', async () => {
    const fail = async () => {
      throw new TypeError('fetch failed', {
        cause: Object.assign(new Error('connect ECONNREFUSED 10.0.0.1'), { code: 'ECONNREFUSED' }),
      });
    };
    const call = { service: 'Supabase', operation: 'podcasts' };
    await traceInvocation('A', {}, () => traceCall(call, fail)).catch(() => undefined);
    const [, ended] = await daemon.documents(2);
    const cause = { exceptions: [{ type: 'TypeError ECONNREFUSED' }] };
    expect(ended).toMatchObject({ subsegments: [{ cause }] });
    expect(daemon.datagrams.join()).not.toContain('10.0.0.1');
  });

  it('with a thousand calls fits into a datagram, and keeps those that failed', async () => {
    await traceInvocation('GenerateAudio', {}, async () => {
      for (let i = 0; i < 1000; i++) await aCall('segments', i === 700 ? 500 : 200);
    });
    const [, ended] = await daemon.documents(2);
    expect(ended?.subsegments).toHaveLength(60);
    expect(ended?.subsegments).toContainEqual(expect.objectContaining({ fault: true }));
    expect(ended?.metadata?.stepcast.calls).toMatchObject({
      Supabase: { calls: 1000, failed: 1 },
    });
    expect(Buffer.byteLength(String(daemon.datagrams[1]))).toBeLessThan(32 * 1024);
  });

  it('of the API is named by its route and marked by its answer', async () => {
    const event = aProxyEvent({
      resource: '/api/v1/episodes/{episodeId}',
      pathParameters: { episodeId: EPISODE },
    });
    const handler = createApiHandler(async () => ({
      logger: { startInvocation: () => undefined },
      route: async () => ({ statusCode: 404, headers: {}, body: '' }),
    }));
    await handler(event, aLambdaContext());
    const [, ended] = await daemon.documents(2);
    expect(ended).toMatchObject({
      name: 'GET /api/v1/episodes/:episodeId',
      annotations: { episode: EPISODE },
      error: true,
    });
  });

  it('keeps its calls apart from those of another that runs beside it', async () => {
    const one = (name: string) =>
      traceInvocation(name, {}, async () => {
        for (let i = 0; i < 5; i++) await aCall(name, 200);
      });
    await Promise.all([one('A'), one('B')]);
    for (const { name, subsegments } of await daemon.documents(4)) {
      const operations = subsegments?.map(({ metadata }) => metadata.stepcast.operation);
      if (operations) expect(operations).toEqual(Array(5).fill(name));
    }
  });
});

describe('an invocation that is not traced', () => {
  it.each([
    ['is not sampled', { _X_AMZN_TRACE_ID: aTraceHeader(0) }],
    ['has no trace', { _X_AMZN_TRACE_ID: undefined }],
    ['has a trace that nobody could read', { _X_AMZN_TRACE_ID: 'Root=1-a;Parent=b;Sampled=1' }],
    ['runs where no daemon is', { AWS_XRAY_DAEMON_ADDRESS: undefined }],
  ])('because it %s sends nothing', async (_, env) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    await expect(
      traceInvocation('WriteScript', {}, async () => {
        await aCall('podcasts', 200);
        return 'done';
      }),
    ).resolves.toBe('done');
    // What is sent to loopback later arrives later.
    vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', daemon.address);
    vi.stubEnv('_X_AMZN_TRACE_ID', aTraceHeader());
    await traceInvocation('Next', {}, async () => undefined);
    expect((await daemon.documents(2)).map(({ name }) => name)).toEqual(['Next', 'Next']);
  });

  it('because the daemon has no address that could be is told once, and fails nothing', async () => {
    vi.stubEnv('AWS_XRAY_DAEMON_ADDRESS', 'nowhere');
    const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(traceInvocation('A', {}, async () => 'done')).resolves.toBe('done');
    await expect(traceInvocation('B', {}, async () => 'done')).resolves.toBe('done');
    const lines = written.mock.calls.map(([line]) => String(line));
    written.mockRestore();
    expect(lines).toEqual([expect.stringContaining('could not be sent')]);
  });
});
