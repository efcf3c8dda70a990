import { describe, expect, test } from 'vitest';
import { apiDefinition } from '../../src/api/gateway/definition.ts';
import { openApiDocument } from '../../src/api/openapi/document.ts';
import { startEpisodeModel } from '../../src/api/start-episode/body.ts';
import {
  inOneLine,
  readTemplate,
  resource,
  resourcesOf,
  type Untyped,
} from './support/template.ts';

const template = readTemplate();
const api = resource(template, 'Api').Properties['Body'];
const stage = resource(template, 'ApiStage').Properties;
const operations = Object.entries<Untyped>(api.paths).flatMap(([path, methods]) =>
  Object.entries<Untyped>(methods).map(([method, operation]) => ({
    name: `${method.toUpperCase()} ${path}`,
    operation,
    integration: operation['x-amazon-apigateway-integration'],
  })),
);
const CONSOLE_ORIGIN = {
  'Fn::Sub': [
    "'${Origin}'",
    {
      Origin: {
        'Fn::If': [
          'HasConsoleOrigin',
          { Ref: 'ConsoleOrigin' },
          { 'Fn::Sub': 'https://${ConsoleDistribution.DomainName}' },
        ],
      },
    },
  ],
};
const find = (name: string) => operations.find((operation) => operation.name === name)!;

test('takes pictures as the bytes that they are', () => {
  expect(api['x-amazon-apigateway-binary-media-types']).toEqual(['image/jpeg', 'image/png']);
});

test('is the very definition that the embedded gateway serves', () => {
  const targets = {
    apiFunction: 'api',
    clipsFunction: 'clips',
    authorizer: 'authorizer',
    startExecution: 'startExecution',
    startEpisodeRole: 'role',
    consoleOrigin: 'origin',
  };
  const served = JSON.parse(JSON.stringify(apiDefinition(targets)));
  const start = find('POST /api/v1/episodes').integration;
  const named: Record<string, string> = {
    [inOneLine(find('GET /api/v1/health').integration.uri)]: 'api',
    [inOneLine(find('GET /api/v1/audio_clips/health').integration.uri)]: 'clips',
    [inOneLine(
      api.components.securitySchemes.caller['x-amazon-apigateway-authorizer'].authorizerUri,
    )]: 'authorizer',
    [inOneLine(start.uri)]: 'startExecution',
    [inOneLine(start.credentials)]: 'role',
  };
  const text = JSON.stringify(api).replaceAll(JSON.stringify(CONSOLE_ORIGIN), '"origin"');
  const deployed = JSON.parse(text, (_, value) =>
    value?.['Fn::Sub'] || value?.['Fn::GetAtt'] ? named[inOneLine(value)] : value,
  );
  expect(deployed).toEqual(served);
});

const routed = operations.filter(({ integration }) => integration.type !== 'mock');
const fixed = operations.filter(({ integration }) => integration.type === 'mock');

