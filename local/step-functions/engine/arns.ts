/** Where the engine pretends to be. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

const prefix = ({ region, accountId }: Place): string => `arn:aws:states:${region}:${accountId}`;

export const stateMachineArn = (place: Place, name: string): string =>
  `${prefix(place)}:stateMachine:${name}`;

export const executionArn = (place: Place, machineName: string, name: string): string =>
  `${prefix(place)}:execution:${machineName}:${name}`;

/** Each run of an Express machine has an ARN of its own, whatever its name. */
export const expressArn = (
  place: Place,
  machineName: string,
  name: string,
  unique: string,
): string => `${prefix(place)}:express:${machineName}:${name}:${unique}`;

/** The resource type in a Step Functions ARN (`stateMachine`, `execution`, `express` …), or undefined when it is none. */
export const arnType = (arn: string): string | undefined =>
  /^arn:[^:\s]*:states:[^:\s]*:[^:\s]*:([^:\s]+):\S+$/.exec(arn)?.[1];
