import { describe, expect, test } from 'vitest';
import { allows, type Call, filledIn, readYamlTemplate } from './support/access/simulate.ts';
import { grantsOf, readTemplate, resource, resourcesOf, type Untyped } from './support/template.ts';

const template = readTemplate();
const account = readYamlTemplate('resources/account/deploy-role.yml').Resources;
const PARAMETERS = {
  Stage: 'dev',
  Repository: 'someone/stepcast',
  Boundary: 'the-boundary',
  'AWS::Partition': 'aws',
  'AWS::Region': 'eu-central-1',
  'AWS::AccountId': '123456789012',
};
const DEPLOYS = ['DeployStack', 'DeployRuntime', 'DeployEdge'];
const documentOf = (id: string) => account[id].Properties.PolicyDocument;
const mayDeploy = (call: Call) => allows(DEPLOYS.map(documentOf), call, PARAMETERS);
const isWithinBoundary = (call: Call) => allows([documentOf('Boundary')], call, PARAMETERS);

const TAGGED = { 'aws:RequestTag/service': 'stepcast', 'aws:RequestTag/stage': 'dev' };
const OF_STAGE = { 'aws:ResourceTag/service': 'stepcast', 'aws:ResourceTag/stage': 'dev' };
const BOUNDED = { 'iam:PermissionsBoundary': 'the-boundary' };
const arn = (service: string, rest: string, region = 'eu-central-1') =>
  `arn:aws:${service}:${region}:123456789012:${rest}`;

interface Deployed {
  /** What the resource's ARN is, by the name that it has in the template. */
  arn(name: string): string;
  /** What CloudFormation calls to create, change, read and delete one. */
  readonly actions: readonly string[];
  readonly context?: Readonly<Record<string, string>>;
}
const named = (service: string, prefix: string, actions: string, region?: string): Deployed => ({
  arn: (name) => arn(service, `${prefix}${name}`, region),
  actions: actions.split(' ').map((action) => `${service}:${action}`),
});
const bucket: Deployed = {
  arn: (name) => `arn:aws:s3:::${name}`,
  actions:
    'CreateBucket DeleteBucket GetBucketLocation PutBucketPublicAccessBlock PutEncryptionConfiguration PutBucketVersioning PutLifecycleConfiguration PutBucketCORS PutBucketLogging PutBucketOwnershipControls PutBucketTagging PutBucketPolicy GetBucketPolicy DeleteBucketPolicy PutBucketAcl GetBucketAcl ListBucket'
      .split(' ')
      .map((action) => `s3:${action}`),
};
const lambda = (actions: string) => named('lambda', 'function:', actions);
const apis: Deployed = {
  arn: () => 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/api',
  actions: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `apigateway:${method}`),
  context: OF_STAGE,
};
const cloudFront = (what: string, kind: string): Deployed => ({
  arn: () => arn('cloudfront', `${kind}/E1`, ''),
  actions: ['Create', 'Get', 'Update', 'Delete'].map((verb) => `cloudfront:${verb}${what}`),
});

