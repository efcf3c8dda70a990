import { AwsClient } from 'aws4fetch';
import { z } from 'zod';
import { type Environment, environment } from '../../runtime/config.ts';
import { createLogger } from '../../runtime/logger.ts';
import {
  type OpenSecrets,
  SECRETS,
  type SecretSection,
  type SecretValues,
} from '../../runtime/secrets.ts';
import { BY_STATUS, traceCall } from '../../runtime/tracing/trace.ts';
import { SecretRefused, SecretsUnavailable } from './secret-errors.ts';

/** How long what was read is good: a changed secret is in use everywhere after that. */
const KEPT_MS = 5 * 60 * 1000;
const TIMEOUT_MS = 8_000;

/** Where the secrets are, and as whom they are read: the names that Lambda and the SDKs have for it. */
const EnvironmentSchema = z.object({
  SECRETS_PATH: z.string().min(1),
  AWS_REGION: z.string().min(1),
  AWS_ACCESS_KEY_ID: z.string().min(1),
  AWS_SECRET_ACCESS_KEY: z.string().min(1),
  AWS_SESSION_TOKEN: z.string().optional(),
  AWS_ENDPOINT_URL_SECRETS_MANAGER: z.url().optional(),
});
const FailureSchema = z.object({ __type: z.string(), message: z.string().optional() });
const SecretSchema = z.record(z.string(), z.string());
const NONE: SecretValues = {};

interface SecretsOptions {
  readonly env?: Environment;
  readonly now?: () => number;
  readonly warn?: (message: string, facts: { readonly error: unknown }) => void;
}

const parse = (name: string, text: string | undefined): SecretValues => {
  try {
    return SecretSchema.parse(JSON.parse(text ?? ''));
  } catch {
    throw new SecretRefused(
      name,
      'it is no JSON object of strings',
      'Put it there again with "npm run stage -- secrets".',
    );
  }
};

/** What Secrets Manager answers for a secret; undefined where there is none of that name. */
const openManager = (env: z.infer<typeof EnvironmentSchema>) => {
  const { AWS_REGION: region } = env;
  const endpoint =
    env.AWS_ENDPOINT_URL_SECRETS_MANAGER ?? `https://secretsmanager.${region}.amazonaws.com`;
  const client = new AwsClient({
    accessKeyId: env.AWS_ACCESS_KEY_ID,
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY,
    ...(env.AWS_SESSION_TOKEN && { sessionToken: env.AWS_SESSION_TOKEN }),
    service: 'secretsmanager',
    region,
    // 5xx and 429, after 50, 100 and 200 ms at most.
    retries: 3,
  });
  const call = { service: 'SecretsManager', operation: 'GetSecretValue', isAws: true };
  const ask = (name: string) =>
    traceCall(
      call,
      () =>
        client.fetch(endpoint, {
          method: 'POST',
          headers: {
            'content-type': 'application/x-amz-json-1.1',
            'x-amz-target': 'secretsmanager.GetSecretValue',
          },
          body: JSON.stringify({ SecretId: name }),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      BY_STATUS,
    );
  return async (name: string): Promise<SecretValues> => {
    const answered = await ask(name)
      .then(async (response) => ({ status: response.status, body: await response.json() }))
      .catch((error: unknown) => {
        throw new SecretsUnavailable(name, error instanceof Error ? error.message : '', error);
      });
    const { status, body } = answered;
    if (status === 200) return parse(name, body.SecretString);
    const failure = FailureSchema.safeParse(body).data;
    const type = failure?.__type.replace(/^.*#/, '') ?? `HTTP ${status}`;
    if (type === 'ResourceNotFoundException') return NONE;
    const reason = `${type}${failure?.message ? ` (${failure.message})` : ''}`;
    if (status >= 500 || status === 429 || type === 'ThrottlingException') {
      throw new SecretsUnavailable(name, reason);
    }
    throw new SecretRefused(
      name,
      reason,
      'The function’s role must be allowed to read it, and to decrypt with its key.',
    );
  };
};

const readSections = async (
  env: Environment,
  sections: readonly SecretSection[],
): Promise<SecretValues> => {
  const settings = EnvironmentSchema.parse(env);
  const get = openManager(settings);
  const read = async (section: SecretSection) => {
    const held = await get(`${settings.SECRETS_PATH}/${section}`);
    return SECRETS[section].flatMap((name) => (held[name] ? [[name, held[name]] as const] : []));
  };
  return Object.fromEntries((await Promise.all(sections.map(read))).flat());
};

/**
 * Reads secrets out of AWS Secrets Manager, `<SECRETS_PATH>/<section>`, and again after five
 * minutes. Of each, only the keys of its section are taken; a secret that isn't there holds nothing.
 * Without SECRETS_PATH there are no secrets. What was read goes on while it can't be read again.
 */
export const createOpenSecrets =
  ({
    env = environment,
    now = Date.now,
    warn = (message, facts) => createLogger().warn(message, facts),
  }: SecretsOptions = {}): OpenSecrets =>
  (sections) => {
    let kept: { readonly values: SecretValues; readonly untilMs: number } | undefined;
    return async () => {
      if (!env['SECRETS_PATH'] || sections.length === 0) return NONE;
      if (kept && now() < kept.untilMs) return kept.values;
      try {
        const values = await readSections(env, sections);
        const isSame = JSON.stringify(values) === JSON.stringify(kept?.values);
        kept = { values: kept && isSame ? kept.values : values, untilMs: now() + KEPT_MS };
      } catch (error) {
        if (!kept || !(error instanceof SecretsUnavailable)) throw error;
        warn('The secrets could not be read again: those that were read before go on', { error });
      }
      return kept.values;
    };
  };

/** The secrets of a deployed function. */
export const openSecrets = createOpenSecrets();
