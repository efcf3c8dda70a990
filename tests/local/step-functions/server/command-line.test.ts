import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  InvalidCommandLine,
  readCommandLine,
} from '../../../../local/step-functions/command-line.ts';

describe('The command line', () => {
  it('listens on 8083 when nothing is said', () => {
    expect(readCommandLine([], {})).toEqual({
      port: 8083,
      region: 'us-east-1',
      accountId: '000000000000',
    });
  });

  it('takes everything from options', () => {
    const args =
      '--port 0 --lambda-endpoint http://127.0.0.1:9901 --s3-endpoint http://127.0.0.1:9000 --data-dir d';
    expect(readCommandLine(args.split(' '), {})).toEqual({
      port: 0,
      region: 'us-east-1',
      accountId: '000000000000',
      lambdaEndpoint: 'http://127.0.0.1:9901',
      s3: { endpoint: 'http://127.0.0.1:9000', accessKeyId: 'local', secretAccessKey: 'local' },
      dataDir: 'd',
    });
  });

  it('takes ports and endpoints from the environment, under the option', () => {
    const env = { STEP_FUNCTIONS_PORT: '1', LAMBDA_ENDPOINT: 'http://a', AWS_REGION: 'eu-west-1' };
    expect(readCommandLine([], env)).toEqual({
      port: 1,
      region: 'eu-west-1',
      accountId: '000000000000',
      lambdaEndpoint: 'http://a',
    });
    expect(readCommandLine(['--port', '2'], env)).toMatchObject({ port: 2 });
  });

  it('takes region, account and keys, the keys for S3 too unless that has its own', () => {
    const args =
      '--region eu-west-3 --account 123456789012 --access-key-id a --secret-access-key s --s3-endpoint http://s3';
    const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
    const read = readCommandLine(args.split(' '), { AWS_REGION: 'x', AWS_ACCOUNT_ID: 'x' });
    expect(read).toEqual({
      port: 8083,
      region: 'eu-west-3',
      accountId: '123456789012',
      credentials,
      s3: { endpoint: 'http://s3', ...credentials },
    });
    const env = { AWS_ACCESS_KEY_ID: 'b', AWS_SECRET_ACCESS_KEY: 't' };
    expect(readCommandLine(args.split(' '), env)).toMatchObject({
      credentials,
      s3: { accessKeyId: 'b', secretAccessKey: 't' },
    });
    // The keys of whoever has some in the environment are no reason to ask for signatures.
    expect(readCommandLine([], env)).not.toHaveProperty('credentials');
    const own = { STEP_FUNCTIONS_ACCESS_KEY_ID: 'a', STEP_FUNCTIONS_SECRET_ACCESS_KEY: 's' };
    expect(readCommandLine([], own)).toMatchObject({ credentials });
  });

  it('reads connections from a file, and says which of them is wrong', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'connections-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = join(folder, 'connections.json');
    const connections = { 'arn:a': { headers: { apikey: 'k' } } };
    await writeFile(file, JSON.stringify(connections));
    expect(readCommandLine(['--connections', file], {})).toMatchObject({ connections });
    await writeFile(file, JSON.stringify({ 'arn:b': { header: {} } }));
    expect(() => readCommandLine(['--connections', file], {})).toThrow('arn:b must have headers');
    expect(() => readCommandLine(['--connections', `${file}x`], {})).toThrow("can't be read");
  });

  it.each([
    [['--port', 'x'], 'The port must be a whole number up to 65535, not x.'],
    [['--port', '70000'], 'The port must be a whole number up to 65535, not 70000.'],
    [['--lambda-endpoint', '9901'], '--lambda-endpoint must be an http or https URL, not 9901.'],
    [['--region', 'Frankfurt'], 'The region must be one such as eu-central-1, not Frankfurt.'],
    [['--account', '1'], 'The account must have twelve digits, not be 1.'],
    [['--access-key-id', 'a'], 'Keys come in pairs: --secret-access-key is missing.'],
    [['--prot', '1'], "Unknown option '--prot'"],
    [['extra'], "Unexpected argument 'extra'"],
  ])('refuses %j', (args, message) => {
    expect(() => readCommandLine(args, {})).toThrow(InvalidCommandLine);
    expect(() => readCommandLine(args, {})).toThrow(message);
  });
});
