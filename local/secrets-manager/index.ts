import { randomUUID } from 'node:crypto';
import { close, createAwsJsonServer, listen } from '../listen/index.ts';
import { SecretsError } from './secrets-error.ts';

/** How to start. */
export interface SecretsManagerOptions {
  /** 0, the default, takes a free one. */
  readonly port?: number;
  /** Default `us-east-1`. */
  readonly region?: string;
  /** Default `123456789012`. */
  readonly accountId?: string;
  /** The keys with which requests must be signed; without them nobody looks at signatures. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** What is there from the start, by name. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A running server. */
export interface SecretsManager {
  readonly endpoint: string;
  /** Holds these secrets, by name, and no others from now on. */
  replaceAll(secrets: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

interface Secret {
  readonly name: string;
  readonly arn: string;
  readonly text: string;
  readonly versionId: string;
  readonly createdAt: number;
  readonly keyId: string | undefined;
}

type Members = Readonly<Record<string, unknown>>;

const textOf = (members: Members, name: string): string => {
  const value = members[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new SecretsError('ValidationException', `${name} must be a text that isn't empty.`);
};

/** Six characters that no two secrets of a name share, as AWS puts behind the name in an ARN. */
const suffix = (): string => randomUUID().slice(0, 6);

const createSecrets = (arnPrefix: string, given: Readonly<Record<string, string>>) => {
  const secrets = new Map<string, Secret>();
  const keep = (name: string, text: string, keyId?: string, arn?: string): Secret => {
    const secret = {
      ...{ name, text, keyId },
      arn: arn ?? `${arnPrefix}:secret:${name}-${suffix()}`,
      versionId: randomUUID(),
      createdAt: Date.now() / 1000,
    };
    secrets.set(name, secret);
    return secret;
  };
  const find = (id: string): Secret => {
    const found = secrets.get(id) ?? [...secrets.values()].find(({ arn }) => arn === id);
    if (found) return found;
    throw new SecretsError(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret.",
    );
  };
  const replaceAll = (held: Readonly<Record<string, string>>): void => {
    for (const name of secrets.keys()) if (!(name in held)) secrets.delete(name);
    for (const [name, text] of Object.entries(held)) {
      const before = secrets.get(name);
      if (before?.text !== text) keep(name, text, before?.keyId, before?.arn);
    }
  };
  replaceAll(given);
  return { secrets, keep, find, replaceAll };
};

const facts = ({ arn, name, versionId }: Secret) => ({
  ARN: arn,
  Name: name,
  VersionId: versionId,
});

const createOperations = ({ secrets, keep, find }: ReturnType<typeof createSecrets>) => ({
  GetSecretValue(members: Members) {
    const secret = find(textOf(members, 'SecretId'));
    return {
      ...facts(secret),
      SecretString: secret.text,
      VersionStages: ['AWSCURRENT'],
      CreatedDate: secret.createdAt,
    };
  },
  DescribeSecret(members: Members) {
    const { arn, name, keyId } = find(textOf(members, 'SecretId'));
    return { ARN: arn, Name: name, ...(keyId && { KmsKeyId: keyId }) };
  },
  CreateSecret(members: Members) {
    const name = textOf(members, 'Name');
    if (secrets.has(name)) {
      throw new SecretsError(
        'ResourceExistsException',
        `The operation failed because the secret ${name} already exists.`,
      );
    }
    const keyId = members['KmsKeyId'] === undefined ? undefined : textOf(members, 'KmsKeyId');
    return facts(keep(name, textOf(members, 'SecretString'), keyId));
  },
  PutSecretValue(members: Members) {
    const { name, keyId, arn } = find(textOf(members, 'SecretId'));
    return facts(keep(name, textOf(members, 'SecretString'), keyId, arn));
  },
  UpdateSecret(members: Members) {
    const { name, text, arn, keyId } = find(textOf(members, 'SecretId'));
    const given = (member: string, before: string | undefined) =>
      members[member] === undefined ? before : textOf(members, member);
    return facts(keep(name, given('SecretString', text) ?? text, given('KmsKeyId', keyId), arn));
  },
});

/** Starts Secrets Manager on 127.0.0.1. Secrets are in memory: whoever starts it hands them in. */
export const startSecretsManager = async (
  options: SecretsManagerOptions = {},
): Promise<SecretsManager> => {
  const { region = 'us-east-1', accountId = '123456789012', credentials } = options;
  const arnPrefix = `arn:aws:secretsmanager:${region}:${accountId}`;
  const held = createSecrets(arnPrefix, options.secrets ?? {});
  const operations: Readonly<Record<string, (members: Members) => unknown>> =
    createOperations(held);
  const server = createAwsJsonServer({
    target: 'secretsmanager',
    namespace: 'com.amazonaws.secretsmanager',
    version: '1.1',
    credentials: credentials && { region, ...credentials },
    run: async (operation, members) => {
      const run = operations[operation];
      if (run) return run(members as Members);
      throw new SecretsError(
        'NotImplementedException',
        `The operation ${operation} is not implemented by this local Secrets Manager.`,
        501,
      );
    },
    refusalOf: (error) => (error instanceof SecretsError ? error : undefined),
  });
  const port = await listen(server, options.port ?? 0, 'The local Secrets Manager');
  return {
    endpoint: `http://127.0.0.1:${port}`,
    replaceAll: held.replaceAll,
    close: () => close(server),
  };
};
