import { existsSync } from 'node:fs';
import type { Untyped } from '../template.ts';
import { definitionOf, statesOf } from './access-rules.ts';
import { each, type Finding, listOf, type Rule, referred } from './finding.ts';

/** A Task without a timeout, or with one that ends before its function does. */
const timeouts: Rule = (template) =>
  each(template, 'AWS::StepFunctions::StateMachine').flatMap(([resource, machine]) =>
    statesOf(definitionOf(machine)).flatMap(([state, { Type, TimeoutSeconds, Arguments }]) => {
      if (Type !== 'Task') return [];
      if (TimeoutSeconds === undefined) {
        return [{ rule: 'task-without-timeout', resource, says: `${state} may wait for good` }];
      }
      const called = referred(Arguments?.FunctionName);
      const most = called && template.Resources[called]?.Properties['Timeout'];
      return most && TimeoutSeconds < most
        ? [{ rule: 'timeout-below-function', resource, says: `${state} ends before ${called}` }]
        : [];
    }),
  );

const BLOCKS = [
  'BlockPublicAcls',
  'BlockPublicPolicy',
  'IgnorePublicAcls',
  'RestrictPublicBuckets',
];

const publicBuckets: Rule = (template) =>
  each(template, 'AWS::S3::Bucket').flatMap(([resource, { PublicAccessBlockConfiguration }]) => {
    const open = BLOCKS.filter((block) => PublicAccessBlockConfiguration?.[block] !== true);
    return open.length === 0
      ? []
      : [{ rule: 'public-bucket', resource, says: `may become public: ${open.join(', ')}` }];
  });

/** The queues that others send what they couldn't handle to. */
const deadLetterQueues = (value: Untyped): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, Untyped>).flatMap(([key, inner]) =>
    key === 'deadLetterTargetArn' || key === 'DeadLetterConfig' || key === 'OnFailure'
      ? [referred(inner) ?? referred(inner?.Arn ?? inner?.TargetArn ?? inner?.Destination) ?? '']
      : deadLetterQueues(inner),
  );
};

const queuesWithoutDeadLetters: Rule = (template) => {
  const dead = deadLetterQueues(template.Resources);
  return each(template, 'AWS::SQS::Queue').flatMap(([resource, { RedrivePolicy }]) =>
    RedrivePolicy || dead.includes(resource)
      ? []
      : [{ rule: 'queue-without-dead-letters', resource, says: 'loses what nobody can handle' }],
  );
};

const logsForGood: Rule = (template) =>
  each(template, 'AWS::Logs::LogGroup').flatMap(([resource, { RetentionInDays }]) =>
    RetentionInDays > 0
      ? []
      : [{ rule: 'log-without-retention', resource, says: 'keeps its lines for good' }],
  );

/** The group that API Gateway writes what went wrong into: made by itself, it keeps its lines for good. */
const executionLogsForGood: Rule = (template) =>
  each(template, 'AWS::ApiGateway::Stage').flatMap(([resource, stage]) => {
    const logs = listOf(stage['MethodSettings']).some(
      ({ LoggingLevel = 'OFF' }) => LoggingLevel !== 'OFF',
    );
    const name = `API-Gateway-Execution-Logs_\${${referred(stage['RestApiId'])}}/${stage['StageName']}`;
    const isThereBefore = each(template, 'AWS::Logs::LogGroup').some(
      ([id, { LogGroupName }]) =>
        LogGroupName?.['Fn::Sub'] === name &&
        listOf(template.Resources[resource]?.DependsOn).includes(id),
    );
    return logs && !isThereBefore
      ? [{ rule: 'log-without-retention', resource, says: `${name} is not made before it` }]
      : [];
  });

/** Metrics of each method and route: custom metrics, five a method. */
const detailedMetrics: Rule = (template) =>
  each(template, 'AWS::ApiGateway::Stage').flatMap(([resource, { MethodSettings }]) =>
    listOf(MethodSettings).some(({ MetricsEnabled }) => MetricsEnabled === true)
      ? [{ rule: 'detailed-api-metrics', resource, says: 'pays for five metrics a method' }]
      : [],
  );

const alarmsWithoutRunbook: Rule = (template) =>
  each(template, 'AWS::CloudWatch::Alarm').flatMap(([resource, { AlarmName }]) => {
    const page = `docs/runbooks/${String(AlarmName).replace(/^stepcast-[^-]+-/, '')}.md`;
    const isThere = existsSync(new URL(`../../../../${page}`, import.meta.url));
    return isThere ? [] : [{ rule: 'alarm-without-runbook', resource, says: `${page} is missing` }];
  });

const SECRET_NAME = /(SECRET|PASSWORD|TOKEN|SESSIONS?|HASH|CREDENTIALS_JSON|_KEY|ApiKeyValue)$/i;
const REFERENCE = /^\{\{resolve:secretsmanager:/;

/** What is named as a secret and stands in the template as it is. */
const clearText = (value: Untyped): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as Record<string, Untyped>).flatMap(([name, inner]) =>
    typeof inner === 'string' && inner !== '' && SECRET_NAME.test(name) && !REFERENCE.test(inner)
      ? [name]
      : clearText(inner),
  );
};

const secretsInClear: Rule = (template) =>
  Object.entries(template.Resources).flatMap(([resource, { Type, Properties }]): Finding[] => {
    const looked = Type === 'AWS::Lambda::Function' ? Properties['Environment'] : undefined;
    const connection = Type === 'AWS::Events::Connection' ? Properties : undefined;
    return listOf(looked ?? connection)
      .flatMap(clearText)
      .map((name) => ({ rule: 'secret-in-clear-text', resource, says: `${name} can be read` }));
  });

export const RESOURCE_RULES: readonly Rule[] = [
  timeouts,
  publicBuckets,
  queuesWithoutDeadLetters,
  logsForGood,
  executionLogsForGood,
  detailedMetrics,
  alarmsWithoutRunbook,
  secretsInClear,
];
