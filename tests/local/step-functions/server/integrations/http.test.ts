import { describe, expect, it } from 'vitest';
import type { Connection } from '../../../../../local/step-functions/integrations/http/connection.ts';
import { httpIntegrations } from '../../../../../local/step-functions/integrations/http/http.ts';
import type { JsonObject } from '../../../../../local/step-functions/integrations/integration.ts';
import { createResources } from '../../../../../local/step-functions/integrations/resources.ts';
import { aCall, aService, failureOf } from './wire.ts';

const CONNECTION_ARN = 'arn:aws:events:us-east-1:000000000000:connection/supabase/1';
const KEY: Connection = { headers: { apikey: 'secret', Authorization: 'Bearer secret' } };

const invoke = (input: JsonObject, connection = KEY) =>
  createResources(httpIntegrations({ [CONNECTION_ARN]: connection }, 'eu-west-1')).run(
    aCall('arn:aws:states:::http:invoke', {
      Authentication: { ConnectionArn: CONNECTION_ARN },
      ...input,
    }),
  );

const answering = (status: number, body = '', headers = {}) =>
  aService((response) => response.writeHead(status, headers).end(body));

describe('http:invoke', () => {
  it('sends method, query, headers and body, with what the connection and Step Functions add', async () => {
    const { endpoint, received } = await answering(200, '{"id":1}', {
      'content-type': 'application/json; charset=utf-8',
    });
    const result = await invoke({
      ApiEndpoint: `${endpoint}/rest/v1/rpc/open_episode`,
      Method: 'POST',
      Headers: { 'X-Custom': 'a' },
      QueryParameters: { select: 'id,status', tag: ['a', 'b'] },
      RequestBody: { p_id: 1 },
    });
    expect(received[0]).toEqual({
      method: 'POST',
      url: '/rest/v1/rpc/open_episode?select=id%2Cstatus&tag=a&tag=b',
      body: '{"p_id":1}',
      headers: {
        apikey: 'secret',
        authorization: 'Bearer secret',
        'content-length': '10',
        'content-type': 'application/json; charset=UTF-8',
        connection: 'close',
        host: endpoint.replace('http://', ''),
        range: 'bytes=0-262144',
        'user-agent': 'Amazon|StepFunctions|HttpInvoke|eu-west-1',
        'x-custom': 'a',
      },
    });
    expect(result).toMatchObject({
      Headers: { 'content-type': ['application/json; charset=utf-8'] },
      ResponseBody: { id: 1 },
      StatusCode: 200,
      StatusText: 'OK',
    });
  });

  it("lets the connection's headers, query and body parameters win", async () => {
    const { endpoint, received } = await answering(200, 'fine');
    const result = await invoke(
      {
        ApiEndpoint: `${endpoint}/?mine=1`,
        Method: 'PUT',
        Headers: { 'Header-Param': 'machine' },
        QueryParameters: { QueryParam: 'machine', other: 'x y' },
        RequestBody: { BodyParam: 'machine', Job: 'x' },
      },
      {
        headers: { 'header-param': 'connection' },
        queryParameters: { QueryParam: 'connection' },
        bodyParameters: { BodyParam: 'connection' },
      },
    );
    expect(received[0]).toMatchObject({
      url: '/?mine=1&other=x%20y&QueryParam=connection',
      headers: { 'header-param': 'connection' },
      body: '{"BodyParam":"connection","Job":"x"}',
    });
    expect(result).toMatchObject({ ResponseBody: 'fine' });
  });

  it("sends nothing anywhere but to its connection's origin", async () => {
    const { endpoint, received } = await answering(200);
    const there = await answering(200);
    const call = (to: string) =>
      invoke({ ApiEndpoint: `${to}/a`, Method: 'GET' }, { ...KEY, origin: endpoint });
    await call(endpoint);
    expect(received).toHaveLength(1);
    expect(await failureOf(call(there.endpoint))).toMatchObject({
      error: 'States.Runtime',
      cause: expect.stringContaining(`for ${endpoint} alone`),
    });
    expect(there.received).toEqual([]);
  });

  it('sends a string as it is, and no body when there is none', async () => {
    const { endpoint, received } = await answering(204);
    await invoke({ ApiEndpoint: endpoint, Method: 'POST', RequestBody: 'plain' });
    const result = await invoke({ ApiEndpoint: endpoint, Method: 'GET' });
    expect(received.map(({ body }) => body)).toEqual(['plain', '']);
    expect(received[1]?.headers).not.toHaveProperty('content-type');
    expect(result).toMatchObject({ StatusCode: 204, StatusText: 'No Content' });
    expect(result).not.toHaveProperty('ResponseBody');
  });

  it.each([
    [undefined, 'array%5B0%5D=a&array%5B1%5D=b&o%5Bk%5D=1'],
    ['REPEAT', 'array=a&array=b&o%5Bk%5D=1'],
    ['COMMAS', 'array=a%2Cb&o%5Bk%5D=1'],
    ['BRACKETS', 'array%5B%5D=a&array%5B%5D=b&o%5Bk%5D=1'],
  ])('encodes a form with arrays as %s', async (format, body) => {
    const { endpoint, received } = await answering(200);
    await invoke({
      ApiEndpoint: endpoint,
      Method: 'POST',
      Headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      RequestBody: { array: ['a', 'b'], o: { k: 1 } },
      Transform: {
        RequestBodyEncoding: 'URL_ENCODED',
        ...(format === undefined ? {} : { RequestEncodingOptions: { ArrayFormat: format } }),
      },
    });
    expect(received[0]?.body).toBe(body);
  });

  it.each([400, 404, 429, 500, 544])('fails on %i with the body as Cause', async (status) => {
    const { endpoint } = await answering(status, '{"code":"PT471"}', {
      'content-type': 'application/json',
    });
    expect(await failureOf(invoke({ ApiEndpoint: endpoint, Method: 'GET' }))).toEqual({
      error: `States.Http.StatusCode.${status}`,
      cause: '{"code":"PT471"}',
    });
  });

  it('has the reason phrase as Cause when the body is empty, and follows no redirect', async () => {
    const { endpoint } = await answering(302, '', { location: 'http://127.0.0.1:1/' });
    expect(await failureOf(invoke({ ApiEndpoint: endpoint, Method: 'GET' }))).toEqual({
      error: 'States.Http.StatusCode.302',
      cause: 'Found',
    });
  });

  it('fails as States.Http.Socket when nobody answers or the answer breaks off', async () => {
    const refused = { ApiEndpoint: 'http://127.0.0.1:1/', Method: 'GET' };
    expect(await failureOf(invoke(refused))).toEqual({
      error: 'States.Http.Socket',
      cause: expect.stringContaining('ECONNREFUSED'),
    });
    const { endpoint } = await aService((response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('half');
      setImmediate(() => response.destroy());
    });
    expect(await failureOf(invoke({ ApiEndpoint: endpoint, Method: 'GET' }))).toMatchObject({
      error: 'States.Http.Socket',
    });
  });

  it.each(['application/octet-stream', 'image/png', 'video/mp4', 'audio/mpeg'])(
    'refuses a response of type %s',
    async (type) => {
      const { endpoint } = await answering(200, 'x', { 'content-type': type });
      expect(await failureOf(invoke({ ApiEndpoint: endpoint, Method: 'GET' }))).toMatchObject({
        error: 'States.Runtime',
      });
    },
  );

  it('refuses bytes that are no text, and a body of more than 256 KiB', async () => {
    const binary = await aService((response) => response.end(Buffer.from([0xff, 0xfe, 0xfd])));
    expect(await failureOf(invoke({ ApiEndpoint: binary.endpoint, Method: 'GET' }))).toMatchObject({
      error: 'States.Runtime',
    });
    const large = await answering(200, 'x'.repeat(262_145));
    expect(await failureOf(invoke({ ApiEndpoint: large.endpoint, Method: 'GET' }))).toMatchObject({
      error: 'States.DataLimitExceeded',
    });
  });

  it.each(['Authorization', 'host', 'If-None-Match', 'X-Amz-Meta', 'x-forwarded-for'])(
    'refuses the header %s',
    async (name) => {
      const input = { ApiEndpoint: 'https://example.com', Method: 'GET', Headers: { [name]: 'x' } };
      expect(await failureOf(invoke(input))).toEqual({
        error: 'States.Runtime',
        cause: `The header ${name} is not allowed in an HTTP Task.`,
      });
    },
  );

  it.each([
    [{ ApiEndpoint: 'http://example.com/', Method: 'GET' }, 'must be https:'],
    [{ ApiEndpoint: 'http://127.0.0.1.example.com/', Method: 'GET' }, 'must be https:'],
    [{ ApiEndpoint: 'nowhere', Method: 'GET' }, 'is no URL'],
    [{ ApiEndpoint: 'https://a', Method: 'get' }, 'Method "get" is none of'],
    [{ ApiEndpoint: 'https://a' }, "The field 'Method' is required"],
    [{ ApiEndpoint: 'https://a', Method: 'GET', Body: 1 }, "The field 'Body' is not supported"],
  ])('refuses %j', async (input, cause) => {
    expect(await failureOf(invoke(input as JsonObject))).toEqual({
      error: 'States.Runtime',
      cause: expect.stringContaining(cause),
    });
  });

  it("can't merge a string body with the connection's", async () => {
    const input = { ApiEndpoint: 'https://a', Method: 'POST', RequestBody: 'text' };
    expect(
      await failureOf(invoke(input, { headers: {}, bodyParameters: { a: 'b' } })),
    ).toMatchObject({ error: 'States.Runtime' });
  });

  it('names an unknown connection and a missing one', async () => {
    const input = { ApiEndpoint: 'https://a', Method: 'GET' };
    expect(
      await failureOf(invoke({ ...input, Authentication: { ConnectionArn: 'other' } })),
    ).toEqual({
      error: 'Events.ConnectionResource.ResourceNotFound',
      cause: expect.stringContaining('The connection other does not exist'),
    });
    expect(await failureOf(invoke({ ...input, Authentication: {} }))).toMatchObject({
      error: 'States.Runtime',
    });
  });
});
