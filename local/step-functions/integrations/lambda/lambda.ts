import { randomUUID } from 'node:crypto';
import { type Credentials, signRequest } from '../../../sigv4/index.ts';
import { type Json, type TaskCall, TaskFailed } from '../../contract.ts';
import { JsonBeyondLimits, parseJson } from '../../parse-json.ts';
import { type HttpAnswer, httpCall } from '../http/http-call.ts';
import { type Integration, type JsonObject, serviceIntegration } from '../integration.ts';
import { unreachable } from '../sdk/sdk-failure.ts';
import { sdkMetadata } from '../sdk/sdk-metadata.ts';
import { functionFailure, serviceFailure } from './lambda-failure.ts';
import { type FunctionReference, parseFunctionName } from './lambda-function-name.ts';

const BARE_ARN = /^arn:aws[\w-]*:lambda:[^:]+:[^:]+:function:[^:]+(:[^:]+)?$/;

const headerOf = (answer: HttpAnswer, name: string): string | undefined => {
  const value = answer.headers[name];
  return Array.isArray(value) ? value[0] : value;
};

const parsePayload = (body: Buffer): Json => {
  const text = body.toString();
  if (text === '') return '';
  try {
    return parseJson(text);
  } catch (error) {
    if (error instanceof JsonBeyondLimits) throw new TaskFailed('States.Runtime', error.message);
    return text;
  }
};

/** As recorded: a null payload reaches the function as an empty object, a string as the raw body. */
const bodyOf = (payload: Json | undefined): string =>
  typeof payload === 'string' ? payload : JSON.stringify(payload ?? {});

/** Lambda by its Invoke protocol at `endpoint`: the optimised `lambda:invoke` and a function's bare ARN. */
export const lambdaIntegrations = (
  endpoint: string | undefined,
  credentials?: Credentials,
): readonly Integration[] => {
  const invoke = async (
    { name, qualifier }: FunctionReference,
    body: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> => {
    if (endpoint === undefined) {
      throw unreachable('Lambda', 'no Lambda endpoint is configured (--lambda-endpoint)');
    }
    const url = new URL(`/2015-03-31/functions/${encodeURIComponent(name)}/invocations`, endpoint);
    if (qualifier !== undefined) url.searchParams.set('Qualifier', qualifier);
    const answer = await httpCall({
      url,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'content-length': String(Buffer.byteLength(body)),
        ...headers,
        ...(credentials &&
          signRequest({ method: 'POST', url, body, service: 'lambda' }, credentials, Date.now())),
      },
      body,
      signal,
    }).catch((error: unknown) => {
      throw signal.aborted ? error : unreachable('Lambda', error);
    });
    if (answer.status >= 300) throw serviceFailure(answer);
    if (headerOf(answer, 'x-amz-function-error') !== undefined) {
      throw functionFailure(answer.body.toString());
    }
    return answer;
  };

  const optimised = serviceIntegration(
    'lambda:invoke',
    {
      required: ['FunctionName'],
      optional: ['ClientContext', 'InvocationType', 'LogType', 'Payload', 'Qualifier'],
    },
    async (call: TaskCall, input: JsonObject) => {
      const reference = parseFunctionName(input['FunctionName'], input['Qualifier']);
      const type = input['InvocationType'] ?? 'RequestResponse';
      if (type !== 'RequestResponse' && type !== 'Event' && type !== 'DryRun') {
        throw new TaskFailed(
          'States.Runtime',
          `InvocationType ${JSON.stringify(type)} is none of Lambda's.`,
        );
      }
      const { ClientContext: context, LogType: logType } = input;
      const answer = await invoke(
        reference,
        bodyOf(input['Payload']),
        {
          'x-amz-invocation-type': type,
          ...(typeof context === 'string' ? { 'x-amz-client-context': context } : {}),
          ...(typeof logType === 'string' ? { 'x-amz-log-type': logType } : {}),
        },
        call.signal,
      );
      const requestId = headerOf(answer, 'x-amzn-requestid') ?? randomUUID();
      const version = headerOf(answer, 'x-amz-executed-version');
      const log = headerOf(answer, 'x-amz-log-result');
      return {
        ...(type === 'RequestResponse' ? { ExecutedVersion: version ?? '$LATEST' } : {}),
        ...(log === undefined ? {} : { LogResult: log }),
        Payload: parsePayload(answer.body),
        ...sdkMetadata(answer.status, answer.headers, requestId),
        StatusCode: answer.status,
      };
    },
  );

  const bare: Integration = {
    resource: "a Lambda function's ARN",
    matches: (resource) => BARE_ARN.test(resource),
    async run(call) {
      const headers = { 'x-amz-invocation-type': 'RequestResponse' };
      const reference = parseFunctionName(call.resource, undefined);
      const body = JSON.stringify(call.input);
      return parsePayload((await invoke(reference, body, headers, call.signal)).body);
    },
  };
  return [optimised, bare];
};
