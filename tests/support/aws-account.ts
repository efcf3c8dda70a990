import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the account says when it is asked; tests change it. */
export interface AccountState {
  isSignedIn: boolean;
  concurrency: number;
  /** The names of the alarms that ring; all others that are asked for don't. */
  ringing: readonly string[];
  /** Who has confirmed the topic of alarms, and who hasn't yet. */
  subscribers: { readonly confirmed: number; readonly pending: number };
  /** The stack's; undefined where there is none. */
  stack?:
    | {
        readonly status: string;
        readonly parameters?: Record<string, string>;
        readonly outputs?: Record<string, string>;
      }
    | undefined;
}

const pairs = (tag: string, key: string, value: string, of: Record<string, string> = {}): string =>
  Object.entries(of)
    .map(([k, v]) => `<member><${key}>${k}</${key}><${value}>${v}</${value}></member>`)
    .join('')
    .replace(/^.*$/s, (members) => `<${tag}>${members}</${tag}>`);

const failure = (code: string, message: string): [number, string] => [
  code === 'ValidationError' ? 400 : 403,
  `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
];

const answer = (state: AccountState, body: string): [number, string] => {
  if (!state.isSignedIn) {
    return failure(
      'InvalidClientTokenId',
      'The security token included in the request is invalid.',
    );
  }
  const { Action, StackName } = Object.fromEntries(new URLSearchParams(body));
  if (Action === 'GetCallerIdentity') {
    return [
      200,
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
    ];
  }
  if (Action === 'GetTopicAttributes') {
    const { confirmed, pending } = state.subscribers;
    const entry = (key: string, value: number) =>
      `<entry><key>${key}</key><value>${value}</value></entry>`;
    return [
      200,
      `<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes>${entry('SubscriptionsConfirmed', confirmed)}${entry('SubscriptionsPending', pending)}</Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>`,
    ];
  }
  const { stack } = state;
  if (!stack) return failure('ValidationError', `Stack with id ${StackName} does not exist`);
  return [
    200,
    `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${StackName}</StackName><StackStatus>${stack.status}</StackStatus>${pairs('Parameters', 'ParameterKey', 'ParameterValue', stack.parameters)}${pairs('Outputs', 'OutputKey', 'OutputValue', stack.outputs)}</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
  ];
};

const alarmOf =
  ({ ringing }: AccountState) =>
  (name: string) => ({
    AlarmName: name,
    AlarmArn: `arn:aws:cloudwatch:eu-central-1:123456789012:alarm:${name}`,
    StateValue: ringing.includes(name) ? 'ALARM' : 'OK',
  });

/** STS, CloudFormation, CloudWatch, SNS and Lambda on loopback, as far as `npm run stage` asks them. */
export const startAwsAccount = async () => {
  const state: AccountState = {
    isSignedIn: true,
    concurrency: 1000,
    ringing: [],
    subscribers: { confirmed: 1, pending: 0 },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    if (request.url?.includes('/account-settings')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ AccountLimit: { ConcurrentExecutions: state.concurrency } }));
      return;
    }
    if (String(request.headers['x-amz-target']).endsWith('.DescribeAlarms')) {
      const { AlarmNames } = JSON.parse(Buffer.concat(chunks).toString());
      response.setHeader('content-type', 'application/x-amz-json-1.0');
      response.end(JSON.stringify({ MetricAlarms: AlarmNames.map(alarmOf(state)) }));
      return;
    }
    const [status, text] = answer(state, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'text/xml' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    state,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
