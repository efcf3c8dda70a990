const { ALARMS } = require('./alarms/table.cjs');

/** The machines that others start by their alias `live`; intake is over within minutes and run by its pipe. */
const SHIFTED = ['Episode', 'Schedule', 'Reconcile', 'Notify', 'Deliver'];
/** For so long half of the executions begin with the new version, and an alarm takes it back. */
const SHIFT_MINUTES = 10;

const ref = (id) => ({ Ref: id });

const versionOf = (machine) => ({
  Type: 'AWS::StepFunctions::StateMachineVersion',
  Properties: {
    StateMachineArn: ref(machine),
    // Each change of the machine is a revision, and its version replaces the one before.
    StateMachineRevisionId: { 'Fn::GetAtt': [machine, 'StateMachineRevisionId'] },
  },
});

const aliasOf = (machine, alarms) => {
  const version = { StateMachineVersionArn: ref(`${machine}Version`) };
  return {
    Type: 'AWS::StepFunctions::StateMachineAlias',
    Properties: {
      Name: 'live',
      DeploymentPreference: {
        'Fn::If': [
          'ShiftsAtOnce',
          { Type: 'ALL_AT_ONCE', ...version },
          {
            ...{ Type: 'CANARY', Percentage: 50, Interval: SHIFT_MINUTES, Alarms: alarms },
            ...version,
          },
        ],
      },
    },
  };
};

/** What ends a deployment: the alarms of a stack, by name. */
const alarmsThatTakeBack = (stack) =>
  ALARMS.flatMap(({ name, takesBack }) => (takesBack ? [`${stack}-${name}`] : []));

/** A version of each machine and its alias `live`, by which it is started (docs/decisions/309). */
const resources = async ({ resolveVariable }) => {
  // By their names: a reference would have an alias wait for alarms that are made of its machine.
  const alarms = alarmsThatTakeBack(
    `${await resolveVariable('self:service')}-${await resolveVariable('self:provider.stage')}`,
  );
  const machines = SHIFTED.map((name) => `${name}StateMachine`);
  return {
    Conditions: { ShiftsAtOnce: { 'Fn::Equals': [ref('Shift'), 'at-once'] } },
    Resources: Object.fromEntries(
      machines.flatMap((machine) => [
        [`${machine}Version`, versionOf(machine)],
        [`${machine}Alias`, aliasOf(machine, alarms)],
      ]),
    ),
  };
};

/**
 * What CloudFormation watches while it updates the stack and for as long afterwards: the alarms whose
 * ARNs `npm run stage -- deploy` gives in ROLLBACK_ALARMS, with commas between; without them, none.
 */
const rollbackConfiguration = async ({ resolveVariable }) => {
  const arns = (await resolveVariable("env:ROLLBACK_ALARMS, ''")).split(',').filter(Boolean);
  return {
    MonitoringTimeInMinutes: arns.length === 0 ? 0 : SHIFT_MINUTES,
    RollbackTriggers: arns.map((Arn) => ({ Arn, Type: 'AWS::CloudWatch::Alarm' })),
  };
};

module.exports = { alarmsThatTakeBack, resources, rollbackConfiguration };