// By hand from the handlers' permissions in CloudFormation's registry: what is deployed needs these.
const NEEDED: Readonly<Record<string, readonly Deployed[]>> = {
  'AWS::S3::Bucket': [bucket],
  'AWS::S3::BucketPolicy': [bucket],
  'AWS::Logs::LogGroup': [
    {
      arn: (name) => arn('logs', `log-group:${name}`),
      actions: [
        'CreateLogGroup',
        'DeleteLogGroup',
        'PutRetentionPolicy',
        'TagResource',
        'ListTagsForResource',
      ].map((action) => `logs:${action}`),
    },
    { arn: () => '*', actions: ['logs:DescribeLogGroups'] },
  ],
  'AWS::Logs::MetricFilter': [
    named(
      'logs',
      'log-group:/aws/lambda/',
      'PutMetricFilter DeleteMetricFilter DescribeMetricFilters',
    ),
  ],
  'AWS::Lambda::Function': [
    lambda(
      'CreateFunction GetFunction UpdateFunctionCode UpdateFunctionConfiguration DeleteFunction TagResource PutFunctionConcurrency DeleteFunctionConcurrency',
    ),
  ],
  'AWS::Lambda::LayerVersion': [
    named('lambda', 'layer:', 'PublishLayerVersion GetLayerVersion DeleteLayerVersion'),
  ],
  'AWS::Lambda::Permission': [lambda('AddPermission RemovePermission GetPolicy')],
  'AWS::Lambda::EventInvokeConfig': [
    lambda(
      'PutFunctionEventInvokeConfig UpdateFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig',
    ),
  ],
  'AWS::StepFunctions::StateMachine': [
    named(
      'states',
      'stateMachine:',
      'CreateStateMachine DescribeStateMachine UpdateStateMachine DeleteStateMachine TagResource',
    ),
    {
      arn: () => '*',
      actions: [
        'logs:CreateLogDelivery',
        'logs:PutResourcePolicy',
        'logs:DescribeResourcePolicies',
      ],
    },
  ],
  'AWS::StepFunctions::StateMachineVersion': [
    named(
      'states',
      'stateMachine:',
      'PublishStateMachineVersion ListStateMachineVersions DescribeStateMachine DeleteStateMachineVersion',
    ),
  ],
  'AWS::StepFunctions::StateMachineAlias': [
    named(
      'states',
      'stateMachine:stepcast-dev-',
      'CreateStateMachineAlias DescribeStateMachineAlias UpdateStateMachineAlias DeleteStateMachineAlias',
    ),
    named('cloudwatch', 'alarm:stepcast-dev-', 'DescribeAlarms'),
  ],
  'AWS::CloudFront::Distribution': [
    {
      arn: () => arn('cloudfront', 'distribution/E1', ''),
      actions: ['cloudfront:CreateDistribution', 'cloudfront:TagResource'],
      context: TAGGED,
    },
    {
      arn: () => arn('cloudfront', 'distribution/E1', ''),
      actions: ['GetDistribution', 'UpdateDistribution', 'DeleteDistribution'].map(
        (action) => `cloudfront:${action}`,
      ),
      context: OF_STAGE,
    },
  ],
  'AWS::CloudFront::OriginAccessControl': [
    cloudFront('OriginAccessControl', 'origin-access-control'),
  ],
  'AWS::CloudFront::CachePolicy': [cloudFront('CachePolicy', 'cache-policy')],
  'AWS::CloudFront::ResponseHeadersPolicy': [
    cloudFront('ResponseHeadersPolicy', 'response-headers-policy'),
  ],
  'AWS::Events::Rule': [
    named(
      'events',
      'rule/',
      'PutRule DescribeRule DeleteRule PutTargets RemoveTargets TagResource',
    ),
  ],
  'AWS::Events::Connection': [
    named(
      'events',
      'connection/',
      'CreateConnection DescribeConnection UpdateConnection DeleteConnection',
    ),
    {
      arn: (name) => arn('secretsmanager', `secret:events!connection/${name}/1-abcdef`),
      actions: ['CreateSecret', 'GetSecretValue', 'PutSecretValue', 'DeleteSecret'].map(
        (action) => `secretsmanager:${action}`,
      ),
    },
    {
      arn: () =>
        `arn:aws:iam::123456789012:role/aws-service-role/apidestinations.events.amazonaws.com/A`,
      actions: ['iam:CreateServiceLinkedRole'],
      context: { 'iam:AWSServiceName': 'apidestinations.events.amazonaws.com' },
    },
  ],
  'AWS::KMS::Key': [
    { arn: () => '*', actions: ['kms:CreateKey', 'kms:TagResource'], context: TAGGED },
    {
      arn: () => arn('kms', 'key/1'),
      actions: ['DescribeKey', 'PutKeyPolicy', 'EnableKeyRotation', 'ScheduleKeyDeletion'].map(
        (action) => `kms:${action}`,
      ),
      context: OF_STAGE,
    },
  ],
  'AWS::KMS::Alias': [
    {
      arn: () => arn('kms', 'alias/stepcast-dev'),
      actions: ['kms:CreateAlias', 'kms:UpdateAlias', 'kms:DeleteAlias'],
    },
    { arn: () => arn('kms', 'key/1'), actions: ['kms:CreateAlias'], context: OF_STAGE },
  ],
  'AWS::IAM::Role': [
    {
      arn: (name) => `arn:aws:iam::123456789012:role/${name}`,
      actions: ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:AttachRolePolicy'],
      context: BOUNDED,
    },
    {
      arn: (name) => `arn:aws:iam::123456789012:role/${name}`,
      actions: ['iam:GetRole', 'iam:DeleteRole', 'iam:DeleteRolePolicy', 'iam:TagRole'],
    },
  ],
  'AWS::SQS::Queue': [
    named('sqs', '', 'CreateQueue GetQueueAttributes SetQueueAttributes DeleteQueue TagQueue'),
  ],
  'AWS::SQS::QueuePolicy': [named('sqs', '', 'SetQueueAttributes')],
  'AWS::Pipes::Pipe': [named('pipes', 'pipe/', 'CreatePipe DescribePipe UpdatePipe DeletePipe')],
  'AWS::ApiGateway::Account': [
    {
      arn: () => 'arn:aws:apigateway:eu-central-1::/account',
      actions: ['apigateway:GET', 'apigateway:PATCH'],
    },
  ],
  'AWS::ApiGateway::RestApi': [
    {
      arn: () => 'arn:aws:apigateway:eu-central-1::/restapis',
      actions: ['apigateway:POST'],
      context: TAGGED,
    },
    apis,
  ],
  'AWS::ApiGateway::Deployment': [apis],
  'AWS::ApiGateway::Stage': [apis],
  'AWS::Budgets::Budget': [
    {
      arn: () => arn('budgets', 'budget/stepcast-dev-eu-central-1', ''),
      actions: ['budgets:ViewBudget', 'budgets:ModifyBudget'],
    },
  ],
  'AWS::SNS::Topic': [
    named(
      'sns',
      '',
      'CreateTopic GetTopicAttributes SetTopicAttributes Subscribe DeleteTopic TagResource',
    ),
  ],
  'AWS::SNS::TopicPolicy': [named('sns', '', 'SetTopicAttributes')],
  'AWS::CloudWatch::Alarm': [
    named('cloudwatch', 'alarm:', 'PutMetricAlarm DescribeAlarms DeleteAlarms TagResource'),
  ],
  'AWS::CloudWatch::Dashboard': [
    named('cloudwatch', 'dashboard/', 'PutDashboard GetDashboard DeleteDashboards', ''),
  ],
};

