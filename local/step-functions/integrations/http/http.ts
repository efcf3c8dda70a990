import { type HttpRequestText, TaskFailed } from '../../contract.ts';
import { type Integration, isObject, type JsonObject, serviceIntegration } from '../integration.ts';
import type { Connection } from './connection.ts';
import { readAnswer } from './http-answer.ts';
import { type HttpAnswer, httpCall } from './http-call.ts';
import { buildHttpRequest } from './http-request.ts';

const TIMEOUT_MS = 60_000;

const connectionOf = (
  input: JsonObject,
  connections: Readonly<Record<string, Connection>>,
): Connection => {
  const config = input['InvocationConfig'] ?? input['Authentication'];
  const arn = isObject(config) ? config['ConnectionArn'] : undefined;
  if (typeof arn !== 'string') {
    throw new TaskFailed(
      'States.Runtime',
      "The field 'ConnectionArn' is required in Authentication or InvocationConfig.",
    );
  }
  const connection = connections[arn];
  if (connection === undefined) {
    throw new TaskFailed(
      'Events.ConnectionResource.ResourceNotFound',
      `The connection ${arn} does not exist. Here are: ${Object.keys(connections).join(', ') || 'none'}.`,
    );
  }
  return connection;
};

const send = async (request: Parameters<typeof httpCall>[0]): Promise<HttpAnswer> => {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await httpCall({ ...request, signal: AbortSignal.any([request.signal, timeout]) });
  } catch (error) {
    if (request.signal.aborted) throw error;
    const reason = timeout.aborted
      ? `no answer within ${TIMEOUT_MS / 1000} seconds`
      : String(error instanceof Error ? error.message : error);
    throw new TaskFailed('States.Http.Socket', `${request.method} ${request.url}: ${reason}`);
  }
};

const toText = (request: ReturnType<typeof buildHttpRequest>): HttpRequestText => ({
  method: request.method,
  url: request.url.href,
  headers: JSON.stringify(request.headers),
  ...(request.body !== undefined && { body: request.body }),
});

/** `http:invoke`: an HTTP API behind an EventBridge connection, by the developer guide's "Call HTTPS APIs". */
export const httpIntegrations = (
  connections: Readonly<Record<string, Connection>>,
  region: string,
): readonly Integration[] => [
  serviceIntegration(
    'http:invoke',
    {
      required: ['ApiEndpoint', 'Method'],
      optional: [
        'Authentication',
        'InvocationConfig',
        'Headers',
        'QueryParameters',
        'RequestBody',
        'Transform',
      ],
    },
    async (call, input) => {
      const request = buildHttpRequest(input, connectionOf(input, connections), region);
      const answer = await send({ ...request, signal: call.signal });
      call.onExchange?.({
        request: toText(request),
        requestWithoutSecrets: toText(buildHttpRequest(input, { headers: {} }, region)),
        response: {
          statusCode: String(answer.status),
          statusMessage: answer.statusText,
          headers: JSON.stringify(answer.headers),
          body: answer.body.toString(),
        },
      });
      return readAnswer(answer);
    },
  ),
];
