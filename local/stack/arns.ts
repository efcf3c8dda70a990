import type { GatewayTargets } from '../../src/api/gateway/targets.ts';

// The console of a laptop is served by the gateway itself, and needs no leave from it.
export const LOCAL_CONSOLE_ORIGIN = 'http://127.0.0.1';

/** The names that things have in a stack's account, as AWS would name them. */
export const arnsOf = (region: string, accountId: string) => {
  const functionArn = (name: string) => `arn:aws:lambda:${region}:${accountId}:function:${name}`;
  const stateMachine = (name: string) =>
    `arn:aws:states:${region}:${accountId}:stateMachine:stepcast-local-${name}`;
  const liveMachine = (name: string) => `${stateMachine(name)}:live`;
  const integrationUri = (name: string) =>
    `arn:aws:apigateway:${region}:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`;
  const gatewayTargets: GatewayTargets = {
    apiFunction: integrationUri('api'),
    clipsFunction: integrationUri('clips'),
    authorizer: integrationUri('authorizeRequest'),
    startExecution: `arn:aws:apigateway:${region}:states:action/StartExecution`,
    startEpisodeRole: `arn:aws:iam::${accountId}:role/stepcast-local-start-episode`,
    consoleOrigin: `'${LOCAL_CONSOLE_ORIGIN}'`,
  };
  const capitalized = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const uncapitalized = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
  return {
    function: functionArn,
    stateMachine,
    /** The alias by which a machine is started. */
    liveMachine,
    queue: (name: string) => `arn:aws:sqs:${region}:${accountId}:${name}`,
    /** By the logical id of a machine or its alias among the resources, for example `EpisodeStateMachine`. */
    stateMachineOf: (id: string) => {
      const [, name, alias] = /^(\w+)StateMachine(Alias)?$/.exec(id) ?? [];
      if (name === undefined) return undefined;
      return (alias ? liveMachine : stateMachine)(uncapitalized(name));
    },
    /** By the logical id of a function among the resources, for example `KeepHistoryLambdaFunction`. */
    functionOf: (id: string) => {
      const [, name] = /^(\w+)LambdaFunction$/.exec(id) ?? [];
      return name === undefined ? undefined : functionArn(uncapitalized(name));
    },
    connection: `arn:aws:events:${region}:${accountId}:connection/stepcast-supabase/local`,
    gatewayTargets,
    /** The placeholder of a function's ARN in the definitions, for example `CollectContentFunctionArn`. */
    placeholder: (name: string) => `${capitalized(name)}FunctionArn`,
    /** That of a machine's ARN, for example `EpisodeStateMachineArn`. */
    machinePlaceholder: (name: string) => `${capitalized(name)}StateMachineArn`,
  };
};