const NAMES = ['FunctionName', 'LogGroupName', 'StateMachineName', 'QueueName', 'AlarmName'];
/** What a resource is called; CloudFormation makes a name of stack and logical id where there is none. */
const nameOf = (id: string, properties: Untyped, called: string = 'stepcast-dev'): string => {
  const own = [...NAMES, 'DashboardName', 'Name', 'LayerName']
    .map((name) => properties[name]?.['Fn::Sub'] ?? properties[name])
    .find((value) => typeof value === 'string');
  // An id that AWS makes.
  return own?.replace(/\$\{\w+\}/, '1a2b3c4d5e') ?? `${called}-${id}-1ABC`;
};

const types = [...new Set(Object.values(template.Resources).map(({ Type }) => Type))];

test('what each kind of resource needs stands here', () => {
  expect(Object.keys(NEEDED).toSorted()).toEqual(types.toSorted());
});

describe.each(types)('the pipeline may deploy %s', (type) => {
  test.each(resourcesOf(template, type))('%s', (id, { Properties }) => {
    for (const { arn: arnOf, actions, context } of NEEDED[type] ?? []) {
      for (const action of actions) {
        const call = {
          action,
          resource: arnOf(nameOf(id, Properties)),
          ...(context && { context }),
        };
        expect(mayDeploy(call), `${action} on ${call.resource}`).toBe(true);
      }
    }
  });
});

test.each(resourcesOf(template, 'AWS::IAM::Role'))(
  'the pipeline may hand %s to the service that assumes it',
  (id, { Properties }) => {
    const service = Properties['AssumeRolePolicyDocument'].Statement[0].Principal.Service;
    const call = {
      action: 'iam:PassRole',
      resource: `arn:aws:iam::123456789012:role/stepcast-dev-${id}`,
    };
    expect(mayDeploy({ ...call, context: { 'iam:PassedToService': service } })).toBe(true);
    expect(mayDeploy({ ...call, context: { 'iam:PassedToService': 'ec2.amazonaws.com' } })).toBe(
      false,
    );
  },
);

