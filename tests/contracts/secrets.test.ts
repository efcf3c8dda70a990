import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SecretsManager, startSecretsManager } from '../../local/secrets-manager/index.ts';
import { createOpenSecrets } from '../../src/clients/secrets-manager/secret-reader.ts';

const credentials = { accessKeyId: 'stepcast', secretAccessKey: 'of-the-stack' };
const region = 'eu-central-1';
const KEPT_MS = 5 * 60 * 1000;

let manager: SecretsManager;
let client: SecretsManagerClient;
let nowMs = 0;
let warnings: string[] = [];

const environment = (endpoint = manager.endpoint) => ({
  SECRETS_PATH: 'stepcast/test',
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
  AWS_ENDPOINT_URL_SECRETS_MANAGER: endpoint,
});
const openWith = (env: Readonly<Record<string, string>>) =>
  createOpenSecrets({ env, now: () => nowMs, warn: (message) => warnings.push(message) });

const put = (section: string, value: unknown) =>
  client.send(
    new PutSecretValueCommand({
      SecretId: `stepcast/test/${section}`,
      SecretString: typeof value === 'string' ? value : JSON.stringify(value),
    }),
  );

beforeAll(async () => {
  manager = await startSecretsManager({
    region,
    credentials,
    secrets: { 'stepcast/test/database': '{}', 'stepcast/test/gemini': '{}' },
  });
  client = new SecretsManagerClient({ endpoint: manager.endpoint, region, credentials });
});
afterAll(() => manager.close());
beforeEach(async () => {
  nowMs = 0;
  warnings = [];
  await put('database', { SUPABASE_SERVICE_KEY: 'first', LOG_LEVEL: 'debug' });
  await put('gemini', { GEMINI_API_KEY: '' });
});

describe('secrets', () => {
  it('are the keys of their sections, and nothing else that stands beside them', async () => {
    const read = openWith(environment())(['database', 'gemini', 'authorizer']);
    expect(await read()).toEqual({ SUPABASE_SERVICE_KEY: 'first' });
  });

  it('are the same object until one has changed, which is seen after five minutes', async () => {
    const read = openWith(environment())(['database']);
    const before = await read();
    nowMs = KEPT_MS;
    expect(await read()).toBe(before);
    await put('database', { SUPABASE_SERVICE_KEY: 'second' });
    nowMs += KEPT_MS - 1;
    expect(await read()).toBe(before);
    nowMs += 1;
    expect(await read()).toEqual({ SUPABASE_SERVICE_KEY: 'second' });
  });

  it('are none where no path is set, and nobody is asked', async () => {
    expect(await openWith({})(['database'])()).toEqual({});
    expect(await openWith(environment('http://127.0.0.1:1'))([])()).toEqual({});
  });

  it('that are no settings are refused without being quoted', async () => {
    await put('database', 'of-a-secret');
    const read = openWith(environment())(['database']);
    await expect(read()).rejects.toMatchObject({
      name: 'SecretRefused',
      message: expect.stringMatching(/stepcast\/test\/database(?!.*of-a-secret)/),
    });
  });

  it('that may not be read are refused with what the service says', async () => {
    const env = { ...environment(), AWS_SECRET_ACCESS_KEY: 'guessed' };
    await expect(openWith(env)(['database'])()).rejects.toMatchObject({
      name: 'SecretRefused',
      retryable: false,
      message: expect.stringContaining('InvalidSignatureException'),
    });
  });
});

describe('a Secrets Manager that is out of reach', () => {
  it('is worth another try, where nothing is kept', async () => {
    const read = openWith(environment('http://127.0.0.1:1'))(['database']);
    await expect(read()).rejects.toMatchObject({ name: 'SecretsUnavailable', retryable: true });
  });

  it('is asked again at once when it fails itself, and what was read before goes on', async () => {
    let asked = 0;
    let fails = true;
    const busy = createServer((_, response) => {
      asked += 1;
      response.statusCode = fails ? 500 : 200;
      response.end(
        JSON.stringify(
          fails
            ? { __type: 'InternalServiceError' }
            : { SecretString: '{"SUPABASE_SERVICE_KEY":"kept"}' },
        ),
      );
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(busy.address() as AddressInfo).port}`;
    const read = openWith(environment(endpoint))(['database']);
    await expect(read()).rejects.toMatchObject({
      name: 'SecretsUnavailable',
      message: expect.stringContaining('InternalServiceError'),
    });
    expect(asked).toBe(4);
    fails = false;
    const before = await read();
    fails = true;
    nowMs = KEPT_MS;
    expect(await read()).toBe(before);
    expect(warnings).toEqual([expect.stringContaining('could not be read again')]);
    busy.close();
  });
});