test('has the operations that /api/v1/openapi.json tells of, and no others', () => {
  const told = Object.entries<Untyped>(openApiDocument('').paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(routed.map(({ name }) => name).sort()).toEqual(told.sort());
});

test('asks for a caller everywhere but where anyone may ask', () => {
  const open = routed.filter(({ operation }) => operation.security.length === 0);
  expect(open.map(({ name }) => name).sort()).toEqual([
    'GET /api/v1/audio_clips/health',
    'GET /api/v1/audio_clips/{episodeId}',
    'GET /api/v1/health',
    'GET /api/v1/openapi.json',
    'POST /api/v1/search',
  ]);
  for (const { operation } of routed) expect(operation.security).toBeDefined();
});

test('gives each path an answer to preflights and to methods that it does not have', () => {
  const paths = Object.keys(api.paths).sort();
  for (const method of ['OPTIONS', 'X-AMAZON-APIGATEWAY-ANY-METHOD']) {
    const answered = fixed.filter(({ name }) => name.startsWith(`${method} `));
    expect(answered.map(({ name }) => name.split(' ')[1]).sort()).toEqual(paths);
  }
  for (const { operation, integration } of fixed) {
    const [[status, response]] = Object.entries<Untyped>(operation.responses) as [
      [string, Untyped],
    ];
    const { default: answer } = integration.responses;
    expect(answer.statusCode).toBe(status);
    const declared = Object.keys(response.headers).map((name) => `method.response.header.${name}`);
    expect(Object.keys(answer.responseParameters).sort()).toEqual(declared.sort());
    expect(
      inOneLine(answer.responseParameters['method.response.header.Access-Control-Allow-Origin']),
    ).toBe(inOneLine(CONSOLE_ORIGIN));
  }
});

test('authorizes each request by itself', () => {
  const scheme = api.components.securitySchemes.caller;
  expect(scheme['x-amazon-apigateway-authtype']).toBe('custom');
  const authorizer = scheme['x-amazon-apigateway-authorizer'];
  expect(authorizer).toMatchObject({ type: 'request', authorizerResultTtlInSeconds: 0 });
  expect(inOneLine(authorizer.authorizerUri)).toContain('${AuthorizeRequestLambdaFunction.Arn}');
});

describe('POST /api/v1/episodes', () => {
  const { operation, integration } = find('POST /api/v1/episodes');

  test('starts the execution itself, with a role for that alone', () => {
    expect(inOneLine(integration.uri)).toMatch(/:states:action\/StartExecution$/);
    expect(inOneLine(integration.credentials)).toBe('StartEpisodeRole.Arn');
  });

  test('lets no body through that its model has not seen', () => {
    expect(operation['x-amazon-apigateway-request-validator']).toBe('body');
    expect(api['x-amazon-apigateway-request-validators'].body.validateRequestBody).toBe(true);
    expect(integration.passthroughBehavior).toBe('never');
    expect(Object.keys(integration.requestTemplates)).toEqual(
      Object.keys(operation.requestBody.content),
    );
    expect(api.components.schemas.StartEpisode).toEqual(startEpisodeModel());
  });

  test('takes nothing but its own properties', () => {
    const model = api.components.schemas.StartEpisode;
    expect(model.additionalProperties).toBe(false);
    expect(model.required).toEqual(['podcastId']);
    expect(model.properties.window.additionalProperties).toBe(false);
    expect(model.properties.window.required).toEqual(['from', 'until']);
  });

  test('uses only words of JSON Schema draft 4 that API Gateway knows', () => {
    const words = new Set<string>();
    const collect = (schema: Untyped) => {
      for (const word of Object.keys(schema)) words.add(word);
      for (const inner of Object.values(schema.properties ?? {})) collect(inner);
    };
    collect(api.components.schemas.StartEpisode);
    expect([...words].sort()).toEqual(
      ['additionalProperties', 'description', 'pattern', 'properties', 'required', 'type'].sort(),
    );
  });

  test('has templates without CloudFormation’s or Velocity’s braces', () => {
    const templates = Object.values<Untyped>(integration.responses).map((r) => r.responseTemplates);
    const texts = JSON.stringify([integration.requestTemplates, templates]);
    expect(texts).not.toContain('${');
  });

  test('gives its templates the stage variables that they name', () => {
    const texts = JSON.stringify([integration.requestTemplates, integration.responses]);
    const named = [...texts.matchAll(/\$stageVariables\.(\w+)/g)].map(([, name]) => name);
    expect([...new Set(named)].sort()).toEqual(Object.keys(stage['Variables']).sort());
    expect(inOneLine(stage['Variables'].episodeStateMachineArn)).toBe('EpisodeStateMachineAlias');
  });
});

describe('the Lambda routes', () => {
  const routes = operations.filter(({ integration }) => integration.type === 'aws_proxy');

  test.each(routes)(
    '$name waits longer than its function may take, within the 29 s of API Gateway',
    ({ integration }) => {
      const { Timeout } = resource(template, 'ApiLambdaFunction').Properties;
      expect(integration.timeoutInMillis).toBeGreaterThan(Timeout * 1000);
      expect(integration.timeoutInMillis).toBeLessThanOrEqual(29_000);
    },
  );

  test('may be invoked by this API alone', () => {
    // A rule of EventBridge calls keepHistory; what it may is held with that rule.
    const permissions = resourcesOf(template, 'AWS::Lambda::Permission').filter(
      ([, { Properties }]) => Properties['Principal'] !== 'events.amazonaws.com',
    );
    // The API's own function, that of clips, and the authorizer.
    expect(permissions).toHaveLength(3);
    for (const [, { Properties }] of permissions) {
      expect(Properties['Principal']).toBe('apigateway.amazonaws.com');
      expect(inOneLine(Properties['SourceArn'])).toContain(':${Api}/');
    }
  });
});

test('answers every refusal of its own with problem details', () => {
  const responses = Object.entries<Untyped>(api['x-amazon-apigateway-gateway-responses']);
  expect(responses.map(([type]) => type)).toEqual(
    expect.arrayContaining([
      'UNAUTHORIZED',
      'ACCESS_DENIED',
      'THROTTLED',
      'DEFAULT_4XX',
      'DEFAULT_5XX',
    ]),
  );
  for (const [, response] of responses) {
    expect(response.responseParameters['gatewayresponse.header.Content-Type']).toBe(
      "'application/problem+json'",
    );
    const problem = JSON.parse(
      response.responseTemplates['application/json'].replace(
        ':$context.error.messageString',
        ':""',
      ),
    );
    expect(problem.type).toMatch(/^urn:stepcast:problem:[a-z-]+$/);
    if (response.statusCode) expect(problem.status).toBe(Number(response.statusCode));
  }
});

describe('the stage', () => {
  test('throttles, traces and keeps what callers send out of its log', () => {
    expect(stage['TracingEnabled']).toBe(true);
    expect(stage['MethodSettings']).toEqual([
      expect.objectContaining({
        HttpMethod: '*',
        ResourcePath: '/*',
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
        DataTraceEnabled: false,
      }),
      ...(
        [
          ['audio_clips~1health', 10, 20],
          // An account has a thousand functions at once: clips may not have all of them.
          ['audio_clips~1{episodeId}', 50, 200],
          ['search', 10, 20],
          ['health', 10, 20],
          ['openapi.json', 10, 20],
        ] as const
      ).map(([name, rate, burst]) =>
        expect.objectContaining({
          HttpMethod: name === 'search' ? 'POST' : 'GET',
          ResourcePath: `/~1api~1v1~1${name}`,
          ThrottlingRateLimit: rate,
          ThrottlingBurstLimit: burst,
          DataTraceEnabled: false,
        }),
      ),
    ]);
  });

  test('logs each access, without headers, to a group that forgets', () => {
    const { DestinationArn, Format } = stage['AccessLogSetting'];
    expect(inOneLine(DestinationArn)).toBe('ApiAccessLogGroup.Arn');
    expect(resource(template, 'ApiAccessLogGroup').Properties['RetentionInDays']).toBe(30);
    expect(Object.keys(JSON.parse(Format))).toContain('requestId');
    expect(Format).not.toContain('header');
  });

  test('shows the deployment of this very definition', () => {
    const deployments = resourcesOf(template, 'AWS::ApiGateway::Deployment');
    expect(deployments).toHaveLength(1);
    expect(stage['DeploymentId']).toEqual({ Ref: deployments[0]![0] });
    expect(deployments[0]![0]).toMatch(/^ApiDeployment[0-9a-f]{10}$/);
  });
});
