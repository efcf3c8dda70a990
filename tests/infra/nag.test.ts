import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Finding, findByOwnRules, findByValidator } from './support/nag/index.ts';
import { readTemplate, type Untyped } from './support/template.ts';

const AcceptedSchema = z.array(
  z.strictObject({ rule: z.string(), resources: z.string(), reason: z.string().min(40) }),
);
const ACCEPTED = AcceptedSchema.parse(
  JSON.parse(
    readFileSync(new URL('../../resources/accepted-findings.json', import.meta.url), 'utf8'),
  ),
);
const accepts = (finding: Finding) => (accepted: (typeof ACCEPTED)[number]) =>
  accepted.rule === finding.rule && new RegExp(accepted.resources).test(finding.resource);

const found = [...findByOwnRules(readTemplate()), ...findByValidator(readTemplate())];

describe('what is found in the template', () => {
  test('is accepted with its reason in resources/accepted-findings.json, or isn’t there', () => {
    expect(found.filter((finding) => !ACCEPTED.some(accepts(finding)))).toEqual([]);
  });

  test('is all that is accepted: nothing is left of what was mended', () => {
    const unused = ACCEPTED.filter((accepted) => !found.some((one) => accepts(one)(accepted)));
    expect(unused).toEqual([]);
  });
});

/** The template with a fault in it. */
const withFault = (plant: (resources: Untyped) => void) => {
  const template = structuredClone(readTemplate());
  plant(template.Resources);
  return template;
};

const editDefinition = (machine: Untyped, edit: (states: Untyped) => void) => {
  const definition = JSON.parse(machine.Properties.DefinitionString['Fn::Sub']);
  edit(definition.States);
  machine.Properties.DefinitionString['Fn::Sub'] = JSON.stringify(definition);
};
const policyOf = (role: Untyped, action: string) =>
  role.Properties.Policies.flatMap((policy: Untyped) => policy.PolicyDocument.Statement).find(
    ({ Action }: Untyped) => [Action].flat().includes(action),
  );

const PLANTED: readonly (readonly [string, string, string, (resources: Untyped) => void])[] = [
  [
    'metrics of each method',
    'detailed-api-metrics',
    'ApiStage',
    ({ ApiStage }) => {
      ApiStage.Properties.MethodSettings[0].MetricsEnabled = true;
    },
  ],
  [
    'a log that API Gateway makes by itself',
    'log-without-retention',
    'ApiStage',
    ({ ApiStage }) => {
      delete ApiStage.DependsOn;
    },
  ],
  [
    'a permission that is missing',
    'permission-missing',
    'EpisodeStateMachine',
    ({ EpisodeStateMachineRole: role }) => {
      policyOf(role, 'lambda:InvokeFunction').Action = 'lambda:GetFunction';
    },
  ],
  [
    'an action of any name',
    'permission-too-wide',
    'WriteScriptRole',
    ({ WriteScriptRole: role }) => {
      policyOf(role, 's3:PutObject').Action = 's3:*';
    },
  ],
  [
    'a permission on everything',
    'permission-too-wide',
    'ClipsRole',
    ({ ClipsRole: role }) => {
      policyOf(role, 'secretsmanager:GetSecretValue').Resource = '*';
    },
  ],
  [
    'a role that anybody assumes',
    'wrong-trust',
    'ApiRole',
    ({ ApiRole: role }) => {
      role.Properties.AssumeRolePolicyDocument.Statement[0].Principal = '*';
    },
  ],
  [
    'a task that ends before its function',
    'timeout-below-function',
    'EpisodeStateMachine',
    ({ EpisodeStateMachine: machine }) =>
      editDefinition(machine, ({ GenerateAudio }) => {
        GenerateAudio.TimeoutSeconds = 60;
      }),
  ],
  [
    'a task without a timeout',
    'task-without-timeout',
    'EpisodeStateMachine',
    ({ EpisodeStateMachine: machine }) =>
      editDefinition(machine, ({ OpenEpisode }) => {
        delete OpenEpisode.TimeoutSeconds;
      }),
  ],
  [
    'a bucket that may become public',
    'public-bucket',
    'MediaBucket',
    ({ MediaBucket: bucket }) => {
      bucket.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false;
    },
  ],
  [
    'a queue without dead letters',
    'queue-without-dead-letters',
    'PlantedQueue',
    (resources) => {
      resources.PlantedQueue = { Type: 'AWS::SQS::Queue', Properties: {} };
    },
  ],
  [
    'a log that is kept for good',
    'log-without-retention',
    'ApiLogGroup',
    ({ ApiLogGroup: group }) => {
      delete group.Properties.RetentionInDays;
    },
  ],
  [
    'an alarm without a runbook',
    'alarm-without-runbook',
    'PlantedAlarm',
    (resources) => {
      resources.PlantedAlarm = {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { AlarmName: 'stepcast-dev-nobody-knows' },
      };
    },
  ],
  [
    'a secret in a function’s environment',
    'secret-in-clear-text',
    'ApiLambdaFunction',
    ({ ApiLambdaFunction: fn }) => {
      fn.Properties.Environment.Variables.INTERNAL_API_KEY = 'planted';
    },
  ],
  [
    'a secret in the connection',
    'secret-in-clear-text',
    'SupabaseConnection',
    ({ SupabaseConnection: connection }) => {
      connection.Properties.AuthParameters.ApiKeyAuthParameters.ApiKeyValue = 'planted';
    },
  ],
];

describe('a planted fault is found', () => {
  test.each(PLANTED)('%s', (_, rule, resource, plant) => {
    expect(findByOwnRules(withFault(plant))).toContainEqual(
      expect.objectContaining({ rule, resource }),
    );
  });

  test('a reference to what isn’t there, and a property that there isn’t', () => {
    const template = withFault(({ MediaBucket, ApiLambdaFunction }) => {
      MediaBucket.Properties.NoSuchProperty = true;
      ApiLambdaFunction.Properties.Environment.Variables.S3_BUCKET_NAME = { Ref: 'NoSuchBucket' };
    });
    const said = findByValidator(template).map(({ resource, says }) => `${resource}: ${says}`);
    expect(said.join('\n')).toMatch(/MediaBucket: .*NoSuchProperty/);
    expect(said.join('\n')).toMatch(/NoSuchBucket/);
  });

  test('an attribute that its resource hasn’t', () => {
    const template = withFault(({ ApiLambdaFunction }) => {
      ApiLambdaFunction.Properties.Role = { 'Fn::GetAtt': ['ApiRole', 'NoSuchAttribute'] };
    });
    expect(
      findByValidator(template)
        .map(({ says }) => says)
        .join('\n'),
    ).toMatch(/NoSuchAttribute/);
  });
});
