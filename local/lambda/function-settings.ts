/** A function as it is deployed, in the terms of Lambda's own configuration. */
export interface LambdaFunction {
  /** The path of the deployed module, an ES module in one file. */
  readonly bundle: string;
  /** The name of the bundle's export, for example `handler`. */
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Invocations at once; one more is refused with 429. Without it, one more waits for a process. */
  readonly reservedConcurrency?: number;
}

/** What all functions of one account and region share. */
export interface LambdaAccount {
  readonly region: string;
  readonly accountId: string;
  /** The credentials that each function finds in its environment. */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

export const functionArn = ({ region, accountId }: LambdaAccount, name: string): string =>
  `arn:aws:lambda:${region}:${accountId}:function:${name}`;
