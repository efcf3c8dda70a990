import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../../local/step-functions/contract.ts';
import { lambdaIntegrations } from '../../../../../local/step-functions/integrations/lambda/lambda.ts';
import { createResources } from '../../../../../local/step-functions/integrations/resources.ts';
import { aCall, aService, failureOf } from './wire.ts';

const INVOKE = 'arn:aws:states:::lambda:invoke';
const ARN = 'arn:aws:lambda:us-east-1:000000000000:function:collect';

const invoke = (endpoint: string | undefined, input: Json, resource = INVOKE) =>
  createResources(lambdaIntegrations(endpoint)).run(aCall(resource, input));

const echo = () =>
  aService((response, { body }) => {
    response.writeHead(200, { 'x-amz-executed-version': '$LATEST', 'x-amzn-requestid': 'r-1' });
    response.end(body);
  });

describe('lambda:invoke', () => {
  it('invokes the function and wraps what it returned', async () => {
    const { endpoint, received } = await echo();
    const result = await invoke(endpoint, { FunctionName: 'collect', Payload: { a: [1, null] } });
    expect(received[0]).toMatchObject({
      method: 'POST',
      url: '/2015-03-31/functions/collect/invocations',
      body: '{"a":[1,null]}',
      headers: { 'x-amz-invocation-type': 'RequestResponse', 'content-type': 'application/json' },
    });
    expect(result).toMatchObject({
      ExecutedVersion: '$LATEST',
      Payload: { a: [1, null] },
      SdkHttpMetadata: {
        AllHttpHeaders: { 'x-amz-executed-version': ['$LATEST'] },
        HttpHeaders: { 'x-amz-executed-version': '$LATEST' },
        HttpStatusCode: 200,
      },
      SdkResponseMetadata: { RequestId: 'r-1' },
      StatusCode: 200,
    });
  });

  it.each([
    ['collect', 'collect', ''],
    [ARN, 'collect', ''],
    [`${ARN}:live`, 'collect', '?Qualifier=live'],
    ['000000000000:function:collect', 'collect', ''],
    ['collect:$LATEST', 'collect', '?Qualifier=%24LATEST'],
  ])('finds the function in %s', async (functionName, name, query) => {
    const { endpoint, received } = await echo();
    await invoke(endpoint, { FunctionName: functionName });
    expect(received[0]?.url).toBe(`/2015-03-31/functions/${name}/invocations${query}`);
  });

  it('sends a string as it is, for a body that is JSON already', async () => {
    const { endpoint, received } = await echo();
    const result = await invoke(endpoint, { FunctionName: 'f', Payload: '{"a": 1}' });
    expect(received[0]?.body).toBe('{"a": 1}');
    expect(result).toMatchObject({ Payload: { a: 1 } });
  });

  it('sends an empty object for a missing or null payload', async () => {
    const { endpoint, received } = await echo();
    await invoke(endpoint, { FunctionName: 'f' });
    await invoke(endpoint, { FunctionName: 'f', Payload: null });
    expect(received.map(({ body }) => body)).toEqual(['{}', '{}']);
  });

  it('passes InvocationType and Qualifier on', async () => {
    const { endpoint, received } = await aService((response) => response.writeHead(202).end());
    const result = await invoke(endpoint, {
      FunctionName: 'f',
      InvocationType: 'Event',
      Qualifier: 'live',
    });
    expect(received[0]?.url).toBe('/2015-03-31/functions/f/invocations?Qualifier=live');
    expect(received[0]?.headers['x-amz-invocation-type']).toBe('Event');
    expect(result).toMatchObject({ StatusCode: 202 });
  });

  it('asks for the end of the log and hands it on', async () => {
    const { endpoint, received } = await aService((response) =>
      response.writeHead(200, { 'x-amz-log-result': 'bG9n' }).end('1'),
    );
    const result = await invoke(endpoint, { FunctionName: 'f', LogType: 'Tail' });
    expect(received[0]?.headers['x-amz-log-type']).toBe('Tail');
    expect(result).toMatchObject({ LogResult: 'bG9n', Payload: 1 });
  });

  it("fails with the function's errorType, the whole body as Cause", async () => {
    const body = '{"errorType":"StorageUnavailable","errorMessage":"S3 is down","trace":["x"]}';
    const { endpoint } = await aService((response) =>
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end(body),
    );
    expect(await failureOf(invoke(endpoint, { FunctionName: 'f' }))).toEqual({
      error: 'StorageUnavailable',
      cause: body,
    });
  });

  it('fails as Lambda.Unknown when the function died without an error type', async () => {
    const body = '{"errorMessage":"RequestId: 1 Process exited before completing request"}';
    const { endpoint } = await aService((response) =>
      response.writeHead(200, { 'x-amz-function-error': 'Unhandled' }).end(body),
    );
    expect(await failureOf(invoke(endpoint, { FunctionName: 'f' }))).toEqual({
      error: 'Lambda.Unknown',
      cause: `The cause could not be determined because Lambda did not return an error type. Returned payload: ${body}`,
    });
  });

  it.each([
    [404, 'ResourceNotFoundException', 'Lambda.ResourceNotFoundException'],
    [429, 'TooManyRequestsException', 'Lambda.TooManyRequestsException'],
    [500, 'ServiceException', 'Lambda.ServiceException'],
    [413, 'RequestTooLargeException', 'Lambda.RequestTooLargeException'],
  ])("names the service's %i %s", async (status, type, error) => {
    const { endpoint } = await aService((response) =>
      response
        .writeHead(status, { 'x-amzn-errortype': type, 'x-amzn-requestid': 'r-2' })
        .end('{"Message":"Function not found: f"}'),
    );
    expect(await failureOf(invoke(endpoint, { FunctionName: 'f' }))).toEqual({
      error,
      cause: `Function not found: f (Service: AWSLambda; Status Code: ${status}; Error Code: ${type}; Request ID: r-2; Proxy: null)`,
    });
  });

  it('fails as Lambda.SdkClientException when nobody answers', async () => {
    const { error, cause } = await failureOf(invoke('http://127.0.0.1:1', { FunctionName: 'f' }));
    expect(error).toBe('Lambda.SdkClientException');
    expect(cause).toMatch(/^Unable to execute HTTP request: .*ECONNREFUSED/);
    expect(await failureOf(invoke(undefined, { FunctionName: 'f' }))).toMatchObject({
      cause: expect.stringContaining('--lambda-endpoint'),
    });
  });

  it.each([
    [{}, "The field 'FunctionName' is required but was missing"],
    [{ FunctionName: 'f', Body: 1 }, "The field 'Body' is not supported"],
    [{ FunctionName: 'not a name' }, 'FunctionName "not a name" is neither a function\'s name'],
  ])('refuses %j', async (input, cause) => {
    expect(await failureOf(invoke('http://127.0.0.1:1', input))).toEqual({
      error: 'States.Runtime',
      cause: expect.stringContaining(cause),
    });
  });

  it('gives up when the state does', async () => {
    const { endpoint } = await aService(() => undefined);
    const abort = new AbortController();
    const call = createResources(lambdaIntegrations(endpoint)).run(
      aCall(INVOKE, { FunctionName: 'f' }, abort.signal),
    );
    abort.abort(new Error('timed out'));
    await expect(call).rejects.toThrow();
  });
});

describe("A function's bare ARN", () => {
  it('sends the input as the payload and resolves to what the function returned', async () => {
    const { endpoint, received } = await echo();
    expect(await invoke(endpoint, 'text', `${ARN}:live`)).toBe('text');
    expect(received[0]).toMatchObject({
      url: '/2015-03-31/functions/collect/invocations?Qualifier=live',
      body: '"text"',
    });
  });
});
