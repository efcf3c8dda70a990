import type { Untyped } from '../template.ts';
import { each, type Finding, listOf, type Rule, referred } from './finding.ts';

/** What AWS grants on '*' alone: these actions know no resources. */
const WITHOUT_RESOURCES =
  /^(xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)|logs:((Create|Get|Update|Delete|List)LogDeliver(y|ies)|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups))$/;

const statementsOf = (role: Record<string, Untyped>): Untyped[] =>
  listOf(role['Policies']).flatMap((policy) => listOf(policy.PolicyDocument.Statement));

/** A permission that reaches further than anything needs. */
const tooWide: Rule = (template) =>
  each(template, 'AWS::IAM::Role').flatMap(([resource, role]) =>
    statementsOf(role).flatMap(({ Action, Resource }) =>
      listOf(Action).flatMap((action: string): Finding[] => {
        const says =
          (action.includes('*') && `grants ${action}, which names no action`) ||
          (listOf(Resource).includes('*') &&
            !WITHOUT_RESOURCES.test(action) &&
            `grants ${action} on everything`);
        return says ? [{ rule: 'permission-too-wide', resource, says }] : [];
      }),
    ),
  );

/** Who uses a role, by the property that names it. */
const USERS: Readonly<Record<string, readonly [property: string, service: string]>> = {
  'AWS::Lambda::Function': ['Role', 'lambda.amazonaws.com'],
  'AWS::StepFunctions::StateMachine': ['RoleArn', 'states.amazonaws.com'],
  'AWS::Pipes::Pipe': ['RoleArn', 'pipes.amazonaws.com'],
};

const trusts = (role: Record<string, Untyped> | undefined): unknown[] =>
  listOf(role?.['AssumeRolePolicyDocument']?.Statement).map(({ Principal }) =>
    typeof Principal === 'object' ? Principal.Service : Principal,
  );

/** A role that others may assume than the service that works under it. */
const wrongTrust: Rule = (template) =>
  Object.entries(USERS).flatMap(([type, [property, service]]) =>
    each(template, type).flatMap(([, user]): Finding[] => {
      const resource = referred(user[property]) ?? '';
      const trusted = trusts(template.Resources[resource]?.Properties);
      return trusted.length === 1 && trusted[0] === service
        ? []
        : [{ rule: 'wrong-trust', resource, says: `is trusted by ${trusted}, not ${service}` }];
    }),
  );

const grants = (role: Record<string, Untyped>, action: string, target: string): boolean =>
  statementsOf(role).some(
    ({ Action, Resource }) =>
      listOf(Action).includes(action) && listOf(Resource).some((one) => referred(one) === target),
  );

/** The states of a machine, those of branches and maps included. */
export const statesOf = (value: Untyped): [string, Untyped][] => {
  if (typeof value !== 'object' || value === null) return [];
  const own = Object.entries((value.States ?? {}) as Record<string, Untyped>);
  return [...own, ...Object.values(value).flatMap(statesOf)];
};

export const definitionOf = (machine: Record<string, Untyped>): Untyped =>
  JSON.parse([machine['DefinitionString']['Fn::Sub']].flat()[0]);

/** What a task does, and what its machine's role must be granted for it. */
const NEEDS: readonly (readonly [
  resource: RegExp,
  action: string,
  of: (args: Untyped) => Untyped,
])[] = [
  [/:lambda:invoke$/, 'lambda:InvokeFunction', ({ FunctionName }) => FunctionName],
  [/:states:startExecution/, 'states:StartExecution', ({ StateMachineArn }) => StateMachineArn],
];

/** A task that its machine's role doesn't allow, or a function that can't write its log. */
const missing: Rule = (template) => {
  const roleOf = (value: Untyped) => template.Resources[referred(value) ?? '']?.Properties ?? {};
  const ofMachines = each(template, 'AWS::StepFunctions::StateMachine').flatMap(
    ([resource, machine]) =>
      statesOf(definitionOf(machine)).flatMap(([state, { Resource = '', Arguments }]) =>
        NEEDS.flatMap(([pattern, action, of]): Finding[] => {
          const target = pattern.test(Resource) && referred(of(Arguments));
          if (!target || grants(roleOf(machine['RoleArn']), action, target)) return [];
          // A machine may start itself: its role names it by its name, since they would refer in a circle.
          if (target === resource) return [];
          const says = `${state} needs ${action} on ${target}`;
          return [{ rule: 'permission-missing', resource, says }];
        }),
      ),
  );
  const ofFunctions = each(template, 'AWS::Lambda::Function').flatMap(
    ([resource, fn]): Finding[] =>
      grants(
        roleOf(fn['Role']),
        'logs:PutLogEvents',
        resource.replace('LambdaFunction', 'LogGroup'),
      )
        ? []
        : [{ rule: 'permission-missing', resource, says: 'can’t write its log' }],
  );
  return [...ofMachines, ...ofFunctions];
};

export const ACCESS_RULES: readonly Rule[] = [tooWide, wrongTrust, missing];
