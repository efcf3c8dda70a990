import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SecretsManager, startSecretsManager } from '../../../local/secrets-manager/index.ts';

const credentials = { accessKeyId: 'stepcast', secretAccessKey: 'of-the-stack' };
const region = 'eu-central-1';

let manager: SecretsManager;
let client: SecretsManagerClient;
const clientWith = (keys: typeof credentials) =>
  new SecretsManagerClient({
    endpoint: manager.endpoint,
    region,
    credentials: keys,
    maxAttempts: 1,
  });

beforeAll(async () => {
  manager = await startSecretsManager({ region, credentials, secrets: { 'a/given': 'first' } });
  client = clientWith(credentials);
});
afterAll(() => manager.close());

it('gives what it was started with, by name and by ARN', async () => {
  const byName = await client.send(new GetSecretValueCommand({ SecretId: 'a/given' }));
  expect(byName).toMatchObject({
    ARN: expect.stringMatching(
      /^arn:aws:secretsmanager:eu-central-1:123456789012:secret:a\/given-\w{6}$/,
    ),
    Name: 'a/given',
    SecretString: 'first',
    VersionStages: ['AWSCURRENT'],
    CreatedDate: expect.any(Date),
  });
  const byArn = await client.send(new GetSecretValueCommand({ SecretId: byName.ARN }));
  expect(byArn.SecretString).toBe('first');
});

it('keeps a new value under the same ARN, as another version', async () => {
  const get = () => client.send(new GetSecretValueCommand({ SecretId: 'a/given' }));
  const before = await get();
  await client.send(new PutSecretValueCommand({ SecretId: 'a/given', SecretString: 'second' }));
  const after = await get();
  expect(after).toMatchObject({ ARN: before.ARN, SecretString: 'second' });
  expect(after.VersionId).not.toBe(before.VersionId);
});

it('makes a secret once, and remembers its key', async () => {
  const create = new CreateSecretCommand({ Name: 'new', SecretString: 'x', KmsKeyId: 'alias/one' });
  await client.send(create);
  await expect(client.send(create)).rejects.toMatchObject({ name: 'ResourceExistsException' });
  await client.send(new UpdateSecretCommand({ SecretId: 'new', KmsKeyId: 'alias/two' }));
  const described = await client.send(new DescribeSecretCommand({ SecretId: 'new' }));
  expect(described.KmsKeyId).toBe('alias/two');
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: 'new' }));
  expect(SecretString).toBe('x');
});

it('says by name what it has not, what was not asked rightly, and what it cannot', async () => {
  await expect(
    client.send(new GetSecretValueCommand({ SecretId: 'nothing' })),
  ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  await expect(
    client.send(new CreateSecretCommand({ Name: 'empty', SecretString: '' })),
  ).rejects.toMatchObject({ name: 'ValidationException' });
  await expect(client.send(new ListSecretsCommand({}))).rejects.toMatchObject({
    name: 'NotImplementedException',
    message: expect.stringContaining('ListSecrets'),
  });
});

it('gives nothing to whoever signs with another key', async () => {
  const stranger = clientWith({ ...credentials, secretAccessKey: 'guessed' });
  await expect(
    stranger.send(new GetSecretValueCommand({ SecretId: 'a/given' })),
  ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
});

it('is handed others by whoever started it', async () => {
  const other = await startSecretsManager({
    region,
    credentials,
    secrets: { 'a/one': '1', 'a/two': '2' },
  });
  const asking = new SecretsManagerClient({
    endpoint: other.endpoint,
    region,
    credentials,
    maxAttempts: 1,
  });
  const get = (SecretId: string) => asking.send(new GetSecretValueCommand({ SecretId }));
  const [one, two] = [await get('a/one'), await get('a/two')];
  other.replaceAll({ 'a/two': 'two', 'a/three': '3' });
  await expect(get('a/one')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  expect(one.SecretString).toBe('1');
  expect(await get('a/two')).toMatchObject({ SecretString: 'two', ARN: two.ARN });
  expect((await get('a/three')).SecretString).toBe('3');
  await other.close();
});
