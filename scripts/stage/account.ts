import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceNotFoundException,
  SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import { GetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Stage } from './stage.ts';

interface AccountOptions {
  readonly region: string;
  /** Other addresses and keys than the SDK finds by itself. */
  readonly access?: {
    readonly endpoint?: string;
    readonly secretsEndpoint?: string;
    readonly credentials: () => Promise<{ accessKeyId: string; secretAccessKey: string }>;
  };
}

/** Waits for a call of AWS. @throws ExpectedFailure in words of its own, with what AWS says as its cause */
const calling = async <T>(call: string, work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    throw new ExpectedFailure(`${call} failed: ${name}: ${message}`, { cause });
  }
};

const causeOf = (error: unknown): unknown => (error instanceof Error ? error.cause : undefined);

/** What a stack says of itself. */
export interface StackFacts {
  readonly status: string;
  readonly reason: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly outputs: Readonly<Record<string, string>>;
}

const toFacts = (stack: Stack): StackFacts => ({
  status: stack.StackStatus ?? 'unknown',
  reason: stack.StackStatusReason ?? '',
  parameters: Object.fromEntries(
    (stack.Parameters ?? []).map((p) => [p.ParameterKey ?? '', p.ParameterValue ?? '']),
  ),
  outputs: Object.fromEntries(
    (stack.Outputs ?? []).map((o) => [o.OutputKey ?? '', o.OutputValue ?? '']),
  ),
});

/** An alarm as it stands. */
export interface AlarmFacts {
  readonly name: string;
  readonly arn: string;
  readonly isRinging: boolean;
}

/** The AWS account that a stage is in, as far as deploying asks for it. */
export const openAccount = ({ region, access }: AccountOptions) => {
  const given = access && { credentials: access.credentials };
  const config = { region, ...given, ...(access?.endpoint && { endpoint: access.endpoint }) };
  const sts = new STSClient(config);
  const formation = new CloudFormationClient(config);
  const lambda = new LambdaClient(config);
  const watch = new CloudWatchClient(config);
  const sns = new SNSClient(config);
  const manager = new SecretsManagerClient({
    ...{ region, ...given },
    ...(access?.secretsEndpoint && { endpoint: access.secretsEndpoint }),
  });
  return {
    /** The account's number. */
    async number(): Promise<string> {
      return (
        (await calling('sts:GetCallerIdentity', sts.send(new GetCallerIdentityCommand({}))))
          .Account ?? ''
      );
    },
    /** The stack of this name; undefined where there is none. */
    async stack(name: string): Promise<StackFacts | undefined> {
      try {
        const { Stacks } = await calling(
          'cloudformation:DescribeStacks',
          formation.send(new DescribeStacksCommand({ StackName: name })),
        );
        return Stacks?.[0] && toFacts(Stacks[0]);
      } catch (error) {
        if (/does not exist/.test(String(causeOf(error)))) return undefined;
        throw error;
      }
    },
    /** Those of the named alarms that there are. */
    async alarms(names: readonly string[]): Promise<readonly AlarmFacts[]> {
      const { MetricAlarms = [] } = await calling(
        'cloudwatch:DescribeAlarms',
        watch.send(new DescribeAlarmsCommand({ AlarmNames: [...names] })),
      );
      return MetricAlarms.map(({ AlarmName = '', AlarmArn = '', StateValue }) => ({
        ...{ name: AlarmName, arn: AlarmArn, isRinging: StateValue === 'ALARM' },
      }));
    },
    /** How many of those who are to be told by a topic have confirmed it, and how many haven't yet. */
    async subscribers(topicArn: string): Promise<{ confirmed: number; pending: number }> {
      const { Attributes = {} } = await calling(
        'sns:GetTopicAttributes',
        sns.send(new GetTopicAttributesCommand({ TopicArn: topicArn })),
      );
      const countOf = (name: string) => Number(Attributes[name] ?? 0);
      return {
        confirmed: countOf('SubscriptionsConfirmed'),
        pending: countOf('SubscriptionsPending'),
      };
    },
    /** How many functions may run at once in the account and region. */
    async lambdaConcurrency(): Promise<number> {
      const { AccountLimit } = await calling(
        'lambda:GetAccountSettings',
        lambda.send(new GetAccountSettingsCommand({})),
      );
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    /** What a secret holds; undefined where there is none of this name. */
    async secret(name: string): Promise<string | undefined> {
      try {
        return (
          await calling(
            'secretsmanager:GetSecretValue',
            manager.send(new GetSecretValueCommand({ SecretId: name })),
          )
        ).SecretString;
      } catch (error) {
        if (causeOf(error) instanceof ResourceNotFoundException) return undefined;
        throw error;
      }
    },
    async createSecret(name: string, text: string): Promise<void> {
      await calling(
        'secretsmanager:CreateSecret',
        manager.send(new CreateSecretCommand({ Name: name, SecretString: text })),
      );
    },
    async putSecret(name: string, text: string): Promise<void> {
      await calling(
        'secretsmanager:PutSecretValue',
        manager.send(new PutSecretValueCommand({ SecretId: name, SecretString: text })),
      );
    },
    /** The key that a secret is encrypted with; undefined for AWS's own. */
    async keyOf(name: string): Promise<string | undefined> {
      return (
        await calling(
          'secretsmanager:DescribeSecret',
          manager.send(new DescribeSecretCommand({ SecretId: name })),
        )
      ).KmsKeyId;
    },
    /** Encrypts a secret with another key from now on, what it holds included. */
    async encryptWith(name: string, keyId: string): Promise<void> {
      await calling(
        'secretsmanager:UpdateSecret',
        manager.send(new UpdateSecretCommand({ SecretId: name, KmsKeyId: keyId })),
      );
    },
  };
};

export type Account = ReturnType<typeof openAccount>;

/** The account of a stage, called as whom its settings name: the SDK looks for that in the environment. */
export const openStageAccount = ({ region, settings }: Stage): Account => {
  Object.assign(process.env, settings);
  return openAccount({ region });
};