test.each<[string, Call]>([
  [
    'another stage’s function',
    { action: 'lambda:DeleteFunction', resource: arn('lambda', 'function:stepcast-prod-api') },
  ],
  [
    'another stage’s secrets',
    {
      action: 'secretsmanager:GetSecretValue',
      resource: arn('secretsmanager', 'secret:stepcast/prod/telegram-abcdef'),
    },
  ],
  [
    'another stage’s media',
    { action: 's3:DeleteObject', resource: 'arn:aws:s3:::stepcast-prod-mediabucket-1/feeds/a.xml' },
  ],
  [
    'another stage’s distribution',
    {
      action: 'cloudfront:DeleteDistribution',
      resource: arn('cloudfront', 'distribution/E2', ''),
      context: { ...OF_STAGE, 'aws:ResourceTag/stage': 'prod' },
    },
  ],
  [
    'a distribution of nobody',
    { action: 'cloudfront:UpdateDistribution', resource: arn('cloudfront', 'distribution/E2', '') },
  ],
  [
    'a role without the boundary',
    { action: 'iam:CreateRole', resource: 'arn:aws:iam::123456789012:role/stepcast-dev-X' },
  ],
  [
    'a policy of a role without the boundary',
    { action: 'iam:PutRolePolicy', resource: 'arn:aws:iam::123456789012:role/stepcast-dev-X' },
  ],
  [
    'its own role',
    {
      action: 'iam:PutRolePolicy',
      resource: 'arn:aws:iam::123456789012:role/stepcast-dev-deploy',
      context: BOUNDED,
    },
  ],
  [
    'its own trust',
    {
      action: 'iam:UpdateAssumeRolePolicy',
      resource: 'arn:aws:iam::123456789012:role/stepcast-dev-deploy',
    },
  ],
  [
    'the boundary',
    {
      action: 'iam:CreatePolicyVersion',
      resource: 'arn:aws:iam::123456789012:policy/stepcast-dev-boundary',
    },
  ],
  [
    'taking the boundary off',
    {
      action: 'iam:DeleteRolePermissionsBoundary',
      resource: 'arn:aws:iam::123456789012:role/stepcast-dev-X',
    },
  ],
  ['users', { action: 'iam:CreateUser', resource: 'arn:aws:iam::123456789012:user/me' }],
  ['a machine of the account’s', { action: 'ec2:RunInstances', resource: '*' }],
])('the pipeline may not touch %s', (_, call) => {
  expect(mayDeploy(call)).toBe(false);
});

test('only runs of the stage’s environment in that repository assume the role', () => {
  const [statement, ...others] = account.DeployRole.Properties.AssumeRolePolicyDocument.Statement;
  expect(others).toEqual([]);
  const { StringEquals, ...rest } = statement.Condition;
  expect(rest).toEqual({});
  expect(
    Object.entries(StringEquals).map(([key, value]) => [key, filledIn(value, PARAMETERS)]),
  ).toEqual([
    ['token.actions.githubusercontent.com:aud', 'sts.amazonaws.com'],
    ['token.actions.githubusercontent.com:sub', 'repo:someone/stepcast:environment:dev'],
  ]);
});

test('each policy fits: 6,144 characters, ten of them', () => {
  for (const id of [...DEPLOYS, 'Boundary']) {
    const text = JSON.stringify(documentOf(id)).replace(/\s/g, '');
    expect(text.length, id).toBeLessThan(6144);
  }
});

/** The ARN that a grant of a role means, as far as it has to be known. */
const grantedArn = (target: string): string => {
  const [, id, rest] = /^\$?\{?(\w+)(?:\.(?:Arn|SecretArn))?\}?(.*)$/.exec(target) ?? [];
  const found = id ? template.Resources[id] : undefined;
  if (found) {
    if (target.includes('SecretArn')) {
      return arn('secretsmanager', 'secret:events!connection/stepcast-dev-supabase/1-abcdef');
    }
    if (found.Type === 'AWS::KMS::Key') return arn('kms', 'key/1');
    const [needed] = NEEDED[found.Type] ?? [];
    return `${needed?.arn(nameOf(id as string, found.Properties)) ?? ''}${rest}`;
  }
  return target.replace(/\$\{([\w:]+)\}/g, (_, name) => PARAMETERS[name as 'Stage'] ?? name);
};

describe('the boundary', () => {
  const roles = resourcesOf(template, 'AWS::IAM::Role');

  test.each(roles)('can be set for %s', (_, { Properties }) => {
    expect(Properties['PermissionsBoundary']).toEqual({
      'Fn::If': ['HasPermissionsBoundary', { Ref: 'PermissionsBoundary' }, { Ref: 'AWS::NoValue' }],
    });
  });

  test.each(roles.filter(([id]) => resource(template, id).Properties['Policies']))(
    'leaves %s what it needs',
    (id) => {
      for (const grant of grantsOf(template, id)) {
        const [action = '', target = ''] = grant.split(/ (.*)/s);
        const call = { action, resource: grantedArn(target), context: OF_STAGE };
        expect(isWithinBoundary(call), `${grant} (${call.resource})`).toBe(true);
      }
    },
  );

  test.each([
    ['iam:CreateRole', 'arn:aws:iam::123456789012:role/stepcast-dev-X'],
    [
      'secretsmanager:GetSecretValue',
      arn('secretsmanager', 'secret:stepcast/prod/database-abcdef'),
    ],
    ['s3:GetObject', 'arn:aws:s3:::somebody-else/file'],
    ['s3:PutBucketPolicy', 'arn:aws:s3:::stepcast-dev-mediabucket-1'],
    ['lambda:UpdateFunctionCode', arn('lambda', 'function:stepcast-dev-api')],
  ])('has no %s on %s', (action, target) => {
    expect(isWithinBoundary({ action, resource: target, context: OF_STAGE })).toBe(false);
  });
});
